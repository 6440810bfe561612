import { intoMails, joinReaders, readerValues } from '../../access/mails-to-contacts.ts'
import type { Company } from '../../companies/company.ts'
import { type Invoicing, usualInvoicing } from '../../companies/invoicing.ts'
import type { Query } from '../../db/select.ts'
import type { MailData } from '../../mail/message.ts'
import type { InvoiceDocument } from '../document.ts'

/** Whose invoices they are, as far as mails go. */
export interface MailingCompany extends Pick<Company, 'id' | 'closed'> {
  invoicing: Invoicing | null
}

/**
 * The mails that tell a customer's contacts of an invoice, for the batch that issues it, behind the statement that does: one
 * statement, which gives the ids for the queue. The number stands in that row alone by then. None where the company wants
 * none, or shows no invoices in its portal.
 *
 * By hand, because it inserts what a select finds; the company's id stands in each part.
 */
export function mailsOfIssue(
  { id: companyId, closed, invoicing }: MailingCompany,
  invoiceId: string,
  document: InvoiceDocument,
  now: Date,
): Query<{ id: string }>[] {
  const { sendsByMail } = invoicing ?? usualInvoicing
  if (!sendsByMail || closed.includes('invoices')) return []
  const { kind, number, totalCents, dueCents, currency, dueOn } = document
  const data: MailData = { invoice: { kind, number, totalCents, dueCents, currency, dueOn } }
  return [
    {
      statement: () => ({
        sql: `${intoMails}
          select ${readerValues}, 'invoice_issued:' || i.id || ':' || c.id, 'invoice_issued', '/portal/invoices/' || i.id,
            json_set(?4, '$.invoice.number', i.number)
          from invoices i ${joinReaders('i.customer_id', 'invoices')}
          where i.company_id = ?1 and i.id = ?3 and i.status = 'issued' on conflict do nothing returning id`,
        params: [companyId, now.getTime(), invoiceId, JSON.stringify(data)],
      }),
      decode: ({ id }) => ({ id: String(id) }),
    },
  ]
}
