import type { InvoiceDocument } from '../../invoices/document.ts'
import { lineNetCents, totals, vatByRate } from '../../invoices/invoice.ts'
import { idOf } from '../random.ts'
import type { Tables } from '../tables.ts'
import { type Person, type Script, statusCycle } from './script.ts'

const day = 24 * 60 * 60 * 1000
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Who the rows are for, and when: all that differs from one run to another. */
export interface Setting {
  companyId: string
  logo: string | null
  passwordHash: string
  /** The start of today, in UTC milliseconds. */
  today: number
}

/** Gathers the rows of a demo company: people, jobs in every status, visits old and new, invoices paid and not. */
export function writeCompany(script: Script, rows: Tables, setting: Setting): void {
  const { companyId, passwordHash, today } = setting
  const { company, legal } = script
  const created = today - 400 * day
  rows.companies.add(
    ...[companyId, company.slug, company.name, 'DB', company.language, company.timeZone, company.currency],
    ...[company.country, company.colour, setting.logo, company.phone, company.email, JSON.stringify(legal), created],
  )
  for (const { email, name, role } of script.staff) {
    rows.staff.add(companyId, idOf(companyId, email), email, name, role, company.language, passwordHash, created)
  }
  for (const { names, types } of script.categories) {
    const category = idOf(companyId, 'category', names.en)
    rows.serviceCategories.add(companyId, category, JSON.stringify(names))
    for (const type of types) {
      rows.jobTypes.add(companyId, typeId(companyId, type[company.language]), category, JSON.stringify(type))
    }
  }
  const issued = script.customers.flatMap((person, index) => writeCustomer(script, rows, setting, person, index))
  writeInvoices(script, rows, setting, issued)
}

interface Owed {
  customerId: string
  person: Person
  jobId: string
  jobTitle: string
  /** How long ago it was issued, in days; undefined for a draft. */
  age: number | undefined
  place: number
}

function writeCustomer(script: Script, rows: Tables, setting: Setting, person: Person, index: number): Owed[] {
  const { companyId, passwordHash, today } = setting
  const { language } = script.company
  const customerId = idOf(companyId, 'customer', person.name)
  const email = person.contact?.email ?? null
  rows.customers.add(
    ...[companyId, customerId, person.kind, person.name, email, null, person.address, language],
    ...[script.internal, today - (380 - index) * day],
  )
  if (person.contact) {
    const { name, email } = person.contact
    rows.contacts.add(companyId, idOf(companyId, email), customerId, email, name, language, passwordHash, today)
  }
  const jobCount = person.contact?.jobs ?? 1
  const jobs = Array.from({ length: jobCount }, (_, place) => writeJob(script, rows, setting, customerId, index, place))
  const invoiceCount = person.contact?.invoices ?? 1
  return Array.from({ length: invoiceCount }, (_, place) => {
    const { jobId, title } = jobs[place % jobs.length] ?? { jobId: '', title: '' }
    return {
      customerId,
      person,
      jobId,
      jobTitle: title,
      age: place === 1 && person.contact ? undefined : 3 + place * 11 + index,
      place,
    }
  })
}

function writeJob(script: Script, rows: Tables, setting: Setting, customerId: string, index: number, place: number) {
  const { companyId, today } = setting
  const job = script.jobs[(place + index * 2) % script.jobs.length] ?? { title: '', type: '', scope: '' }
  const status = statusCycle[place % statusCycle.length] ?? 'open'
  const jobId = idOf(companyId, customerId, 'job', place)
  const location = place === 2 ? null : (script.streets[place % script.streets.length] ?? null)
  const reference =
    place % 2 === 0 ? `${script.company.slug.slice(0, 2).toUpperCase()}-${1040 + index * 10 + place}` : null
  rows.jobs.add(
    ...[companyId, customerId, jobId, typeId(companyId, job.type), job.title, reference, location, status, job.scope],
    ...[script.internal, today - (place * 31 + 9) * day],
  )
  const offsets =
    status === 'in_progress' || status === 'open'
      ? [-6 - place * 2, 2 + place, 16 + place]
      : status === 'cancelled'
        ? []
        : [-40 - place * 20 - index]
  for (const [turn, offset] of offsets.entries()) {
    const start = localTime(weekday(today + (offset + index) * day), 8 + ((place + turn) % 8), script.company.timeZone)
    const comments = offset < 0 ? script.comments.after : script.comments.before
    const state = turn === 2 && place === 1 ? 'cancelled' : offset < 0 ? 'done' : 'planned'
    rows.visits.add(
      ...[companyId, customerId, idOf(jobId, 'visit', turn), jobId, start, start + 90 * 60_000, state],
      ...[comments[(place + turn) % (comments.length + 1)] ?? null, script.internal, today],
    )
  }
  if (place === 0 && index < 2) writeRequests(script, rows, setting, customerId, jobId)
  return { jobId, title: job.title }
}

