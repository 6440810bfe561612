import * as z from 'zod'
import { hundredthsOf, typedHundredths } from '../../http/amount.ts'
import type { FieldErrors } from '../../http/form.ts'
import { line, text } from '../../http/text.ts'
import type { Language } from '../../i18n/language.ts'
import { dayFault, givenMethods } from '../payment.ts'

/** Made with the form, so that what is sent twice is said once. */
const key = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .catch('')

const mostMessage = 500

/** What a customer says to have paid, as it is filled in. Messages are keys of `words.paying.faults`. */
export const tellingForm = z.object({
  key,
  amount: line(30, 'amountMissing', 'amountWrong'),
  paidOn: z.string('dayMissing').trim().max(40, 'dayMissing'),
  method: z.enum(givenMethods, 'methodMissing'),
  message: text(mostMessage, 'tooLong'),
})
export type TellingForm = z.infer<typeof tellingForm>

const typed = z.string().catch('')

/** What was typed into a form that did not pass, as far as it is text. */
export const typedTelling = z
  .object({ key, amount: typed, paidOn: typed, method: typed, message: typed })
  .catch({ key: '', amount: '', paidOn: '', method: '', message: '' })
export type FilledTelling = z.infer<typeof typedTelling>

/** A form that begins with what is due, as paid today. */
export const blankTelling = (dueCents: number, today: string, language: Language, formKey: string): FilledTelling => ({
  ...{ key: formKey, amount: typedHundredths(dueCents, language), paidOn: today, method: 'transfer', message: '' },
})

/** What is wrong with the day that was typed, beside its field. */
export function dayErrors({ paidOn }: Pick<TellingForm, 'paidOn'>, today: string): FieldErrors {
  const day = dayFault(paidOn.trim(), today)
  return day ? { paidOn: day } : {}
}

/** What a form comes to in cents, or what is wrong with it beside which field. */
export function readTelling(
  { amount, paidOn }: TellingForm,
  language: Language,
  today: string,
): { amountCents: number; errors: FieldErrors } {
  const amountCents = hundredthsOf(amount, language)
  return {
    amountCents: amountCents ?? 0,
    errors: {
      ...(amountCents === undefined ? { amount: 'amountWrong' } : amountCents === 0 && { amount: 'amountZero' }),
      ...dayErrors({ paidOn }, today),
    },
  }
}
