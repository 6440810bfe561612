import type { Deed } from '../../audit/deed.ts'
import { isRefused, isTaken } from '../../db/d1.ts'
import { newId } from '../../db/id.ts'
import { and, eq, isNull, ne, oneMore } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { invoices } from '../../invoices/schema.ts'
import { creditOf, creditTaken, type PaymentMethod } from '../payment.ts'
import { paymentNotices, payments } from '../schema.ts'
import type { FoundMoney, FoundPayment, NoticeRow } from './queries.ts'

type Invoice = FoundMoney['invoice']

/** Money as it is written down: cents above zero, whichever way they go. */
export interface Given {
  /** Of the form, and of the row; empty where it was lost. */
  key: string
  amountCents: number
  paidOn: string
  method: PaymentMethod
  reference: string | null
}

/**
 * Touches the invoice only while as much is left to pay as was shown: of two who record at the same time the second is
 * shown first what the other has recorded. Whose it is is named too, because two records of one customer may have been
 * merged since.
 */
const asShown = (db: CompanyDb, { id, customerId }: Invoice, seen: number) =>
  db.update(
    invoices,
    { version: oneMore(invoices.version) },
    and(
      eq(invoices.id, id),
      eq(invoices.customerId, customerId),
      eq(invoices.balanceCents, seen),
      ne(invoices.status, 'draft'),
    ),
  )

/**
 * Records money received for an invoice, and with it that the message `notice` is dealt with. Undefined when the money is
 * another than was `seen`, or this form was sent before.
 */
export const recordPayment = (db: CompanyDb, invoice: Invoice, seen: number, given: Given, notice: string) =>
  orRefused(
    db.write(
      deedOf('payment_recorded', invoice, given.amountCents, given),
      asShown(db, invoice, seen),
      db.insert(payments, entryOf(invoice, given, given.amountCents)),
      db.update(
        paymentNotices,
        { settledAt: new Date() },
        and(eq(paymentNotices.id, notice), eq(paymentNotices.invoiceId, invoice.id), isNull(paymentNotices.settledAt)),
      ),
    ),
  )

/** Records that money paid too much was given back. Undefined as `recordPayment`, and where it is more than there is. */
export const refund = (db: CompanyDb, invoice: Invoice, seen: number, given: Given) =>
  orRefused(
    db.write(
      deedOf('payment_recorded', invoice, -given.amountCents, given),
      asShown(db, invoice, seen),
      db.insert(payments, entryOf(invoice, given, -given.amountCents)),
    ),
  )

/**
 * Uses what was paid too much on other invoices for what is due on this one: a pair of entries an invoice it comes from.
 * Undefined when the money is another than was `seen`, here or there.
 */
export function useCredit(
  db: CompanyDb,
  { invoice, overpaid }: Pick<FoundMoney, 'invoice' | 'overpaid'>,
  { key, seen, dueCents, today }: { key: string; seen: number; dueCents: number; today: string },
) {
  const { id: invoiceId, customerId } = invoice
  const taken = creditTaken(dueCents, overpaid)
  const entries = taken.flatMap(({ from, cents }, index) => {
    const common = { customerId, paidOn: today, method: 'credit' as const, transferId: newId() }
    return [
      db.insert(payments, { ...common, id: newId(), invoiceId: from.id, amountCents: -cents }),
      db.insert(payments, { ...common, id: (index === 0 && key) || newId(), invoiceId, amountCents: cents }),
    ]
  })
  const amount = Math.min(dueCents, creditOf(overpaid))
  const from = taken.map((one) => one.from.number).join(', ')
  return orRefused(db.write(deedOf('credit_used', invoice, amount, { from }), asShown(db, invoice, seen), ...entries))
}

/**
 * Undoes a payment by a counter-entry, and of credit that was used both entries. `false` when it was undone before; `held`
 * when what it brought in was given back or used elsewhere.
 */
export async function undoPayment(
  db: CompanyDb,
  { payment, others }: FoundPayment,
  today: string,
): Promise<boolean | 'held'> {
  const counter = ({
    id,
    customerId,
    invoiceId,
    amountCents,
    method,
    reference,
    transferId,
  }: (typeof others)[number]) => ({
    ...{ id: newId(), customerId, invoiceId, amountCents: -amountCents, method, reference, transferId },
    ...{ counterOf: id, paidOn: today },
  })
  const { invoiceId: id, customerId, number, amountCents, method } = payment
  const deed = deedOf('payment_undone', { id, customerId, number }, amountCents, { method })
  try {
    const written = await db.write(
      deed,
      db.insertOnce(payments, counter(payment)),
      ...others.map((other) => db.insert(payments, counter(other))),
    )
    return written !== undefined
  } catch (error) {
    if (isTaken(error, 'payments.counter_of')) return false
    if (isRefused(error, 'invoices_paid')) return 'held'
    throw error
  }
}

/** Puts a customer's message aside as dealt with; undefined when it was. */
export const settleNotice = (
  db: CompanyDb,
  { id, customerId, invoiceId, number, amountCents, paidOn, method }: NoticeRow,
) =>
  db.write(
    deedOf('payment_settled', { id: invoiceId, customerId, number }, amountCents, { paidOn, method }),
    db.update(
      paymentNotices,
      { settledAt: new Date() },
      and(eq(paymentNotices.id, id), isNull(paymentNotices.settledAt)),
    ),
  )

const entryOf = ({ id: invoiceId, customerId }: Invoice, { key, ...given }: Given, amountCents: number) => ({
  ...given,
  ...{ id: key || newId(), invoiceId, customerId, amountCents },
})

interface ToldInvoice {
  id: string
  customerId: string
  number: string | null
}

interface ToldDetails {
  paidOn?: string
  method?: string
  reference?: string | null
  from?: string
}

const deedOf = (
  did: Deed['did'],
  { id, customerId, number }: ToldInvoice,
  amountCents: number,
  { paidOn, method, reference, from }: ToldDetails,
): Deed => ({
  ...{ did, customerId, subject: number ?? undefined, subjectId: id },
  details: {
    amount: (amountCents / 100).toFixed(2),
    ...(paidOn && { paidOn }),
    ...(method && { method }),
    ...(reference && { reference }),
    ...(from && { from }),
  },
})

// What the database refuses here is what changed between the page and the press.
async function orRefused<T>(written: Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await written
  } catch (error) {
    if (isRefused(error, 'a payment is never replaced') || isRefused(error, 'more than there is')) return undefined
    throw error
  }
}
