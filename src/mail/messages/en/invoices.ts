import type { InvoiceMessage, InvoiceTold, MailFacts, MessagesOf } from '../../message.ts'

const names: Record<InvoiceTold['kind'], string> = {
  invoice: 'invoice',
  deposit: 'deposit invoice',
  credit_note: 'credit note',
}

/** What customers are told of invoices. */
export const invoices: MessagesOf<InvoiceMessage> = {
  invoice_issued: (facts) => ({
    subject: `${facts.company}: ${naming(facts)}`,
    paragraphs: [
      `Hello ${facts.person},`,
      `Your ${naming(facts)}, which comes to ${facts.amounts.total}, is in your customer portal, where you can read and download it.`,
      ...toPay(facts),
    ],
    button: 'Open the document',
    closing: `Any questions? Reply to this email or call us on ${facts.phone}.`,
  }),
}

const naming = ({ data: { invoice } }: MailFacts) =>
  invoice ? `${names[invoice.kind]} ${invoice.number}` : names.invoice

function toPay({ data: { invoice }, amounts: { due, dueOn } }: MailFacts): string[] {
  if (!invoice) return []
  if (invoice.kind === 'credit_note') return ['Nothing to pay: this sum is yours, or is deducted.']
  if (invoice.dueCents <= 0) return ['Nothing to pay: all of it is covered already.']
  return [`To pay: ${due}, by ${dueOn} at the latest.`]
}
