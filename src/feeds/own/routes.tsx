import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { ownOnly } from '../../access/own/allow.ts'
import { homes } from '../../accounts/audience.ts'
import { newId } from '../../db/id.ts'
import type { AccountEnv } from '../../http/env.ts'
import * as z from '../../http/zod.ts'
import { feedToken, feedTokenBy, hashOfToken, linkKeyId } from '../../mail/link.ts'
import { addFeed, endFeed, feedOf } from '../../sessions/feeds.ts'
import { withVisits } from './allow.ts'
import { FeedPage, feedDones } from './views.tsx'

const query = z.object({ done: z.enum(feedDones).optional().catch(undefined) })
// Which address the page showed: pressed twice, or on an older page, the second press finds another and does nothing.
const press = z.object({ shown: z.string().max(64).optional().catch(undefined) })

/** The address under which calendars outside read one's visits: made, shown, replaced and ended. */
export const ownFeed = new Hono<AccountEnv>()
  .use(ownOnly)
  .use(withVisits)
  .get('/', zValidator('query', query), async (c) => {
    const { db, ticket, company } = c.var
    const [[feed]] = await db.read(feedOf(ticket))
    const token = feed && (await feedTokenBy(c.env.DATA_KEYS, feed.keyId, company.id, feed.id))
    const { host, protocol } = new URL(c.req.url)
    return c.render(
      <FeedPage
        home={homes[ticket.audience]}
        feed={feed && { ...feed, address: token && `${protocol}//${host}/calendar/${token}.ics` }}
        done={c.req.valid('query').done}
      />,
      { title: ({ feeds }) => feeds.title },
    )
  })
  .post('/', zValidator('form', press), async (c) => {
    const { db, ticket, company } = c.var
    const { shown } = c.req.valid('form')
    const [id, keys] = [newId(), c.env.DATA_KEYS]
    const tokenHash = await hashOfToken(await feedToken(keys, company.id, id))
    const added = addFeed(ticket, { id, keyId: await linkKeyId(keys), tokenHash })
    const deed = { did: 'feed_made', subjectId: id } as const
    const made = await (shown ? db.write(deed, endFeed(ticket, shown), added) : db.write(deed, added))
    return c.redirect(made ? `${here(c)}?done=${shown ? 'replaced' : 'made'}` : here(c), 303)
  })
  .post('/end', zValidator('form', press), async (c) => {
    const { db, ticket } = c.var
    const { shown = '' } = c.req.valid('form')
    const ended = await db.write({ did: 'feed_ended', subjectId: shown }, endFeed(ticket, shown))
    return c.redirect(ended ? `${here(c)}?done=ended` : here(c), 303)
  })

const here = (c: Context<AccountEnv>) => `${homes[c.var.ticket.audience]}/account/calendar`
