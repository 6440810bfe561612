import { hundredthsOf } from '../http/amount.ts'
import type { FieldErrors } from '../http/form.ts'
import { line } from '../http/text.ts'
import * as z from '../http/zod.ts'
import type { Language } from '../i18n/language.ts'
import { dayFault, givenMethods } from './payment.ts'

/** Money as either side fills it in. Messages are keys of `words.paying.faults`. */
export const moneyFields = {
  amount: line(30, 'amountMissing', 'amountWrong'),
  paidOn: z.string('dayMissing').trim().max(40, 'dayMissing'),
  method: z.enum(givenMethods, 'methodMissing'),
}

/** What is wrong with the day that was typed, beside its field. */
export function dayErrors({ paidOn }: { paidOn: string }, today: string): FieldErrors {
  const day = dayFault(paidOn.trim(), today)
  return day ? { paidOn: day } : {}
}

/** What such a form comes to in cents, or what is wrong with it beside which field. `today` is the company's, `YYYY-MM-DD`. */
export function readMoney(
  { amount, paidOn }: { amount: string; paidOn: string },
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
