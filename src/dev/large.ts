import { type InvoiceDocument, nobody, plain } from '../invoices/document.ts'
import { lineNetCents, totals, vatByRate } from '../invoices/invoice.ts'
import { sellerOf } from '../invoices/seller.ts'
import { noTerms } from '../invoices/terms.ts'
import { contactAccount, staffAccount } from './accounts.ts'
import { dateOf, day } from './demo/calendar.ts'
import { dupont } from './demo/dupont.ts'
import { idOf, randomFrom } from './random.ts'
import type { Tables } from './tables.ts'

/** How much of everything a company has. The first customer alone has `firstInvoices` of the invoices. */
interface Size {
  customers: number
  jobs: number
  visits: number
  requests: number
  invoices: number
  firstInvoices: number
  /** Days before and after today that are as full as a page shows, whatever the size. */
  busyDays: number
}

export const large: Size = {
  customers: 10_000,
  jobs: 50_000,
  visits: 200_000,
  requests: 40_000,
  invoices: 100_000,
  firstInvoices: 5_000,
  busyDays: 40,
}
/** Few rows, of which the lists show as many as of a large company's: what a page costs more there is the size alone. */
export const small: Size = {
  ...{ customers: 30, jobs: 90, visits: 300, requests: 60, invoices: 150, firstInvoices: 30 },
  busyDays: 40,
}
/** What lies beside a large company. */
export const quiet: Size = { ...small, busyDays: 0 }
/** As many customers as are in the portal at once on a busy day. */
export const medium: Size = {
  ...{ customers: 200, jobs: 600, visits: 2_000, requests: 400, invoices: 1_000, firstInvoices: 50 },
  busyDays: 40,
}

/** Invoices of the first customer that are to pay, whatever the size: their lists fill a page. */
const firstUnpaid = 27
/** Visits of today at one hour, as many as there are on a large company's day and more than a page of it shows. */
const fullDay = 170
/** Jobs and requests more that the first customer has, so that their lists fill a page too. */
const firstMore = 30
/** Visits of a busy day, the first few of them the technician's. */
export const busyVisits = 30
const technicianVisits = 8

// Rows go out after so many, because the connection to the database closes when nothing is sent for some seconds.
const mostGathered = 10_000

/** Place of one of the jobs that are not the first customer's, in turn: that one has as many visits in a small company. */
export const otherJobOf = ({ jobs, customers }: Pick<Size, 'jobs' | 'customers'>, turn: number): number => {
  const place = turn % (jobs - jobs / customers)
  return place + 1 + Math.floor(place / (customers - 1))
}

/**
 * Gathers a company of that size, to see what pages cost, and pauses now and then for its rows to be written.
 * Every customer may sign in as `customer-<n>@<slug>.example`.
 */
