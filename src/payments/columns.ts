import type { RowOf } from '../db/reach.ts'
import { paymentNotices, payments } from './schema.ts'

/** What both sides are shown of a payment. */
export const paymentColumns = {
  id: payments.id,
  amountCents: payments.amountCents,
  paidOn: payments.paidOn,
  method: payments.method,
  reference: payments.reference,
  counterOf: payments.counterOf,
}

/** What both sides are shown of what a customer says to have paid. */
export const noticeColumns = {
  id: paymentNotices.id,
  amountCents: paymentNotices.amountCents,
  paidOn: paymentNotices.paidOn,
  method: paymentNotices.method,
  message: paymentNotices.message,
  byName: paymentNotices.byName,
  createdAt: paymentNotices.createdAt,
}
export type Notice = RowOf<typeof noticeColumns>
