import { typedHundredths } from '../../http/amount.ts'
import { formKey } from '../../http/form-key.ts'
import { optionalLine } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import type { Language } from '../../i18n/language.ts'
import { moneyFields } from '../form.ts'
import { excessCents, type PaymentMethod } from '../payment.ts'

const cents = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number)

/** What was left to pay, in cents, when the form was shown: the version of the money. Tampered with, it is no sum at all. */
export const seenCents = cents.catch(Number.NaN)

/** Money as staff fill it in, received or given back. Messages are keys of `words.paying.faults`. */
export const paymentForm = z.object({
  ...{ key: formKey, seen: seenCents },
  /** What of it is too much, in cents, where that was shown and is meant. */
  agreed: cents.catch(0),
  /** The customer's message that it answers. */
  notice: z.string().max(64).catch(''),
  ...moneyFields,
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
export const sentWith = z.object({ key: formKey, seen: seenCents }).catch({ key: '', seen: Number.NaN })

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

/** Whether what is too much of a payment goes unsaid: it is recorded only once it was shown. */
export const isUnagreed = (amountCents: number, owedCents: number, agreed: number): boolean => {
  const excess = excessCents(amountCents, owedCents)
  // Where nothing is left to pay the form says so from the start.
  return excess > 0 && owedCents > 0 && agreed !== excess
}
