import { invoices } from './schema.ts'

/** What of an invoice says what is to pay, and until when (`Payable`). */
export const payableColumns = {
  kind: invoices.kind,
  status: invoices.status,
  totalCents: invoices.totalCents,
  deductedCents: invoices.deductedCents,
  creditedCents: invoices.creditedCents,
  paidCents: invoices.paidCents,
  dueOn: invoices.dueOn,
  retentionCents: invoices.retentionCents,
  retentionDueOn: invoices.retentionDueOn,
}
