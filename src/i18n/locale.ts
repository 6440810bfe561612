import { createContext, useContext } from 'hono/jsx'
import { dictionaries, type Words } from './index.ts'
import type { Language } from './language.ts'

/** How this page speaks: its language, and the company's money and clock. */
export interface Locale {
  language: Language
  words: Words
  timeZone: string
  currency: string
}

const fallback: Locale = { language: 'en', words: dictionaries.en, timeZone: 'UTC', currency: 'EUR' }

/** Set once by the page around its content, so that views need not hand it down. */
export const LocaleContext = createContext<Locale>(fallback)

export const useLocale = (): Locale => useContext(LocaleContext)
export const useWords = (): Words => useLocale().words

export const localeOf = (company: Pick<Locale, 'timeZone' | 'currency'>, language: Language): Locale => ({
  language,
  words: dictionaries[language],
  timeZone: company.timeZone,
  currency: company.currency,
})
