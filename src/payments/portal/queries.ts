import { and, asc, desc, eq, isBelowZero, ne } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { sumsOf } from '../../db/select.ts'
import { payableColumns } from '../../invoices/columns.ts'
import { invoices } from '../../invoices/schema.ts'
import { noticeColumns, paymentColumns } from '../columns.ts'
import { mostNotices } from '../payment.ts'
import { paymentNotices, payments } from '../schema.ts'

/** What the page of an invoice reads beside it: its payments, and what the customer said to have paid, newest first. */
export const moneyBeside = (db: CustomerDb, invoiceId: string) =>
  [
    db
      .from(payments, paymentColumns)
      .join(invoices, and(eq(invoices.id, payments.invoiceId), ne(invoices.status, 'draft')))
      .where(eq(payments.invoiceId, invoiceId))
      .orderBy(asc(payments.paidOn), asc(payments.id)),
    db
      .from(paymentNotices, { ...noticeColumns, open: paymentNotices.open })
      .where(eq(paymentNotices.invoiceId, invoiceId))
      .orderBy(desc(paymentNotices.createdAt), desc(paymentNotices.id))
      .limit(mostNotices),
  ] as const

/** What the customer has paid too much on all invoices together, below zero. */
export const ownCredit = (db: CustomerDb) =>
  sumsOf(
    db.from(invoices, { balanceCents: invoices.balanceCents }).where(isBelowZero(invoices.balanceCents)),
    'balanceCents',
  )

/** What saying to have paid needs to know, in one round trip; undefined when the invoice is not there or not theirs. */
export async function readForTelling(db: CustomerDb, invoiceId: string) {
  const [[invoice], , notices] = await db.read(
    db
      .from(invoices, {
        ...{ id: invoices.id, number: invoices.number, document: invoices.document },
        ...{ ...payableColumns, payable: invoices.payable },
      })
      .where(and(eq(invoices.id, invoiceId), ne(invoices.status, 'draft'))),
    ...moneyBeside(db, invoiceId),
  )
  if (!invoice?.document) return undefined
  const { document, ...rest } = invoice
  const { number, currency } = document
  return { invoice: { ...rest, number, currency }, notices, stand: standOf(invoice.payable === 1, notices) }
}
export type Telling = NonNullable<Awaited<ReturnType<typeof readForTelling>>>

/** Whether a customer may say to have paid an invoice: there is something to pay, and nothing said is waiting. */
export type TellingStand = 'open' | 'nothingToPay' | 'told' | 'toldOften'

export function standOf(isPayable: boolean, notices: { open: number }[]): TellingStand {
  if (!isPayable) return 'nothingToPay'
  if (notices.some(({ open }) => open === 1)) return 'told'
  return notices.length >= mostNotices ? 'toldOften' : 'open'
}
