import type { Company } from '../../companies/company.ts'
import { newId } from '../../db/id.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { mailing } from '../../mail/mailing.ts'
import type { CustomerViewer } from '../../sessions/viewer.ts'
import type { PaymentMethod } from '../payment.ts'
import { paymentNotices } from '../schema.ts'
import type { Telling } from './queries.ts'

interface Said {
  /** Of the form, and of the row; empty where it was lost. */
  key: string
  amountCents: number
  paidOn: string
  method: PaymentMethod
  message: string | null
}

/**
 * Says to the company that an invoice was paid, with a mail to its address; gives the mail for the queue. Undefined when
 * nothing was written: sent before, something said is waiting, said too often, or nothing is left to pay.
 */
export async function tellPayment(
  db: CustomerDb<CustomerViewer>,
  { invoice }: Telling,
  { key, ...said }: Said,
  { company, customerId }: { company: Pick<Company, 'id' | 'name' | 'email' | 'language'>; customerId: string },
): Promise<{ mailId: string } | undefined> {
  const { name, customerName } = await db.viewer()
  const id = key || newId()
  const { amountCents, paidOn, method, message } = said
  const { write, mailId } = mailing(
    company.id,
    {
      cause: `payment-notice:${id}`,
      to: { name: company.name, email: company.email },
      ...{ language: company.language, customerId, message: 'payment_told', path: `/admin/invoices/${invoice.id}` },
      data: {
        ...{ customer: customerName, invoice: invoice.number, method, day: paidOn },
        ...{ cents: amountCents, currency: invoice.currency, ...(message && { said: message }) },
      },
    },
    new Date(),
  )
  const deed = {
    ...{ did: 'payment_told' as const, subject: invoice.number, subjectId: invoice.id },
    details: { amount: (amountCents / 100).toFixed(2), paidOn, method },
  }
  const add = db.insertOnce(paymentNotices, { id, invoiceId: invoice.id, byName: name, ...said })
  return (await db.write(deed, add, write)) && { mailId }
}
