import type { Context } from 'hono'
import type { Language } from '../i18n/language.ts'
import type { SiteVariables } from './env.ts'

interface Read {
  Variables: Pick<SiteVariables, 'language'> & { db: { viewer(): Promise<{ language: Language }> } }
}

/** The language of who reads: chosen on this device, else their own. Costs a round trip when nothing was read yet. */
export async function languageOf<E extends Read>(c: Context<E>): Promise<Language> {
  const { language, db } = c.var as Read['Variables']
  return language.chosen ?? (await db.viewer()).language
}
