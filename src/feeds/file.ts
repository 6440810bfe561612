import type { Context } from 'hono'
import type { Company } from '../companies/company.ts'
import { disposition } from '../http/answer.ts'
import type { SiteEnv } from '../http/env.ts'
import { dictionaries } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import { sha256 } from '../secrets/sha256.ts'
import { todayIn } from '../ui/format.ts'
import { calendarOf, type Entry } from './calendar.ts'

const type = 'text/calendar; charset=utf-8'

/** One visit as a file that calendars take in, named after its day. */
export function visitFile(c: Context, company: Company, entry: Entry, language: Language): Response {
  const name = `${dictionaries[language].feeds.file}-${todayIn(company.timeZone, entry.startAt)}.ics`
  return c.body(calendarOf(company.id, [entry]), 200, {
    'Content-Type': type,
    'Content-Disposition': disposition('attachment', name),
  })
}

/** A calendar that is subscribed to. One that has not changed is not sent again. */
export async function feedAnswer(c: Context<SiteEnv>, entries: Entry[], name: string): Promise<Response> {
  const text = calendarOf(c.var.company.id, entries, name)
  const headers = {
    ETag: `"${(await sha256(text)).slice(0, 32)}"`,
    'Cache-Control': 'private, no-store',
    'X-Robots-Tag': 'noindex, nofollow',
  }
  if (c.req.header('If-None-Match')?.replace(/^W\//, '') === headers.ETag) return c.body(null, 304, headers)
  return c.body(text, 200, { 'Content-Type': type, ...headers })
}
