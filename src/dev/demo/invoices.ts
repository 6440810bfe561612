import { formatNumber, parsePattern } from '../../companies/numbering.ts'
import type { InvoiceDocument, Reference } from '../../invoices/document.ts'
import { seriesOf, totals } from '../../invoices/invoice.ts'
import { type Freezing, freeze } from '../../invoices/issue/freeze.ts'
import { noTerms } from '../../invoices/terms.ts'
import { idOf } from '../random.ts'
import type { Tables } from '../tables.ts'
import { type Bill, billsOf, type Owed } from './bills.ts'
import { dateOf, day } from './calendar.ts'
import type { Person, Script } from './script.ts'
import type { Setting } from './write.ts'

/** What was issued of one company so far: what later documents refer to, and the last number of each series. */
interface Issued {
  documents: Map<string, InvoiceDocument>
  last: Map<string, { running: number; day: string }>
}

/** Gathers a company's invoices. Numbers follow the days of issue, oldest first, without a gap; drafts have none. */
export function writeInvoices(script: Script, rows: Tables, setting: Setting, owed: Owed[]): void {
  const issued: Issued = { documents: new Map(), last: new Map() }
  const bills = owed.flatMap((one) => billsOf(script, setting, one))
  for (const bill of bills.toSorted((one, other) => (other.age ?? -1) - (one.age ?? -1)))
    writeBill(script, rows, setting, bill, issued)
  for (const [series, { running, day }] of issued.last)
    rows.invoiceCounters.add(setting.companyId, series, running, day)
}

function writeBill(script: Script, rows: Tables, setting: Setting, bill: Bill, issued: Issued): void {
  const { companyId, today } = setting
  const { id, kind, age, lines, terms } = bill
  const { customerId, job, turn } = bill.owed
  const sums = totals(lines)
  const document = age === undefined ? undefined : issue(script, setting, bill, age, issued)
  if (document) issued.documents.set(id, document)
  const deducted = document ? document.totalCents - document.dueCents : 0
  const status = document ? (bill.isTakenBack ? 'cancelled' : 'issued') : 'draft'
  rows.invoices.add(
    ...[companyId, customerId, id, job?.id ?? null, status, document?.number ?? null],
    ...[document ? (issued.last.get(seriesOf(kind))?.running ?? null) : null, document?.issuedOn ?? null],
    ...[document?.dueOn ?? null, sums.netCents, sums.vatCents, sums.totalCents],
    ...[document ? JSON.stringify(document) : null, script.internal[turn % script.internal.length] ?? null],
    ...[today - (age ?? 0) * day, kind, bill.corrects ?? null, deducted, bill.isTakenBack ? sums.totalCents : 0],
    ...[document?.retention?.cents ?? 0, document?.retention?.dueOn ?? null, document?.check?.code ?? null],
    JSON.stringify({ ...noTerms, ...terms }),
  )
  for (const [index, line] of lines.entries()) {
    rows.invoiceLines.add(
      ...[companyId, customerId, id, index + 1, line.description, line.quantityThousandths, line.unit],
      ...[line.unitPriceCents, line.discountBasisPoints, line.vatRateBasisPoints, line.netCents],
    )
  }
  for (const deposit of bill.deducts)
    rows.invoiceDeductions.add(companyId, customerId, id, deposit, issued.documents.get(deposit)?.totalCents ?? 0)
  if (document && age !== undefined) writePayments(script, rows, setting, bill, document, age)
}

function issue(script: Script, { companyId, logo, today }: Setting, bill: Bill, age: number, issued: Issued) {
  const { company, legal, invoicing } = script
  const { kind, lines, terms, owed } = bill
  const issuedOn = dateOf(today - age * day)
  const series = seriesOf(kind)
  const running = (issued.last.get(series)?.running ?? 0) + 1
  issued.last.set(series, { running, day: issuedOn })
  const deposits = bill.deducts.map((id) => ({ ...referenceTo(id, issued), totalCents: totalOf(id, issued) }))
  const draft: Freezing = {
    ...{
      kind,
      lines,
      language: company.language,
      terms: { ...noTerms, ...terms },
      buyer: buyerIn(script, owed.person),
    },
    ...{ job: owed.job ?? null, corrects: bill.corrects ? referenceTo(bill.corrects, issued) : null, deposits },
    deductedCents: deposits.reduce((sum, { totalCents }) => sum + totalCents, 0),
  }
  const portal = `http://${company.slug}.localhost:8787/portal`
  const code = idOf(companyId, bill.id, 'check')
    .toUpperCase()
    .replace(/^(.{5})(.{5}).*/, '$1-$2')
  return freeze(draft, { ...company, logo, legal, invoicing }, portal, {
    ...{ number: numberOf(invoicing.patterns[series], issuedOn, running), issuedOn },
    check: { code, url: new URL(`/check/${code}`, portal).href },
  })
}

/** Some are left unpaid, a few are paid in part or in two payments, the rest in one. */
function writePayments(
  script: Script,
  rows: Tables,
  setting: Setting,
  bill: Bill,
  document: InvoiceDocument,
  age: number,
) {
  if (bill.kind === 'credit_note' || bill.isTakenBack) return
  const { companyId, today } = setting
  const { customerId, turn, person } = bill.owed
  const due = document.dueCents - (document.retention?.cents ?? 0)
  const paid = bill.kind === 'deposit' ? [due] : paymentsOf(turn, due)
  for (const [index, amount] of paid.entries()) {
    const paidOn = dateOf(today - Math.max(0, age - 12 - index * 9) * day)
    const method = methods[turn % methods.length] ?? 'transfer'
    rows.payments.add(
      ...[companyId, customerId, idOf(bill.id, 'payment', index), bill.id, amount, paidOn, method, today],
      method === 'cheque' ? `${script.company.language === 'fr' ? 'n°' : 'no.'} ${4_810_220 + turn}` : null,
    )
  }
  if (turn === 5 && person.contact)
    rows.paymentNotices.add(
      ...[companyId, customerId, idOf(bill.id, 'notice'), bill.id, due, dateOf(today - day), 'transfer', script.paid],
      ...[person.contact.name, today],
    )
}

const methods = ['transfer', 'card', 'cheque'] as const

function paymentsOf(turn: number, total: number): number[] {
  const third = Math.round(total / 3)
  if (turn === 0 || turn === 5 || turn === 9) return []
  if (turn === 2 || turn === 6) return [third]
  return turn % 7 === 3 ? [third, total - third] : [total]
}

function numberOf(pattern: string, issuedOn: string, running: number): string {
  const read = parsePattern(pattern)
  if (typeof read === 'string') throw new Error(`${pattern} is no pattern.`)
  return formatNumber(read, issuedOn, running)
}

const referenceTo = (id: string, { documents }: Issued): Reference => {
  const document = documents.get(id)
  return { number: document?.number ?? '', issuedOn: document?.issuedOn ?? '' }
}

const totalOf = (id: string, { documents }: Issued): number => documents.get(id)?.totalCents ?? 0

const buyerIn = ({ company }: Script, person: Person): InvoiceDocument['buyer'] => ({
  ...{ kind: person.kind, name: person.name, address: person.address.split('\n'), country: company.country },
  ...{ siren: person.siren ?? null, vatNumber: person.vatNumber ?? null },
  email: person.contact?.email ?? person.email ?? null,
})
