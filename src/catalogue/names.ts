import { optionalLine } from '../http/text.ts'
import * as z from '../http/zod.ts'
import { type Language, languages, type Translated } from '../i18n/language.ts'

/** What is typed of a name: a field a language, `name_fr` and so on. */
export const nameField = (language: Language): string => `name_${language}`

/**
 * A name in each language. One that is left out is served by the other, so that no page ever shows an empty name; none
 * at all is refused. Messages are keys of `words.catalogue.faults`.
 */
export const nameFields = Object.fromEntries(
  languages.map((language) => [nameField(language), optionalLine(120, 'tooLong')]),
) as Record<string, ReturnType<typeof optionalLine>>

/** The names typed, each language with a text; undefined when there is none at all. */
export function namesOf(typed: Record<string, unknown>): Translated | undefined {
  const given = languages
    .map((language) => typed[nameField(language)])
    .filter((name) => typeof name === 'string' && name)
  const [first] = given
  if (typeof first !== 'string') return undefined
  const entries = languages.map((language) => [language, typed[nameField(language)] || first])
  return Object.fromEntries(entries) as Translated
}

const texts = z.record(z.string(), z.unknown()).catch({})

/** What was typed into a form, as far as it is text, to be shown again. */
export const typedTexts = (typed: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts.parse(typed)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
