import { type Context, Hono } from 'hono'
import type { SiteEnv } from '../http/env.ts'
import { mayPass } from '../http/limit.ts'
import { networkOfRequest } from '../http/network.ts'
import { minutesToWait } from '../http/wait.ts'
import { dictionaries } from '../i18n/index.ts'
import { localeOf } from '../i18n/locale.ts'
import { hashOfToken } from '../mail/link.ts'
import { FeedEnded, type OpenFeed, openFeed } from '../sessions/feeds.ts'
import { feedAnswer } from './file.ts'
import { entryForStaff } from './of-staff.ts'
import { entryOf, listVisits as listOfCustomer } from './portal/queries.ts'
import { listVisits as listOfTechnician } from './technician/queries.ts'

type C = Context<SiteEnv>

/**
 * Calendars that are subscribed to. Who knows the address reads it, without a cookie: a token that is unknown and one
 * that has died get the same answer.
 */
export const calendars = new Hono<SiteEnv>().get('/:token', async (c) => {
  const { d1, company } = c.var
  const [, token] = /^([\w-]{43})\.ics$/.exec(c.req.param('token')) ?? []
  if (token === undefined) return c.notFound()
  // Apart from signing in: those who read calendars for many ask from few networks, and must not lock anyone out.
  const success = await mayPass(c.env.SIGN_IN_LIMIT, `calendar ${company.id} ${networkOfRequest(c)}`)
  if (!success) {
    minutesToWait(c, 60)
    return c.text('429 Too Many Requests', 429)
  }
  const feed = await openFeed(d1, company.id, await hashOfToken(token))
  if (!feed || (feed.audience === 'customer' && company.closed.includes('visits'))) return c.notFound()
  try {
    return await answer(c, feed)
  } catch (error) {
    if (error instanceof FeedEnded) return c.notFound()
    throw error
  }
})

async function answer(c: C, feed: OpenFeed): Promise<Response> {
  const { company, language } = c.var
  const { origin } = new URL(c.req.url)
  const now = new Date()
  if (feed.audience === 'staff') {
    const words = dictionaries[feed.language]
    const rows = await listOfTechnician(feed.db, now)
    return feedAnswer(
      c,
      rows.map((row) => entryForStaff(row, words, origin)),
      words.feeds.calendarName(company.name),
    )
  }
  const { words } = localeOf(company, feed.language, language.offered)
  const rows = await listOfCustomer(feed.db, now)
  return feedAnswer(
    c,
    rows.map((row) => entryOf(row, company, origin)),
    words.feeds.calendarName(company.name),
  )
}
