import type { Context } from 'hono'
import type { Audience } from '../accounts/audience.ts'
import type { Company } from '../companies/company.ts'
import type { SiteEnv } from '../http/env.ts'
import type { Language } from '../i18n/language.ts'
import { type Locale, localeOf } from '../i18n/locale.ts'

/** What every page in front of a door is given. */
export interface Front {
  locale: Locale
  company: Company
  audience: Audience
}

/** The language chosen on this device, else that of the reader where a link says who reads, else the browser's. */
export function frontOf(c: Context<SiteEnv>, audience: Audience, reader?: { language: Language }): Front {
  const { company, language } = c.var
  const wanted = language.chosen ?? reader?.language ?? language.guessed
  return { audience, company, locale: localeOf(company, wanted, language.offered) }
}
