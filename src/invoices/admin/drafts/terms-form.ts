import { typedRate } from '../../../http/amount.ts'
import type { Shown } from '../../../http/edit.ts'
import { optionalLine, text } from '../../../http/text.ts'
import * as z from '../../../http/zod.ts'
import type { Language } from '../../../i18n/language.ts'
import { isDay } from '../../../time/days.ts'
import type { InvoiceKind } from '../../invoice.ts'
import { type InvoiceTerms, mostRetention, natures } from '../../terms.ts'
import { type Fault, type Faults, unprintableIn } from './faults.ts'
import { shareOf } from './reading.ts'

export const termFields = [
  ...(['servedOn', 'dueOn', 'purchaseOrder', 'site', 'billingAddress', 'opening', 'closing'] as const),
  ...(['nature', 'reverseCharge', 'retention', 'retentionDueOn'] as const),
]
type TermField = (typeof termFields)[number]

/** Characters that a text of the terms has, at most. */
export const mostOf = { purchaseOrder: 50, site: 300, billingAddress: 500, opening: 2000, closing: 2000 } as const

/** The fields of terms that are stored. */
export const filledTerms = (terms: InvoiceTerms, language: Language): Record<TermField, string> => ({
  ...{ servedOn: terms.servedOn ?? '', dueOn: terms.dueOn ?? '', purchaseOrder: terms.purchaseOrder ?? '' },
  ...{ site: terms.site ?? '', billingAddress: terms.billingAddress ?? '', nature: terms.nature },
  ...{ opening: terms.opening ?? '', closing: terms.closing ?? '', reverseCharge: terms.reverseCharge ? 'yes' : '' },
  retention: terms.retentionBasisPoints === 0 ? '' : typedRate(terms.retentionBasisPoints, language),
  retentionDueOn: terms.retentionDueOn ?? '',
})

/** What stands in the fields of terms, as far as what was sent is text. */
export const typedTerms = (fields: Record<string, unknown>): Shown =>
  Object.fromEntries(
    termFields.map((name) => {
      const typed = fields[name]
      return [name, typeof typed === 'string' ? typed.replace(/\r\n?/g, '\n') : '']
    }),
  )

const day = z
  .string()
  .trim()
  .refine((typed) => typed === '' || isDay(typed), 'dayWrong')
  .transform((typed) => typed || null)

const form = z.object({
  ...{ servedOn: day, dueOn: day, retentionDueOn: day },
  purchaseOrder: optionalLine(mostOf.purchaseOrder, 'tooLong'),
  site: optionalLine(mostOf.site, 'tooLong'),
  billingAddress: text(mostOf.billingAddress, 'tooLong'),
  opening: text(mostOf.opening, 'tooLong'),
  closing: text(mostOf.closing, 'tooLong'),
  nature: z.enum(natures, 'natureMissing'),
  reverseCharge: z.string().transform((typed) => typed === 'yes'),
  retention: z.string(),
})

interface Around {
  kind: InvoiceKind
  language: Language
  /** The terms that are stored: a day to pay that has come stays as it was set. */
  stored: InvoiceTerms
  /** `YYYY-MM-DD`. */
  today: string
}

/** The fields of terms that a kind of draft has: nothing is kept back but of an invoice, and a credit note follows its own. */
export const asks = (kind: InvoiceKind) => ({
  due: kind !== 'credit_note',
  reverseCharge: kind !== 'credit_note',
  retention: kind === 'invoice',
})

/** The terms that are typed, or what is wrong with them, by the names of the fields. */
export function readTerms(
  filled: Shown,
  { kind, language, stored, today }: Around,
): { terms?: InvoiceTerms; faults: Faults } {
  const read = form.safeParse(filled)
  if (!read.success) {
    const entries = [...read.error.issues].reverse().map(({ path, message }) => [String(path[0]), message as Fault])
    return { faults: Object.fromEntries(entries) }
  }
  const { retention, ...all } = read.data
  const has = asks(kind)
  const typed = {
    ...all,
    ...(!has.due && { dueOn: null }),
    ...(!has.reverseCharge && { reverseCharge: stored.reverseCharge }),
    ...(!has.retention && { retentionDueOn: null }),
  }
  const retentionBasisPoints = !has.retention || retention.trim() === '' ? 0 : shareOf(retention, language)
  const isKept = retentionBasisPoints === undefined || retentionBasisPoints > 0
  const faults: Faults = {
    ...(typed.dueOn !== null && typed.dueOn < today && typed.dueOn !== stored.dueOn && { dueOn: 'duePast' as const }),
    ...((retentionBasisPoints === undefined || retentionBasisPoints > mostRetention) && {
      retention: 'retentionWrong' as const,
    }),
    ...(!isKept && typed.retentionDueOn !== null && { retention: 'retentionNone' as const }),
  }
  for (const name of ['purchaseOrder', 'site', 'billingAddress', 'opening', 'closing'] as const) {
    const fault = unprintableIn(typed[name])
    if (fault) faults[name] = fault
  }
  if (Object.keys(faults).length > 0 || retentionBasisPoints === undefined) return { faults }
  return { terms: { ...typed, retentionBasisPoints }, faults }
}
