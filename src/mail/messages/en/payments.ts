import { invoices } from '../../../i18n/en/invoices.ts'
import type { MessagesOf, PaymentMessage } from '../../message.ts'

/** What customers say of payments, told to the company. */
export const payments: MessagesOf<PaymentMessage> = {
  payment_told: ({ data, amount, day }) => ({
    subject: `Payment announced: ${data.customer}, invoice ${data.invoice}`,
    paragraphs: [
      'Hello,',
      `A customer says they have paid an invoice:\n${amount}, ${day}${data.method ? `, ${invoices.methods[data.method].toLowerCase()}` : ''}`,
      `Customer: ${data.customer}\nInvoice: ${data.invoice}`,
      ...(data.said ? [`Their message:\n${data.said}`] : []),
      'Check your account, then record the payment on the page of the invoice.',
    ],
    button: 'Open the invoice',
    closing: 'This email comes from your portal. Nothing was recorded as paid.',
  }),
}
