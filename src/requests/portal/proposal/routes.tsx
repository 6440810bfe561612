import { type Context, Hono } from 'hono'
import type { SiteEnv } from '../../../http/env.ts'
import { type FieldErrors, form } from '../../../http/form.ts'
import { mayPass } from '../../../http/limit.ts'
import { networkOfRequest } from '../../../http/network.ts'
import { text } from '../../../http/text.ts'
import { minutesToWait } from '../../../http/wait.ts'
import * as z from '../../../http/zod.ts'
import { tellCompany } from '../../../live/tell.ts'
import { handToQueue } from '../../../mail/hand.ts'
import { readTicketOf } from '../../../sessions/doors.ts'
import { frontOf } from '../../../sessions/front.ts'
import { type OpenProposal, proposalOf } from '../../../sessions/proposal.ts'
import { offersLeft, slotOf } from '../../request.ts'
import { accept, refuse } from '../deeds.ts'
import { type FoundRequest, findRequest } from '../queries.ts'
import { standOf } from './stand.ts'
import { type AnswerFault, OfferPage, StandPage, WaitPage } from './views.tsx'

type C = Context<SiteEnv>

const answer = z.object({
  /** From when to when, because two of the times may begin at once. */
  slot: z.string().optional().catch(undefined),
  none: z.literal('yes').optional().catch(undefined),
  comments: text(2000, 'tooLong'),
})
const typed = z.object({ comments: z.string().max(20_000).optional().catch(undefined) })

/**
 * What the company offers, answered by whoever holds the link in a mail. To look changes nothing, however often it is
 * done: what scans mails follows links and presses nothing.
 */
export const proposals = new Hono<SiteEnv>()
  .get('/:token', async (c) => {
    const opened = await open(c)
    return opened ? page(c, opened, { done: c.req.query('done') !== undefined }) : dead(c)
  })
  .post(
    '/:token',
    async (c, next) => {
      // Apart from the tries to sign in, which these cannot use up.
      const success = await mayPass(c.env.SIGN_IN_LIMIT, `proposals:${networkOfRequest(c)}`)
      if (success) return next()
      minutesToWait(c, 60)
      return c.html(<WaitPage {...frontOf(c, 'customer')} />, 429)
    },
    form(answer, async (c: C, posted, errors: FieldErrors) => {
      const opened = await open(c)
      const fault = errors.comments ? 'tooLong' : 'slotMissing'
      return opened ? page(c, opened, { fault, comments: typed.parse(posted).comments }) : dead(c)
    }),
    async (c) => {
      const { slot, none, comments } = c.req.valid('form')
      const opened = await open(c)
      if (!opened) return dead(c)
      const { link, found } = opened
      if (standOf(found.request, link, new Date()) !== undefined) return page(c, opened, { late: true })
      const chosen = offersLeft(found.request, new Date()).find(({ start, end }) => `${start}-${end}` === slot)
      if (!chosen && !none) return page(c, opened, { fault: 'slotMissing', comments: comments ?? undefined })
      const told = { company: c.var.company, keys: c.env.DATA_KEYS, customerId: link.customerId }
      const mailIds = chosen
        ? await accept(link.db, found, link.turn, slotOf(chosen), told)
        : await refuse(link.db, found, link.turn, comments, told)
      if (mailIds) {
        handToQueue(c, mailIds)
        c.executionCtx.waitUntil(tellCompany(c.env, c.var.company.id, [link.customerId]))
        return c.redirect(`${new URL(c.req.url).pathname}?done`, 303)
      }
      const now = await open(c)
      return now ? page(c, now, { late: true }) : dead(c)
    },
  )

interface Opened {
  link: OpenProposal
  found: FoundRequest
}

async function open(c: C): Promise<Opened | undefined> {
  const link = await proposalOf(c, c.req.param('token') ?? '')
  const owners = link && { companyId: c.var.company.id, customerId: link.customerId }
  const found = link && owners && (await findRequest(link.db, owners, link.requestId))
  return found && { link, found }
}

interface Said {
  late?: boolean
  done?: boolean
  fault?: AnswerFault
  comments?: string | undefined
}

async function page(c: C, { link, found: { request } }: Opened, { late = false, done = false, fault, comments }: Said) {
  const front = frontOf(c, 'customer', link)
  const stand = standOf(request, link, new Date())
  if (stand === undefined) {
    return c.html(<OfferPage {...{ ...front, request, fault, late, comments }} />, late ? 409 : fault ? 422 : 200)
  }
  if (stand === 'expired') return c.html(<StandPage {...front} stand={stand} />, 410)
  const ticket = await readTicketOf(c, 'customer', c.var.company.id)
  const signedIn = ticket?.contactId === link.contactId
  const isAnswer = done && (stand === 'agreed' || stand === 'refused')
  return c.html(<StandPage {...{ ...front, request, stand, late, signedIn }} done={isAnswer} />, late ? 409 : 200)
}

/** The same for a token that nobody has, one that was taken away, and one whose contact may no longer answer. */
const dead = (c: C) => c.html(<StandPage {...frontOf(c, 'customer')} stand="dead" />, 404)
