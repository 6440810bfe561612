import { typedHundredths } from '../../http/amount.ts'
import { formKey } from '../../http/form-key.ts'
import { text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import type { Language } from '../../i18n/language.ts'
import { moneyFields } from '../form.ts'

const mostMessage = 500

/** What a customer says to have paid, as it is filled in. Messages are keys of `words.paying.faults`. */
export const tellingForm = z.object({
  key: formKey,
  ...moneyFields,
  message: text(mostMessage, 'tooLong'),
})
export type TellingForm = z.infer<typeof tellingForm>

const typed = z.string().catch('')

/** What was typed into a form that did not pass, as far as it is text. */
export const typedTelling = z
  .object({ key: formKey, amount: typed, paidOn: typed, method: typed, message: typed })
  .catch({ key: '', amount: '', paidOn: '', method: '', message: '' })
export type FilledTelling = z.infer<typeof typedTelling>

/** A form that begins with what is due, as paid today. */
export const blankTelling = (dueCents: number, today: string, language: Language, formKey: string): FilledTelling => ({
  ...{ key: formKey, amount: typedHundredths(dueCents, language), paidOn: today, method: 'transfer', message: '' },
})
