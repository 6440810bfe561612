import { createContext, useContext } from 'hono/jsx'
import { dictionaries, type Words } from './index.ts'
import { type Language, languages } from './language.ts'

/** How this page speaks: its language, and the company's money and clock. */
export interface Locale {
  language: Language
  /** The languages that one may change to, this one among them. */
  languages: readonly Language[]
  words: Words
  timeZone: string
  currency: string
}

const fallback: Locale = { language: 'en', languages, words: dictionaries.en, timeZone: 'UTC', currency: 'EUR' }

/** Set once by the page around its content, so that views need not hand it down. */
export const LocaleContext = createContext<Locale>(fallback)

export const useLocale = (): Locale => useContext(LocaleContext)
export const useWords = (): Words => useLocale().words

/** The locale of a page in the language wanted; where that is not offered, in the first that is. */
export function localeOf(
  { timeZone, currency }: Pick<Locale, 'timeZone' | 'currency'>,
  wanted: Language,
  offered: readonly Language[] = languages,
): Locale {
  const language = offered.includes(wanted) ? wanted : (offered[0] ?? wanted)
  return { language, languages: offered, words: dictionaries[language], timeZone, currency }
}
