import type { invoiceDeeds as french } from '../fr/invoice-deeds.ts'

export const invoiceDeeds: typeof french = {
  invoice_drafted: 'Invoice draft begun',
  invoice_changed: 'Invoice draft changed',
  invoice_removed: 'Invoice draft deleted',
  invoice_issued: 'Invoice issued',
  payment_recorded: 'Payment recorded',
  payment_undone: 'Payment undone',
  credit_used: 'Credit used',
  payment_told: 'Customer says to have paid',
  payment_settled: 'Customer’s message about a payment dealt with',
}
