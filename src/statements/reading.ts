import { and, asc, eq, gte, lt, lte } from '../db/operators.ts'
import type { Holder } from '../db/reach.ts'
import type { Select } from '../db/select.ts'
import { invoices } from '../invoices/schema.ts'
import { accountMonths, payments } from '../payments/schema.ts'
import { daysAfter } from '../time/days.ts'
import { type Charge, type Days, firstOfMonth, type Month, monthOf, type Readings, type Receipt } from './statement.ts'

/** Entries that a page shows, and that a file holds, at most. */
export const mostOnPage = 1_000
export const mostInFile = 10_000

export const monthColumns = {
  month: accountMonths.month,
  chargedCents: accountMonths.chargedCents,
  receivedCents: accountMonths.receivedCents,
}

export const chargeColumns = {
  ...{ id: invoices.id, kind: invoices.kind, number: invoices.number, issuedOn: invoices.issuedOn },
  ...{ totalCents: invoices.totalCents, deductedCents: invoices.deductedCents },
}

export const receiptColumns = {
  ...{ id: payments.id, paidOn: payments.paidOn, amountCents: payments.amountCents, method: payments.method },
  ...{ reference: payments.reference, counterOf: payments.counterOf, transferId: payments.transferId },
  ...{ invoiceId: payments.invoiceId, invoiceNumber: invoices.number },
}

/** Where a side reads an account: its own selects, and of which customer where its database holds several. */
export interface Account<H extends Holder> {
  customerId: string | undefined
  months(): Select<H, typeof monthColumns>
  charges(): Select<H, typeof chargeColumns>
  /** With the invoice that each is of. */
  receipts(): Select<H, typeof receiptColumns>
}

/**
 * All that a statement takes, for one round trip. Of what came before the period it reads a row a month and, of the two
 * months in which it begins and ends, the days before; of the period the first `most` entries of each sort and one more.
 */
export function statementQueries<H extends Holder>(account: Account<H>, { from, to }: Days, most: number) {
  const next = daysAfter(to, 1)
  return [
    account.months().where(and(ofCustomer(account, accountMonths), lte(accountMonths.month, monthOf(next)))),
    chargesOf(account, firstOfMonth(from), from),
    receiptsOf(account, firstOfMonth(from), from),
    chargesOf(account, firstOfMonth(next), next),
    receiptsOf(account, firstOfMonth(next), next),
    chargesOf(account, from, next).limit(most + 1),
    receiptsOf(account, from, next).limit(most + 1),
  ] as const
}

/** What those queries found, by what it is for. */
export function readingsOf([months, earlier, paidEarlier, late, paidLate, charges, receipts]: readonly [
  ...[Month[], Charge[], Receipt[], Charge[], Receipt[], Charge[], Receipt[]],
]): Readings {
  return {
    ...{ months, charges, receipts },
    beforeOpening: { charges: earlier, receipts: paidEarlier },
    beforeClosing: { charges: late, receipts: paidLate },
  }
}

// Drafts have no day, so that a bound on it leaves them out.
const chargesOf = <H extends Holder>(account: Account<H>, from: string, before: string) =>
  account
    .charges()
    .where(and(ofCustomer(account, invoices), gte(invoices.issuedOn, from), lt(invoices.issuedOn, before)))
    .orderBy(asc(invoices.issuedOn), asc(invoices.sequence), asc(invoices.id))

const receiptsOf = <H extends Holder>(account: Account<H>, from: string, before: string) =>
  account
    .receipts()
    .where(and(ofCustomer(account, payments), gte(payments.paidOn, from), lt(payments.paidOn, before)))
    .orderBy(asc(payments.paidOn), asc(payments.id))

const ofCustomer = (
  { customerId }: { customerId: string | undefined },
  { customerId: column }: typeof invoices | typeof payments | typeof accountMonths,
) => (customerId === undefined ? undefined : eq(column, customerId))
