import type { FieldErrors } from '../../http/form.ts'
import { emailAddress, line } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { languages } from '../../i18n/language.ts'
import { roles } from '../role.ts'

/** Someone of the team, as the owner fills them in. `sure` confirms what ends one's own access. */
export const personForm = z.object({
  name: line(100, 'nameMissing', 'tooLong'),
  email: emailAddress('emailMissing', 'tooLong', 'emailMissing'),
  role: z.enum(roles, 'roleMissing'),
  language: z.enum(languages, 'languageMissing'),
  sure: z.literal('yes').optional().catch(undefined),
})
export type PersonForm = z.infer<typeof personForm>

/** What is in the fields: what was typed, or what is stored. */
export type Filled = { [K in keyof PersonForm]?: string | undefined }

const texts = z.record(z.string(), z.unknown()).catch({})

/** What was typed into a form that did not pass, as far as it is text. */
export function typedOf(typed: unknown): Filled {
  const entries = Object.entries(texts.parse(typed)).filter(([, value]) => typeof value === 'string')
  return Object.fromEntries(entries) as Filled
}

/** A form that did not pass, as its page shows it again. */
export interface Refused {
  filled: Filled
  errors: FieldErrors
  /** What is wrong as a whole. */
  alert?: 'lastOwner' | 'changedMeanwhile' | undefined
}