export function* gatherSizedCompany(
  slug: string,
  size: Size,
  rows: Tables,
  passwordHash: string,
  today: number,
): Generator<void> {
  const companyId = idOf('sized', slug)
  const random = randomFrom(size.customers + slug.length)
  const { company, legal } = dupont
  const [language, zone] = [company.language, company.timeZone]
  const name = `Grande Plomberie ${slug}`
  rows.companies.add(
    ...[companyId, slug, name, 'DB', language, zone, company.currency, company.country],
    ...[company.colour, null, company.phone, `contact@${slug}.example`, JSON.stringify(legal), 0, today],
  )
  const owner = `owner@${slug}.example`
  rows.staff.add(companyId, idOf(companyId, owner), owner, 'Hélène Grand', 'owner', language, today)
  rows.accounts.add(...staffAccount(companyId, idOf(companyId, owner), passwordHash, today))
  const technician = `technician@${slug}.example`
  const technicianId = idOf(companyId, technician)
  rows.staff.add(companyId, technicianId, technician, 'Marc Petit', 'technician', language, today)
  rows.accounts.add(...staffAccount(companyId, technicianId, passwordHash, today))
  const [category, type] = [idOf(companyId, 'category'), idOf(companyId, 'type')]
  rows.serviceCategories.add(companyId, category, JSON.stringify({ fr: 'Plomberie', en: 'Plumbing' }))
  rows.jobTypes.add(companyId, type, category, JSON.stringify({ fr: 'Dépannage', en: 'Repair' }))

  const customerOf = (place: number) => idOf(companyId, 'customer', place % size.customers)
  for (let i = 0; i < size.customers; i++) {
    const [email, customer] = [`customer-${i}@${slug}.example`, customerOf(i)]
    rows.customers.add(
      ...[companyId, customer, 'person', nameOf(i), email, phoneOf(i), `${i} rue Longue`, null, language],
      ...['INTERNE', today, null, null, nameOf(i), null, null, '[]'],
    )
    const contact = idOf(companyId, email)
    rows.contacts.add(companyId, contact, customer, email, nameOf(i), language, 1, 1, 1, today)
    rows.accounts.add(...contactAccount(companyId, customer, contact, passwordHash, today))
    if (i % mostGathered === 0) yield
  }
  const jobOf = (place: number) => idOf(companyId, 'job', place)
  const jobCustomerOf = (place: number) => customerOf(place < size.jobs ? place : 0)
  for (let i = 0; i < size.jobs + firstMore; i++) {
    const status = statuses[Math.floor(random() * statuses.length)] ?? 'open'
    const title = dupont.jobs[i % dupont.jobs.length]?.title ?? ''
    rows.jobs.add(
      ...[companyId, jobCustomerOf(i), jobOf(i), type, title, null, `${i} rue Longue`, status, null],
      ...['INTERNE', today - (i % 900) * day, '[]'],
    )
    if (i % mostGathered === 0) yield
  }
  for (let i = 0; i < size.visits; i++) {
    const start = today + Math.floor((random() - 0.8) * 600) * day + 8 * 3_600_000
    const status = start < today ? 'done' : 'planned'
    // A job and its customer share their place, so a visit's place gives both.
    const job = i % size.jobs
    rows.visits.add(
      ...[companyId, customerOf(job), idOf(companyId, 'visit', i), jobOf(job), start, start + 3_600_000, status],
      ...[null, 'INTERNE', today],
    )
    if (i % mostGathered === 0) yield
  }
  for (let i = 0; i < firstMore * 2; i++) {
    const [job, start] = [size.jobs + (i % firstMore), today + (i - firstMore) * 5 * day + 13 * 3_600_000]
    rows.visits.add(
      ...[companyId, customerOf(0), idOf(companyId, 'first visit', i), jobOf(job), start, start + 3_600_000],
      ...[start < today ? 'done' : 'planned', null, 'INTERNE', today],
    )
  }
  for (let i = 0; i < busyVisits * size.busyDays * 2; i++) {
    const date = today + (Math.floor(i / busyVisits) - size.busyDays) * day
    const [place, job] = [i % busyVisits, otherJobOf(size, i)]
    const [id, start] = [idOf(companyId, 'busy visit', i), date + 7 * 3_600_000 + place * 900_000]
    rows.visits.add(
      ...[companyId, customerOf(job), id, jobOf(job), start, start + 900_000, date < today ? 'done' : 'planned'],
      ...[null, 'INTERNE', today],
    )
    if (place < technicianVisits)
      rows.visitTechnicians.add(companyId, id, technicianId, jobOf(job), customerOf(job), start)
  }
  for (let i = 0; i < (size.busyDays > 0 ? fullDay : 0); i++) {
    const [job, start] = [otherJobOf(size, i), today + 8 * 3_600_000]
    rows.visits.add(
      ...[companyId, customerOf(job), idOf(companyId, 'full day', i), jobOf(job), start, start + 3_600_000, 'planned'],
      ...[null, 'INTERNE', today],
    )
  }
  for (let i = 0; i < size.requests + firstMore; i++) {
    // The youngest wait for an answer; those before were answered or taken back.
    const waits = i < size.requests && i >= size.requests - 30
    const asked = waits ? today : today - Math.ceil((1 - (i % size.requests) / size.requests) * 700) * day
    const [start, job] = [asked + 9 * day, i < size.requests ? i % size.jobs : size.jobs + i - size.requests]
    const [status, by] = waits ? ['pending', 'customer'] : ['declined', 'staff']
    const [customer, id] = [jobCustomerOf(job), idOf(companyId, 'request', i)]
    rows.requests.add(
      ...[companyId, customer, id, 'visit', jobOf(job), null, start, start + 3_600_000],
      ...[null, status, 1, '[]', null, start + 3_600_000, asked, by, asked],
    )
    if (i % mostGathered === 0) yield
  }
  const lines = dupont.work.slice(0, 3).map((work) => {
    const line = { ...work, discountBasisPoints: 0 }
    return { ...line, netCents: lineNetCents(line) }
  })
  const sums = totals(lines)
  const { currency } = company
  const portal = `http://${slug}.localhost:8787/portal`
  const seller = sellerOf({ ...company, name, legal, logo: null }, portal, language)
  for (let i = 0; i < size.invoices; i++) {
    const place = i < size.firstInvoices ? 0 : 1 + (i % (size.customers - 1))
    // Jobs come round to the same customer, so each of these places is a job of theirs.
    const job = place + size.customers * (i % (size.jobs / size.customers))
    const [customer, id] = [customerOf(place), idOf(companyId, 'invoice', i)]
    const issued = today - Math.floor((size.invoices - i) / (size.invoices / 700)) * day
    const number = `FA${dateOf(issued).slice(2, 4)}${dateOf(issued).slice(5, 7)}-${String(i + 1).padStart(4, '0')}`
    const texts = { number, issuedOn: dateOf(issued), dueOn: dateOf(issued + 30 * day) }
    const buyer = { ...nobody, name: nameOf(place), address: [`${place} rue Longue`], country: company.country }
    const document: InvoiceDocument = {
      ...plain,
      ...{ language, currency, ...texts, servedOn: null, seller, buyer, site: null, jobTitle: null, lines },
      ...{ vat: vatByRate(lines), ...sums, dueCents: sums.totalCents, notes: legal.notes[language] },
    }
    rows.invoices.add(
      ...[companyId, customer, id, jobOf(job), 'issued', number, i + 1, texts.issuedOn, texts.dueOn],
      ...[sums.netCents, sums.vatCents, sums.totalCents, JSON.stringify(document), 'INTERNE', issued],
      ...['invoice', null, 0, 0, 0, null, null, JSON.stringify(noTerms)],
    )
    for (const [index, line] of lines.entries()) {
      rows.invoiceLines.add(
        ...[companyId, customer, id, index + 1, line.description, line.quantityThousandths, line.unit],
        ...[line.unitPriceCents, 0, line.vatRateBasisPoints, line.netCents],
      )
    }
    if (i % 10 !== 0 && i >= firstUnpaid) {
      const paid = idOf(id, 'payment')
      rows.payments.add(companyId, customer, paid, id, sums.totalCents, texts.dueOn, 'transfer', issued, null)
    }
    if (i % mostGathered === 0) yield
  }
  rows.invoiceCounters.add(companyId, 'invoice', size.invoices, dateOf(today))
  yield
}

// Every second customer has a name that others have too, as in a real list; the rest are told apart by their number.
const nameOf = (place: number): string =>
  place % 2 === 0
    ? `Client ${place}`
    : `${firstNames[(place >> 1) % firstNames.length]} ${lastNames[((place >> 5) + commonName) % lastNames.length]}`
// The first of them, in a small company too, have a name that fills a list when it is searched for.
const commonName = 5
const firstNames = ['Zoé', 'Émile', 'Françoise', 'Jean-Luc', 'Anaïs', 'Gaël', 'Noëlle', 'Paul', 'Inès', 'Théo', 'Maud']
const lastNames = ['Lefèvre', 'Müller', 'D’Angelo', 'Garçon', 'Bœuf', 'Perrin', 'Nguyen', 'Saint-Étienne', 'Benoît']

// Of a range kept for fiction (Arcep, 04 65 71).
const phoneOf = (place: number): string =>
  `04 65 71 ${String(Math.floor(place / 100) % 100).padStart(2, '0')} ${String(place % 100).padStart(2, '0')}`

const statuses = ['open', 'in_progress', 'completed', 'completed', 'cancelled'] as const
