import { type Shown, seenVersion } from '../../../http/edit.ts'
import { idToBe } from '../../../http/form-key.ts'
import * as z from '../../../http/zod.ts'
import { languages } from '../../../i18n/language.ts'
import { nameField, nameFields, namesOf } from '../../names.ts'
import type { Kind } from './queries.ts'

/** What is typed of a category, or of a type within one. Messages are keys of `words.catalogue.faults`. */
export const kindForm = z
  .object({ ...nameFields, category: z.string().max(64).optional(), version: seenVersion, id: idToBe })
  .transform(({ category, version, id, ...typed }, context) => {
    const names = namesOf(typed)
    if (names) return { id, names, version, ...(category !== undefined && { categoryId: category }) }
    context.addIssue({ code: 'custom', path: [nameField(languages[0])], message: 'nameMissing' })
    return z.NEVER
  })

/** What of a kind stands in the fields. */
export const shownKind = ({ names, categoryId }: Pick<Kind, 'names' | 'categoryId'>): Shown => ({
  ...Object.fromEntries(languages.map((tag) => [nameField(tag), names[tag]])),
  ...(categoryId !== undefined && { category: categoryId }),
})
