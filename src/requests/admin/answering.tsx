import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { openAt } from '../../companies/opening/opening.ts'
import type { AdminEnv } from '../../http/env.ts'
import type { FieldErrors } from '../../http/form.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import { todayIn } from '../../ui/format.ts'
import { periodOf } from '../../visits/times.ts'
import { mayTake, type RequestStep, type Slot } from '../request.ts'
import { type Answered, confirmRequest, declineRequest, offerTimes } from './deeds.ts'
import {
  begunWith,
  periodTyped,
  type TypedAnswer,
  toConfirm,
  toOffer,
  toRefuse,
  typedAnswer,
  typedOffers,
} from './form.ts'
import { type AnswerForm, RequestPage, requestDones } from './page.tsx'
import { type FoundRequest, findRequest, findToAnswer, type Look, type RequestToAnswer } from './record.ts'
import type { Why } from './unsent.tsx'
import { warningsOf } from './warnings.ts'

type C = Context<AdminEnv>

const shown = z.object({ done: z.enum(requestDones).optional().catch(undefined) })

const steps: Record<AnswerForm, RequestStep> = { confirm: 'confirm', propose: 'propose', refuse: 'decline' }

/** One request, and the answers that staff give to it. */
export const answering = new Hono<AdminEnv>()
  .get('/:id', zValidator('query', typedAnswer), async (c) => {
    const typed = c.req.valid('query')
    const asked = c.req.query()
    const at = 'start1' in asked ? 'propose' : 'start' in asked ? 'confirm' : undefined
    const found = await findRequest(c.var.db, c.req.param('id'), lookOf(c, typed, at))
    if (!found) return c.notFound()
    const { done } = shown.parse(asked)
    return page(c, found, { typed: at && typed, at, done })
  })
  .post('/:id/confirmation', zValidator('form', typedAnswer), async (c) => {
    const typed = c.req.valid('form')
    return answer(c, 'confirm', typed, async (found, now) => {
      const { period, errors } = toConfirm(typed, found, c.var.company.timeZone)
      if (!period || Object.keys(errors).length > 0) return errors
      return confirmRequest(answeringOf(c, found, now), period, typed.technicians, typed.agreed === 'yes')
    })
  })
  .post('/:id/proposals', zValidator('form', typedAnswer), async (c) => {
    const typed = c.req.valid('form')
    return answer(c, 'propose', typed, async (found, now) => {
      const { errors, ...offer } = toOffer(typed, found, c.var.company.timeZone, now)
      if (Object.keys(errors).length > 0) return errors
      return offerTimes(answeringOf(c, found, now), offer, typed.technicians)
    })
  })
  .post('/:id/refusal', zValidator('form', typedAnswer), async (c) => {
    const typed = c.req.valid('form')
    return answer(c, 'refuse', typed, async (found, now) => {
      const { reason, errors } = toRefuse(typed)
      return Object.keys(errors).length > 0 ? errors : declineRequest(answeringOf(c, found, now), reason)
    })
  })

/**
 * Answers a request as it was shown: what is wrong comes back beside its field, and where someone else was quicker, with
 * what they did. Nothing typed is lost.
 */
async function answer(
  c: C,
  at: AnswerForm,
  typed: TypedAnswer,
  take: (found: RequestToAnswer, now: Date) => Promise<Answered | FieldErrors>,
) {
  const now = new Date()
  const { db, company } = c.var
  const look = lookOf(c, typed, at)
  const found = await findToAnswer(db, company.id, idOf(c), look)
  if (!found) return c.notFound()
  const { request } = found
  if (typed.turn !== request.turn || !mayTake(steps[at], request, now))
    return page(c, found, { typed, at, why: 'late' })
  const answered = await take(found, now)
  if (isTaken(answered)) {
    handToQueue(c, answered.mailIds)
    // The calendar shows the visit where it came to stand.
    if (typed.from === 'calendar') {
      const day = todayIn(company.timeZone, request.startAt)
      return c.redirect(`/admin/calendar?view=day&day=${day}#visit-${request.visitId ?? request.id}`, 303)
    }
    if (typed.from === 'list') return c.redirect('/admin/requests?done=confirmed', 303)
    const done = { confirm: 'confirmed', propose: 'proposed', refuse: 'declined' }[at]
    return c.redirect(`/admin/requests/${request.id}?done=${done}`, 303)
  }
  if (typeof answered !== 'string') return page(c, found, { typed, at, errors: answered })
  const current = await findRequest(db, request.id, look)
  return current ? page(c, current, { typed, at, why: answered }) : c.notFound()
}

const isTaken = (answered: Answered | FieldErrors): answered is { mailIds: string[] } =>
  typeof answered !== 'string' && Array.isArray(answered.mailIds)

const answeringOf = (c: C, { request, addressees, team }: RequestToAnswer, now: Date) => ({
  ...{ db: c.var.db, company: c.var.company, keys: c.env.DATA_KEYS },
  ...{ request, addressees, team, now },
})

/** The times typed into the form that is looked at or sent, and who is ticked there. */
function lookOf(c: C, typed: TypedAnswer, at: AnswerForm | undefined): Look | undefined {
  if (!at || at === 'refuse') return undefined
  const periods = slotsIn(typed, at, (times) => periodOf(times, c.var.company.timeZone))
  return { periods, technicians: typed.technicians }
}

const idOf = (c: C): string => c.req.param('id') ?? ''

/** The times typed into a form, as far as they are times. */
const slotsIn = (typed: TypedAnswer, at: AnswerForm, read: (times: { start: string; end: string }) => object): Slot[] =>
  (at === 'propose' ? typedOffers(typed) : [typed]).flatMap(({ start, end }) => {
    const period = read({ start, end })
    return 'startAt' in period ? [period as Slot] : []
  })

interface Said {
  typed?: TypedAnswer | undefined
  at?: AnswerForm | undefined
  errors?: FieldErrors
  done?: z.infer<typeof shown>['done']
  why?: Why
}

function page(c: C, found: FoundRequest, { typed, at, errors = {}, done, why }: Said) {
  const { company } = c.var
  const { request } = found
  const now = new Date()
  const filled = { ...begunWith(request, company.timeZone), ...(typed && keptOf(typed, at)) }
  // What was not agreed to is proposed by one press more.
  const typedNow = 'agreed' in errors ? { ...filled, start1: filled.start, end1: filled.end } : filled
  const periods =
    typed && at !== 'refuse'
      ? slotsIn(typed, at ?? 'confirm', (times) => periodTyped(times, request, company.timeZone))
      : [request]
  const warnings = request.kind === 'cancel' ? [] : warningsOf(found, periods, openAt(company), now)
  if (Object.keys(errors).length > 0) c.status(422)
  else if (why) c.status(409)
  return c.render(<RequestPage {...found} {...{ now, typed: typedNow, at, errors, periods, warnings, done, why }} />, {
    title: ({ answering }) => answering.asks[request.kind](request.customer),
  })
}

/** What was typed into one form; the fields of the others begin as they would. */
function keptOf(typed: TypedAnswer, at: AnswerForm | undefined): Partial<TypedAnswer> {
  const { start, end, ...rest } = typed
  return at === 'confirm' ? { ...rest, start, end } : rest
}
