import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import type { PortalEnv } from '../../http/env.ts'
import { form } from '../../http/form.ts'
import { handToQueue } from '../../mail/hand.ts'
import { offersLeft } from '../request.ts'
import { accept, refuse, type Told, withdraw } from './deeds.ts'
import { acceptForm, refuseForm, withdrawForm } from './form.ts'
import { mayAsk } from './may-ask.ts'
import { type RequestDone, RequestPage } from './page.tsx'
import { type FoundRequest, findRequest } from './queries.ts'

type C = Context<PortalEnv>

/** What a customer answers to a request's offers, and taking it back: each only as the page showed it. */
export const answering = new Hono<PortalEnv>()
  .post('/:id/withdrawal', zValidator('form', withdrawForm), async (c) => {
    const { turn } = c.req.valid('form')
    return answer(c, 'withdrawn', (found, told) => withdraw(c.var.db, found, turn, told))
  })
  .post('/:id/acceptance', zValidator('form', acceptForm), async (c) => {
    const { turn, slot } = c.req.valid('form')
    return answer(c, 'accepted', async (found, told) => {
      if (turn !== found.request.turn) return undefined
      const left = offersLeft(found.request, new Date())
      const chosen = left.find(({ start, place }) => place === slot || start === slot)
      if (!chosen) return 'slotMissing'
      return accept(c.var.db, found, turn, { startAt: new Date(chosen.start), endAt: new Date(chosen.end) }, told)
    })
  })
  .post(
    '/:id/refusal',
    form(refuseForm, (c: C) => answer(c, 'refused', async () => 'tooLong')),
    async (c) => {
      const { turn, comments } = c.req.valid('form')
      return answer(c, 'refused', (found, told) => refuse(c.var.db, found, turn, comments, told))
    },
  )

type Outcome = string[] | 'slotMissing' | 'tooLong' | undefined

/** Reads the request, takes the step, and shows it as it is by then: with what was done, what is wrong, or who was first. */
async function answer(
  c: C,
  done: RequestDone,
  step: (found: FoundRequest, told: Told) => Promise<Outcome>,
): Promise<Response> {
  const { db, ticket, company } = c.var
  const id = c.req.param('id') ?? ''
  const found = await findRequest(db, ticket, id, true)
  // What a contact may comes with the rows; the database refuses the write in any case.
  if (!found || !mayAsk(await db.viewer())) return c.notFound()
  const outcome = await step(found, { company, keys: c.env.DATA_KEYS, customerId: ticket.customerId })
  if (Array.isArray(outcome)) {
    handToQueue(c, outcome)
    return c.redirect(`/portal/requests/${id}?done=${done}`, 303)
  }
  if (outcome) {
    c.status(422)
    return requestPage(c, found, { fault: outcome })
  }
  const now = await findRequest(db, ticket, id, true)
  if (!now) return c.notFound()
  c.status(409)
  return requestPage(c, now, { late: true })
}

interface Said {
  done?: RequestDone | undefined
  late?: boolean
  fault?: 'slotMissing' | 'tooLong'
}

export const requestPage = (c: C, { request, steps, photos }: FoundRequest, said: Said) =>
  c.render(<RequestPage {...{ request, steps, photos }} company={c.var.company} {...said} />, {
    title: ({ requests }) => `${requests.one[request.kind]} · ${request.job}`,
  })
