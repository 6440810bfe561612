import { type Invoicing, usualInvoicing } from '../../../companies/invoicing.ts'
import { hundredthsOf } from '../../../http/amount.ts'
import type { Shown } from '../../../http/edit.ts'
import type { FieldErrors } from '../../../http/form.ts'
import * as z from '../../../http/zod.ts'
import { dictionaries } from '../../../i18n/index.ts'
import type { Language } from '../../../i18n/language.ts'
import { localeOf } from '../../../i18n/locale.ts'
import { rate } from '../../../ui/format.ts'
import { type Asked, depositLines } from '../../deposit.ts'
import type { DocumentLine } from '../../document.ts'
import { unprintableIn } from '../drafts/faults.ts'
import type { ToAsk } from './queries.ts'

/** The field of the amount at a rate. */
export const amountField = (rateBasisPoints: number): string => `amount-${rateBasisPoints}`

/** Rates that a deposit may be asked at, in basis points: a small firm charges none. */
export const ratesOf = (invoicing: Invoicing | null): number[] => {
  const { vatRegime, vatRates } = invoicing ?? usualInvoicing
  return vatRegime === 'franchise' ? [0] : vatRates
}

const typedText = z.string().max(600)

/** All that was typed, as text. */
export const typedDeposit = z.record(z.string(), z.unknown()).transform(
  (fields): Shown =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => {
        const read = typedText.safeParse(value)
        return [name, read.success ? read.data.replace(/\s+/g, ' ').trim() : '']
      }),
    ),
)

/** What is typed of a deposit as lines, or what is wrong, by field; messages are keys of `words.corrections.deposit`. */
export function readDeposit(typed: Shown, found: ToAsk, reader: Language): DocumentLine[] | FieldErrors {
  const errors: FieldErrors = {}
  const rates = ratesOf(found.settings.invoicing)
  const shares = rates.flatMap((rateBasisPoints) => {
    const text = typed[amountField(rateBasisPoints)] ?? ''
    const amountCents = hundredthsOf(text, reader)
    if (text !== '' && amountCents === undefined) errors[amountField(rateBasisPoints)] = 'amountWrong'
    return amountCents ? [{ rateBasisPoints, amountCents }] : []
  })
  const percent = typed.percent ?? ''
  const percentBasisPoints = percent === '' ? 10_000 : (hundredthsOf(percent, reader) ?? 0)
  if (percentBasisPoints < 1 || percentBasisPoints > 10_000) errors.percent = 'percentWrong'
  if ((typed.description ?? '').length > 500) errors.description = 'tooLong'
  else if (unprintableIn(typed.description ?? '')) errors.description = 'unprintable'
  if (Object.keys(errors).length > 0) return errors
  const asked: Asked = { shares, tax: typed.tax === 'excl' ? 'excl' : 'incl', percentBasisPoints }
  const lines = depositLines(asked, saidOf(typed, percentBasisPoints, found))
  return lines.length > 0 ? lines : { [amountField(rates[0] ?? 0)]: 'noneMissing' }
}

/** What its lines say, in the customer's language where nothing was typed. */
function saidOf({ description }: Shown, percentBasisPoints: number, { language, title, settings }: ToAsk) {
  const { deposit } = dictionaries[language].corrections
  const percent = percentBasisPoints < 10_000 ? rate(localeOf(settings, language), percentBasisPoints) : null
  return { description: description || deposit.text(percent, title), unit: deposit.unit }
}
