import { env } from 'cloudflare:workers'
import ICAL from 'ical.js'
import type { Visitor } from './as.ts'
import type { World } from './world.ts'

/** What an event says, as another reader of calendars finds it. */
export interface Read {
  uid: string
  sequence: number
  status: string
  start: string
  end: string
  stamp: string
  changed: string
  summary: string
  location: string | null
  description: string | null
  url: string
}

/** Reads a calendar with a parser that is not the writer's. Throws where it is none. */
export function readCalendar(text: string): { calendar: ICAL.Component; events: Read[] } {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name)
    const words = (name: string) => value(name) as string | null
    const instant = (name: string) => (value(name) as ICAL.Time).toJSDate().toISOString()
    return {
      uid: words('uid') ?? '',
      sequence: Number(value('sequence')),
      status: words('status') ?? '',
      start: instant('dtstart'),
      end: instant('dtend'),
      stamp: instant('dtstamp'),
      changed: instant('last-modified'),
      summary: words('summary') ?? '',
      location: words('location'),
      description: words('description'),
      url: words('url') ?? '',
    }
  })
  return { calendar, events }
}

/** The lines of a calendar as they are sent, each without its break. */
export const linesOf = (text: string): string[] => {
  const lines = text.split('\r\n')
  if (lines.pop() !== '') throw new Error('The last line has no break.')
  return lines
}

/** Makes the address of someone's calendar, or another in its place, and gives its path. */
export async function makeFeed(who: Visitor, home: '/portal' | '/admin'): Promise<string> {
  const at = `${home}/account/calendar`
  const shown = /name="shown" value="([^"]+)"/.exec(await (await who.get(at)).text())?.[1]
  await who.post(at, shown ? { shown } : {})
  return addressIn(await (await who.get(at)).text())
}

/** The path of the address that the page shows; throws without one. */
export function addressIn(html: string): string {
  const path = /value="http:\/\/[^/]+(\/calendar\/[\w-]{43}\.ics)"/.exec(html)?.[1]
  if (!path) throw new Error('The page shows no address.')
  return path
}

/** The rows of the addresses of a company. */
export const feedsOf = async ({ companyId }: World) =>
  (
    await env.DB.prepare('select * from calendar_feeds where company_id = ?')
      .bind(companyId)
      .all<{ id: string; account_id: string; token_hash: string; key_id: string }>()
  ).results
