import type { JobStatus } from '../../jobs/job.ts'
import { contactAccount, formerAccount, staffAccount } from '../accounts.ts'
import { idOf } from '../random.ts'
import type { Tables } from '../tables.ts'
import type { Owed } from './bills.ts'
import { day, localTime, workDay } from './calendar.ts'
import { writeInvoices } from './invoices.ts'
import { nextClosing } from './planning.ts'
import { writeRequests } from './requests.ts'
import { type Person, type Script, statusCycle } from './script.ts'

/** Who the rows are for, and when: all that differs from one run to another. */
export interface Setting {
  companyId: string
  logo: string | null
  passwordHash: string
  /** UTC milliseconds. */
  now: number
  /** The start of today, in UTC milliseconds. */
  today: number
}

/** Gathers the rows of a demo company: people, jobs in every status, visits old and new, invoices paid and not. */
export function writeCompany(script: Script, rows: Tables, setting: Setting): void {
  const { companyId, passwordHash, today } = setting
  const { company, legal, planning, closing } = script
  const created = today - 1200 * day
  rows.companies.add(
    ...[companyId, company.slug, company.name, 'DB', company.language, company.timeZone, company.currency],
    ...[company.country, company.colour, setting.logo, company.phone, company.email, JSON.stringify(legal), 0],
    ...[created, JSON.stringify({ ...planning, closings: [nextClosing(closing, today)] })],
    JSON.stringify(script.invoicing),
  )
  for (const { email, name, role } of script.staff) {
    const id = idOf(companyId, email)
    rows.staff.add(companyId, id, email, name, role, company.language, created)
    rows.accounts.add(...staffAccount(companyId, id, passwordHash, created))
  }
  for (const { names, types } of script.categories) {
    const category = idOf(companyId, 'category', names.en)
    rows.serviceCategories.add(companyId, category, JSON.stringify(names))
    for (const type of types) {
      rows.jobTypes.add(companyId, typeId(companyId, type[company.language]), category, JSON.stringify(type))
    }
  }
  for (const { description, unit, unitPriceCents, vatRateBasisPoints } of script.work) {
    // The demo's wares are named in the company's language alone, so the name serves in both.
    const names = JSON.stringify({ fr: description, en: description })
    const item = idOf(companyId, 'item', description)
    rows.catalogueItems.add(companyId, item, names, unit, unitPriceCents, vatRateBasisPoints, created)
  }
  const owed = script.customers.flatMap((person, index) => writeCustomer(script, rows, setting, person, index))
  writeInvoices(script, rows, setting, owed)
}

function writeCustomer(script: Script, rows: Tables, setting: Setting, person: Person, index: number): Owed[] {
  const { companyId, passwordHash, today } = setting
  const { language } = script.company
  const { name, kind, phone, address, vatNumber = null, email = null, contact } = person
  const { civility = null, mobile = null, siren = null, tags = [] } = person
  const [firstName, lastName] = kind === 'person' ? namesOf(name) : [null, null]
  const customerId = idOf(companyId, 'customer', name)
  const since = today - (700 + index * 13) * day
  rows.customers.add(
    ...[companyId, customerId, kind, name, contact?.email ?? email, phone, address, vatNumber, language],
    ...[noteOf(script, index), since, civility, firstName, lastName, mobile, siren, JSON.stringify(tags)],
  )
  if (contact) {
    const { name, email } = contact
    const contactId = idOf(companyId, email)
    rows.contacts.add(companyId, contactId, customerId, email, name, language, 1, 1, 1, since)
    rows.accounts.add(...contactAccount(companyId, customerId, contactId, passwordHash, since))
  }
  for (const { name, email, sees, access } of person.others ?? []) {
    const id = idOf(companyId, email)
    const [work, money] = [Number(sees !== 'invoices'), Number(sees !== 'jobs')]
    rows.contacts.add(companyId, id, customerId, email, name, language, work, money, work, since)
    if (access === 'active') rows.accounts.add(...contactAccount(companyId, customerId, id, passwordHash, since))
    else if (access !== 'none')
      rows.accounts.add(...formerAccount(companyId, customerId, id, today, access === 'revoked' ? today : null))
  }
  const jobs = Array.from({ length: contact?.jobs ?? 1 + (index % 2) }, (_, place) =>
    writeJob(script, rows, setting, { customerId, person, index, place }),
  )
  return Array.from({ length: contact?.invoices ?? 1 }, (_, place) => {
    const draft = contact !== undefined && place === 1
    const age = contact ? 3 + place * 11 + index : 5 + ((index * 17) % 120)
    // No work is billed before it began; what is older than every job was billed without one.
    const begun = jobs.filter((job) => job.status !== 'cancelled' && job.age >= age)
    const job = begun[place % Math.max(1, begun.length)]
    return { customerId, person, job, age: draft ? undefined : age, place, turn: place + index }
  })
}

