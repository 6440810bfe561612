import * as z from 'zod'
import { hundredthsOf, typedHundredths } from '../../http/amount.ts'
import type { FieldErrors } from '../../http/form.ts'
import { line, optionalLine } from '../../http/text.ts'
import type { Language } from '../../i18n/language.ts'
import { dayFault, excessCents, givenMethods, type PaymentMethod } from '../payment.ts'

/** Made with the form, and the id of what it writes, so that what is sent twice is written once. */
export const key = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .catch('')

const cents = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number)

/** What was left to pay, in cents, when the form was shown: the version of the money. Tampered with, it is no sum at all. */
export const seenCents = cents.catch(Number.NaN)

/** Money as staff fill it in, received or given back. Messages are keys of `words.paying.faults`. */
export const paymentForm = z.object({
  ...{ key, seen: seenCents },
  /** What of it is too much, in cents, where that was shown and is meant. */
  agreed: cents.catch(0),
  /** The customer's message that it answers. */
  notice: z.string().max(64).catch(''),
  amount: line(30, 'amountMissing', 'amountWrong'),
  paidOn: z.string('dayMissing').trim().max(40, 'dayMissing'),
  method: z.enum(givenMethods, 'methodMissing'),
  reference: optionalLine(100, 'tooLong'),
})
export type PaymentForm = z.infer<typeof paymentForm>

/** What stands in the fields. */
export interface FilledPayment {
  amount: string
  paidOn: string
  method: string
  reference: string
  notice: string
}

const fieldText = z.string().catch('')

/** What was typed into a form that did not pass, as far as it is text. */
export const typedPayment = z
  .object({ amount: fieldText, paidOn: fieldText, method: fieldText, reference: fieldText, notice: fieldText })
  .catch({ amount: '', paidOn: '', method: '', reference: '', notice: '' })

/** What a form that did not pass was made with. */
export const sentWith = z.object({ key, seen: seenCents }).catch({ key: '', seen: Number.NaN })

export const filledWith = ({ reference, ...form }: PaymentForm): FilledPayment => ({
  ...form,
  reference: reference ?? '',
})

/** A form that begins with `cents`, as something paid today. */
export const blankPayment = (cents: number, today: string, language: Language): FilledPayment => ({
  amount: cents > 0 ? typedHundredths(cents, language) : '',
  ...{ paidOn: today, method: 'transfer', reference: '', notice: '' },
})

interface Said {
  id: string
  amountCents: number
  paidOn: string
  method: PaymentMethod
}

/** A form that begins with what a customer says to have paid. */
export const filledAsSaid = (said: Said, language: Language): FilledPayment => ({
  amount: typedHundredths(said.amountCents, language),
  ...{ paidOn: said.paidOn, method: said.method, reference: '', notice: said.id },
})

/** What a form comes to in cents, or what is wrong with it beside which field. */
export function readPayment(
  { amount, paidOn }: Pick<PaymentForm, 'amount' | 'paidOn'>,
  language: Language,
  today: string,
): { amountCents: number; errors: FieldErrors } {
  const amountCents = hundredthsOf(amount, language)
  const day = dayFault(paidOn, today)
  return {
    amountCents: amountCents ?? 0,
    errors: {
      ...(amountCents === undefined ? { amount: 'amountWrong' } : amountCents === 0 && { amount: 'amountZero' }),
      ...(day && { paidOn: day }),
    },
  }
}

/** Whether what is too much of a payment goes unsaid: it is recorded only once it was shown. */
export const isUnagreed = (amountCents: number, owedCents: number, agreed: number): boolean => {
  const excess = excessCents(amountCents, owedCents)
  // Where nothing is left to pay the form says so from the start.
  return excess > 0 && owedCents > 0 && agreed !== excess
}
