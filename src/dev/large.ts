import { lineNetCents, totals, vatByRate } from '../invoices/invoice.ts'
import { dupont } from './demo/dupont.ts'
import { idOf, randomFrom } from './random.ts'
import type { Tables } from './tables.ts'

const day = 24 * 60 * 60 * 1000
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** How much of everything a company has. The first customer alone has `firstInvoices` of the invoices. */
export interface Size {
  customers: number
  jobs: number
  visits: number
  invoices: number
  firstInvoices: number
}

export const large: Size = { customers: 10_000, jobs: 50_000, visits: 200_000, invoices: 100_000, firstInvoices: 5_000 }
export const small: Size = { customers: 20, jobs: 60, visits: 200, invoices: 100, firstInvoices: 10 }

/** Gathers a company of that size, to see what pages cost. Every customer may sign in as `customer-<n>@<slug>.example`. */
export function writeSizedCompany(slug: string, size: Size, rows: Tables, passwordHash: string, today: number): void {
  const companyId = idOf('sized', slug)
  const random = randomFrom(size.customers + slug.length)
  const { company, legal } = dupont
  const [language, zone] = [company.language, company.timeZone]
  rows.companies.add(
    ...[companyId, slug, `Grande Plomberie ${slug}`, 'DB', language, zone, company.currency, company.country],
    ...[company.colour, null, company.phone, `contact@${slug}.example`, JSON.stringify(legal), today],
  )
  const owner = `owner@${slug}.example`
  rows.staff.add(companyId, idOf(companyId, owner), owner, 'Hélène Grand', 'owner', language, passwordHash, today)
  const [category, type] = [idOf(companyId, 'category'), idOf(companyId, 'type')]
  rows.serviceCategories.add(companyId, category, JSON.stringify({ fr: 'Plomberie', en: 'Plumbing' }))
  rows.jobTypes.add(companyId, type, category, JSON.stringify({ fr: 'Dépannage', en: 'Repair' }))

  const customerOf = (place: number) => idOf(companyId, 'customer', place % size.customers)
  for (let i = 0; i < size.customers; i++) {
    const email = `customer-${i}@${slug}.example`
    rows.customers.add(
      companyId,
      customerOf(i),
      'person',
      `Client ${i}`,
      email,
      null,
      `${i} rue Longue`,
      language,
      'INTERNE',
      today,
    )
    rows.contacts.add(
      companyId,
      idOf(companyId, email),
      customerOf(i),
      email,
      `Client ${i}`,
      language,
      passwordHash,
      today,
    )
  }
  const jobOf = (place: number) => idOf(companyId, 'job', place % size.jobs)
  for (let i = 0; i < size.jobs; i++) {
    const status =
      (['open', 'in_progress', 'completed', 'completed', 'cancelled'] as const)[Math.floor(random() * 5)] ?? 'open'
    const title = dupont.jobs[i % dupont.jobs.length]?.title ?? ''
    rows.jobs.add(
      companyId,
      customerOf(i),
      jobOf(i),
      type,
      title,
      null,
      `${i} rue Longue`,
      status,
      null,
      'INTERNE',
      today - (i % 900) * day,
    )
  }
  for (let i = 0; i < size.visits; i++) {
    const start = today + Math.floor((random() - 0.8) * 600) * day + 8 * 3_600_000
    const status = start < today ? 'done' : 'planned'
    // A job and its customer share their place, so a visit's place gives both.
    const job = i % size.jobs
    rows.visits.add(
      companyId,
      customerOf(job),
      idOf(companyId, 'visit', i),
      jobOf(job),
      start,
      start + 3_600_000,
      status,
      null,
      'INTERNE',
      today,
    )
  }
  writeInvoices()

  function writeInvoices(): void {
    const lines = dupont.work.slice(0, 3).map((work) => {
      const line = { ...work, discountBasisPoints: 0, vatRateBasisPoints: 1000 }
      return { ...line, netCents: lineNetCents(line) }
    })
    const sums = totals(lines)
    for (let i = 0; i < size.invoices; i++) {
      const customer = customerOf(i < size.firstInvoices ? 0 : i)
      const id = idOf(companyId, 'invoice', i)
      const issued = today - Math.floor((size.invoices - i) / (size.invoices / 700)) * day
      const number = `FA${dateOf(issued).slice(2, 4)}${dateOf(issued).slice(5, 7)}-${String(i + 1).padStart(4, '0')}`
      const texts = { number, issuedOn: dateOf(issued), dueOn: dateOf(issued + 30 * day) }
      const seller = { ...legal, ...company, logo: null, portal: `http://${slug}.localhost:8787/portal` }
      const document = JSON.stringify({
        ...{ language, currency: company.currency, ...texts, servedOn: null, seller, site: null, jobTitle: null },
        ...{
          buyer: { name: 'Client', address: ['rue Longue'], vatNumber: null },
          lines,
          vat: vatByRate(lines),
          ...sums,
        },
        notes: [],
      })
      rows.invoices.add(
        ...[companyId, customer, id, null, 'issued', number, i + 1, texts.issuedOn, texts.dueOn],
        ...[sums.netCents, sums.vatCents, sums.totalCents, document, 'INTERNE', issued],
      )
      for (const [index, line] of lines.entries()) {
        rows.invoiceLines.add(
          ...[companyId, customer, id, index + 1, line.description, line.quantityThousandths, line.unit],
          ...[line.unitPriceCents, 0, line.vatRateBasisPoints, line.netCents],
        )
      }
      if (i % 10 !== 0) {
        rows.payments.add(
          companyId,
          customer,
          idOf(id, 'payment'),
          id,
          sums.totalCents,
          texts.dueOn,
          'transfer',
          issued,
        )
      }
    }
  }
}