interface Turn {
  customerId: string
  person: Person
  /** The customer's place in the company, and the job's with the customer. */
  index: number
  place: number
}

function writeJob(script: Script, rows: Tables, setting: Setting, { customerId, person, index, place }: Turn) {
  const { companyId, today } = setting
  const job = script.jobs[(place + index * 2) % script.jobs.length] ?? { title: '', type: '', scope: '' }
  const status = statusCycle[(place + index) % statusCycle.length] ?? 'open'
  const age = place * 31 + (isActive(status) ? 9 : 40)
  const id = idOf(companyId, customerId, 'job', place)
  const home = person.address.replaceAll('\n', ', ')
  const elsewhere = place % 3 === 1 ? script.streets[(place + index) % script.streets.length] : undefined
  const location = place === 2 ? null : (elsewhere ?? home)
  const reference =
    place % 2 === 0 ? `${script.company.slug.slice(0, 2).toUpperCase()}-${1040 + index * 10 + place}` : null
  rows.jobs.add(
    ...[companyId, customerId, id, typeId(companyId, job.type), job.title, reference, location, status, job.scope],
    ...[
      noteOf(script, index + place),
      today - age * day,
      JSON.stringify(person.tags?.includes('syndic') ? ['syndic'] : []),
    ],
  )
  const sent = script.staff.find(({ role }) => role === 'technician')
  const technician = sent && idOf(companyId, sent.email)
  let next: string | undefined
  for (const [turn, offset] of visitDays(status, age, index, place).entries()) {
    const start = localTime(workDay(today + offset * day), 8 + ((place + index + turn) % 8), script.company.timeZone)
    const end = start + (60 + ((place + turn) % 3) * 45) * 60_000
    const comments = end <= setting.now ? script.comments.after : script.comments.before
    const calledOff = status === 'cancelled' || (turn === 2 && place === 1)
    const visit = idOf(id, 'visit', turn)
    const visitStatus = calledOff ? 'cancelled' : end <= setting.now ? 'done' : 'planned'
    if (visitStatus === 'planned') next ??= visit
    rows.visits.add(
      ...[companyId, customerId, visit, id, start, end, visitStatus],
      comments[(place + turn) % (comments.length + 1)] ?? null,
      ...[noteOf(script, index + turn), today - Math.min(age, 12) * day],
    )
    // The technician goes to most visits, not to all.
    if (technician && (index + place + turn) % 3 !== 2)
      rows.visitTechnicians.add(companyId, visit, technician, id, customerId, start)
  }
  if (person.contact && place === 0)
    writeRequests(script, rows, setting, { customerId, jobId: id, visitId: next }, index)
  return { id, title: job.title, site: location === home ? null : location, status, age }
}

const isActive = (status: JobStatus) => status === 'open' || status === 'in_progress'

/** Days from today on which a job is visited: before and after today while it is active, else soon after it began. */
function visitDays(status: JobStatus, age: number, index: number, place: number): number[] {
  if (!isActive(status)) return place % 2 === 0 && status === 'completed' ? [8 - age, 15 - age] : [8 - age]
  const before = -6 - (place % 3)
  if (index > 1) return [before, index % 4]
  return place > 1 ? [before, 2 + place] : [before, 2 + place, 16 + place]
}

/** First and last name, parted at the last space. */
const namesOf = (name: string): [string | null, string] => {
  const at = name.lastIndexOf(' ')
  return at < 0 ? [null, name] : [name.slice(0, at), name.slice(at + 1)]
}

const typeId = (companyId: string, name: string) => idOf(companyId, 'type', name)

const noteOf = ({ internal }: Script, place: number) => internal[place % internal.length] ?? null
