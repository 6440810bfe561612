import type { Language } from '../i18n/language.ts'
import { dayIn, money } from '../ui/format.ts'
import type { InvoiceTold, MailFacts, PaymentTold } from './message.ts'

/** What an invoice kept in a row comes to and until when it is to pay, in words; empty where none is kept. */
export function amountsInWords(invoice: InvoiceTold | undefined, language: Language): MailFacts['amounts'] {
  if (!invoice) return { total: '', due: '', dueOn: '' }
  const { totalCents, dueCents, currency, dueOn } = invoice
  const parts: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
  const [total, due] = [totalCents, dueCents].map((cents) => money({ language, currency }, cents))
  return { total: total ?? '', due: due ?? '', dueOn: dayIn({ language }, dueOn, parts) }
}

/** How much a payment kept in a row is, and of which day, in words; empty where none is kept. */
export function paidInWords(payment: PaymentTold | undefined, language: Language): MailFacts['paid'] {
  if (!payment) return { amount: '', day: '' }
  const { cents, currency, day } = payment
  const parts: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
  return { amount: money({ language, currency }, cents), day: dayIn({ language }, day, parts) }
}
