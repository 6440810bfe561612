import { en } from './en.ts'
import { fr } from './fr.ts'
import { isLanguage, type Language, languages } from './language.ts'

/** Every text of the product. French gives the shape; a language that lacks a text does not compile. */
export type Words = typeof fr

export const dictionaries: Record<Language, Words> = { fr, en }

/** The tag that decides how dates and figures are written. */
export const localeTags: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** The first language of an Accept-Language header that the portal speaks (RFC 9110, 12.5.4), else `fallback`. */
export function preferredLanguage(
  header: string | undefined,
  fallback: Language,
  offered: readonly Language[] = languages,
): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/)
      return { tag: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => isLanguage(tag) && offered.includes(tag) && quality > 0)
    .sort((one, other) => other.quality - one.quality)
  const first = wanted[0]?.tag
  return isLanguage(first) ? first : fallback
}
