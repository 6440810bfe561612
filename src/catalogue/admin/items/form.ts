import { hundredthsOf, typedHundredths } from '../../../http/amount.ts'
import { type Shown, seenVersion } from '../../../http/edit.ts'
import { idToBe } from '../../../http/form-key.ts'
import { line } from '../../../http/text.ts'
import * as z from '../../../http/zod.ts'
import { type Language, languages, type Translated } from '../../../i18n/language.ts'
import { nameField, nameFields, namesOf } from '../../names.ts'

/** An item as staff keep it: its price in cents before tax, its rate in basis points. */
export interface ItemForm {
  names: Translated
  unit: string
  unitPriceCents: number
  vatRateBasisPoints: number
}

const typedItem = z.object({
  ...nameFields,
  unit: line(20, 'unitMissing', 'tooLong'),
  price: z.string().max(30).catch(''),
  rate: z.string().max(30).catch(''),
  version: seenVersion,
  id: idToBe,
})

/** What is typed of an item, read in the way of the reader's language. */
export const itemForm = (language: Language) =>
  typedItem.transform(({ unit, price, rate, version, id, ...typed }, context) => {
    const names = namesOf(typed)
    const unitPriceCents = hundredthsOf(price, language)
    const vatRateBasisPoints = hundredthsOf(rate, language)
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!names) fault(nameField(languages[0]), 'nameMissing')
    if (unitPriceCents === undefined) fault('price', 'priceWrong')
    if (vatRateBasisPoints === undefined || vatRateBasisPoints > 10_000) fault('rate', 'rateWrong')
    if (!names || unitPriceCents === undefined || vatRateBasisPoints === undefined || vatRateBasisPoints > 10_000)
      return z.NEVER
    return { item: { names, unit, unitPriceCents, vatRateBasisPoints }, version, id }
  })

/** What of an item stands in the fields. */
export const shownItem = (
  { names, unit, unitPriceCents, vatRateBasisPoints }: ItemForm,
  language: Language,
): Shown => ({
  ...Object.fromEntries(languages.map((tag) => [nameField(tag), names[tag]])),
  unit,
  price: typedHundredths(unitPriceCents, language),
  rate: typedHundredths(vatRateBasisPoints, language),
})
