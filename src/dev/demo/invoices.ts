import type { Legal } from '../../companies/company.ts'
import { type InvoiceDocument, plain, type Seller } from '../../invoices/document.ts'
import { lineNetCents, totals, vatByRate } from '../../invoices/invoice.ts'
import { sellerOf as sellerFrom } from '../../invoices/seller.ts'
import { idOf } from '../random.ts'
import type { Tables } from '../tables.ts'
import { dateOf, day } from './calendar.ts'
import type { Person, Script } from './script.ts'
import type { Setting } from './write.ts'

/** An invoice to be, before it has its number. */
export interface Owed {
  customerId: string
  person: Person
  job: { id: string; title: string; site: string | null } | undefined
  /** How long ago it was issued, in days; undefined for a draft. */
  age: number | undefined
  /** Its place with the customer, newest first, and in the pattern of what is paid. */
  place: number
  turn: number
}

/** Gathers a company's invoices. Numbers follow the days of issue, oldest first, without a gap; drafts have none. */
export function writeInvoices(script: Script, rows: Tables, setting: Setting, owed: Owed[]): void {
  const { companyId, today } = setting
  let sequence = 0
  for (const one of owed.toSorted((a, b) => (b.age ?? -1) - (a.age ?? -1))) {
    const { customerId, job, age, place, turn } = one
    const id = idOf(companyId, customerId, 'invoice', place)
    const lines = linesOf(script, one)
    const sums = totals(lines)
    const issued = age === undefined ? undefined : numbered(script.series, ++sequence, today - age * day)
    const status = issued ? (turn === 20 ? 'cancelled' : 'issued') : 'draft'
    const document = issued ? JSON.stringify(documentOf(script, setting, one, lines, issued)) : null
    const note = script.internal[turn % script.internal.length] ?? null
    rows.invoices.add(
      ...[companyId, customerId, id, job?.id ?? null, status],
      ...[issued?.number ?? null, issued?.sequence ?? null, issued?.issuedOn ?? null, issued?.dueOn ?? null],
      ...[sums.netCents, sums.vatCents, sums.totalCents, document, note, today - (age ?? 0) * day],
    )
    for (const [index, line] of lines.entries()) {
      rows.invoiceLines.add(
        ...[companyId, customerId, id, index + 1, line.description, line.quantityThousandths, line.unit],
        ...[line.unitPriceCents, line.discountBasisPoints, line.vatRateBasisPoints, line.netCents],
      )
    }
    if (age === undefined || status !== 'issued') continue
    for (const [index, amount] of paymentsOf(turn, sums.totalCents).entries()) {
      const paidOn = dateOf(today - Math.max(0, age - 12 - index * 9) * day)
      const method = methods[turn % methods.length] ?? 'transfer'
      rows.payments.add(companyId, customerId, idOf(id, 'payment', index), id, amount, paidOn, method, today)
    }
  }
}

/** Who sends a company's invoices, as printed on them. */
export function sellerOf(company: Script['company'], legal: Legal, logo: string | null): Seller {
  return sellerFrom({ ...company, legal, logo }, `http://${company.slug}.localhost:8787/portal`, company.language)
}

const methods = ['transfer', 'card', 'cheque'] as const

function linesOf({ work, unchecked }: Script, { turn, age }: Owed): InvoiceDocument['lines'] {
  return work
    .filter((_, index) => (index + turn) % 3 !== 0)
    .slice(0, 2 + (turn % 4))
    .map((item, index) => {
      const line = { ...item, discountBasisPoints: index === 1 && turn % 4 === 0 ? 1000 : 0 }
      const description = age === undefined ? `${item.description} (${unchecked})` : item.description
      return { ...line, description, netCents: lineNetCents(line) }
    })
}

/** Some are left unpaid, a few are paid in part or in two payments, the rest in one. */
function paymentsOf(turn: number, total: number): number[] {
  const third = Math.round(total / 3)
  if (turn === 0 || turn === 5 || turn === 9) return []
  if (turn === 2 || turn === 6) return [third]
  return turn % 7 === 3 ? [third, total - third] : [total]
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
  { person, job }: Owed,
  lines: InvoiceDocument['lines'],
  { number, issuedOn, dueOn }: { number: string; issuedOn: string; dueOn: string },
): InvoiceDocument {
  const sums = totals(lines)
  return {
    ...plain,
    ...{ language: company.language, currency: company.currency, number, issuedOn, servedOn: issuedOn, dueOn },
    seller: sellerOf(company, legal, logo),
    buyer: {
      ...{ kind: person.kind, name: person.name, address: person.address.split('\n'), country: company.country },
      ...{ siren: null, vatNumber: person.vatNumber ?? null, email: person.email ?? null },
    },
    site: job?.site ?? null,
    jobTitle: job?.title ?? null,
    lines,
    vat: vatByRate(lines),
    ...sums,
    dueCents: sums.totalCents,
    notes: legal.notes[company.language],
  }
}