function writeRequests(script: Script, rows: Tables, setting: Setting, customerId: string, jobId: string): void {
  const { companyId, today } = setting
  const start = localTime(today + 9 * day, 9, script.company.timeZone)
  const common = (name: string): (string | number)[] => [
    companyId,
    customerId,
    idOf(jobId, name),
    jobId,
    start,
    start + 7_200_000,
  ]
  rows.requests.add(...common('pending'), script.wish, 'pending', null, today - day)
  rows.requests.add(...common('declined'), script.declined.wish, 'declined', script.declined.reason, today - 8 * day)
}

function writeInvoices(script: Script, rows: Tables, setting: Setting, owed: Owed[]): void {
  const { companyId, today } = setting
  let sequence = 0
  // Numbers follow the days of issue, oldest first, without a gap; drafts have none.
  for (const one of owed.toSorted((a, b) => (b.age ?? -1) - (a.age ?? -1))) {
    const { customerId, jobId, age, place } = one
    const id = idOf(companyId, customerId, 'invoice', place)
    const lines = script.work
      .filter((_, index) => (index + place) % 3 !== 0)
      .map((work, index) => {
        const discountBasisPoints = index === 1 && place % 4 === 0 ? 1000 : 0
        const vatRateBasisPoints = script.vatRates[index % script.vatRates.length] ?? 0
        const line = { ...work, discountBasisPoints, vatRateBasisPoints }
        return { ...line, netCents: lineNetCents(line) }
      })
    const sums = totals(lines)
    const issued =
      age === undefined ? undefined : { ...numbered(script.series, ++sequence, today - age * day), ageInDays: age }
    const document = issued && JSON.stringify(documentOf(script, setting, one, lines, issued))
    rows.invoices.add(
      ...[companyId, customerId, id, jobId, issued ? (place === 20 ? 'cancelled' : 'issued') : 'draft'],
      ...[issued?.number ?? null, issued?.sequence ?? null, issued?.issuedOn ?? null, issued?.dueOn ?? null],
      ...[sums.netCents, sums.vatCents, sums.totalCents, document ?? null, script.internal, today - (age ?? 0) * day],
    )
    for (const [index, line] of lines.entries()) {
      rows.invoiceLines.add(
        ...[companyId, customerId, id, index + 1, line.description, line.quantityThousandths, line.unit],
        ...[line.unitPriceCents, line.discountBasisPoints, line.vatRateBasisPoints, line.netCents],
      )
    }
    const paid = issued && place !== 20 ? paidOf(place, sums.totalCents) : 0
    if (issued && paid > 0) {
      const paidOn = dateOf(Math.min(today, today - issued.ageInDays * day + 12 * day))
      const method = (['transfer', 'card', 'cheque'] as const)[place % 3] ?? 'transfer'
      rows.payments.add(companyId, customerId, idOf(id, 'payment'), id, paid, paidOn, method, today)
    }
  }
}

/** The newest is unpaid, a few are part-paid or left overdue, the rest are paid. */
const paidOf = (place: number, total: number): number => {
  if (place === 0 || place === 5 || place === 9) return 0
  return place === 2 || place === 6 ? Math.round(total / 3) : total
}

const numbered = (series: string, sequence: number, time: number) => ({
  sequence,
  number: `${series}${dateOf(time).slice(2, 4)}${dateOf(time).slice(5, 7)}-${String(sequence).padStart(4, '0')}`,
  issuedOn: dateOf(time),
  dueOn: dateOf(time + 30 * day),
})

function documentOf(
  { company, legal }: Script,
  { logo }: Setting,
  { person, jobTitle }: Owed,
  lines: InvoiceDocument['lines'],
  { number, issuedOn, dueOn }: { number: string; issuedOn: string; dueOn: string },
): InvoiceDocument {
  return {
    language: company.language,
    currency: company.currency,
    number,
    issuedOn,
    servedOn: issuedOn,
    dueOn,
    seller: {
      name: company.name,
      legalForm: legal.legalForm,
      address: legal.address,
      email: company.email,
      phone: company.phone,
      registrations: legal.registrations,
      insurance: legal.insurance,
      bank: legal.bank,
      logo,
      portal: `http://${company.slug}.localhost:8787/portal`,
      colour: company.colour,
    },
    buyer: { name: person.name, address: person.address.split('\n'), vatNumber: null },
    site: null,
    jobTitle,
    lines: lines.map(
      ({
        description,
        quantityThousandths,
        unit,
        unitPriceCents,
        discountBasisPoints,
        vatRateBasisPoints,
        netCents,
      }) => ({
        description,
        quantityThousandths,
        unit,
        unitPriceCents,
        discountBasisPoints,
        vatRateBasisPoints,
        netCents,
      }),
    ),
    vat: vatByRate(lines),
    ...totals(lines),
    notes: legal.notes[company.language],
  }
}

/** The day itself, or the Monday after a weekend. */
const weekday = (time: number) => time + ({ 0: 1, 6: 2 }[new Date(time).getUTCDay()] ?? 0) * day

const typeId = (companyId: string, name: string) => idOf(companyId, 'type', name)

/** The instant at which the clock of the zone shows `hour` on that day. */
function localTime(dayStart: number, hour: number, timeZone: string): number {
  const guess = dayStart + hour * 3_600_000
  const shown = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(guess))
  return guess - (shown - hour) * 3_600_000
}
