import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { needs } from '../../../customers/allow.ts'
import { newId } from '../../../db/id.ts'
import type { PortalEnv } from '../../../http/env.ts'
import { type FieldErrors, form } from '../../../http/form.ts'
import { handToQueue } from '../../../mail/hand.ts'
import { storedSlot } from '../../request.ts'
import { firstWeek, wishesOf } from '../../wishes.ts'
import { ask } from '../deeds.ts'
import { askForm, begun, type Filled, type Subject, typedAsk } from '../form.ts'
import { mayAsk } from '../may-ask.ts'
import { type Asking, readForAsking } from './queries.ts'
import { NewRequestPage } from './views.tsx'

type C = Context<PortalEnv>

const noTimes = { start: '', end: '', start2: '', end2: '', start3: '', end3: '' }

/** Asking for a visit, for another time of one, or that it be called off. */
export const newRequest = new Hono<PortalEnv>()
  .get('/new', needs('seesJobs'), needs('mayRequest'), zValidator('query', begun), async (c) => {
    const wanted = c.req.valid('query')
    const { db, ticket } = c.var
    const asking = await readForAsking(db, ticket, wanted)
    if (!isTheirs(wanted, asking)) return c.notFound()
    if (asking.open) return already(c, asking.open.id)
    const { again: _, ...subject } = wanted
    const week = firstWeek(calendarOf(c))
    const filled = { ...subject, ...noTimes, when: 'slots' as const, week, comments: asking.comments, key: newId() }
    return newPage(c, asking, filled, {})
  })
  .post(
    '/',
    form(askForm, async (c: C, typed, errors) => {
      const filled = typedAsk.parse(typed)
      const asking = await readForAsking(c.var.db, c.var.ticket, filled)
      if (!isTheirs(filled, asking) || !mayAsk(await c.var.db.viewer())) return c.notFound()
      return newPage(c, asking, filled, { ...faultsOf(c, filled, asking), ...errors })
    }),
    async (c) => {
      const typed = c.req.valid('form')
      const { db, ticket, company } = c.var
      const asking = await readForAsking(db, ticket, typed)
      // What a contact may comes with the rows; the database refuses the write in any case.
      if (!mayAsk(await db.viewer())) return c.notFound()
      if (asking.sent) return sentBefore(c, asking, asking.sent, typed)
      if (!isTheirs(typed, asking)) return c.notFound()
      if (asking.open) return already(c, asking.open.id)
      const faults = faultsOf(c, typed, asking)
      const { kind, comments, key } = typed
      const job = kind === 'visit' ? asking.job : asking.visit && { id: asking.visit.jobId, title: asking.visit.job }
      const slots = slotsOf(c, typed, asking)
      if (Object.keys(faults).length > 0 || !job || !('length' in slots) || asking.full)
        return newPage(c, asking, typed, faults)
      const { visit } = asking
      const told = { company, keys: c.env.DATA_KEYS, customerId: ticket.customerId }
      const made = await ask(db, { kind, job, visit, slots, comments, key }, asking, told)
      if (made) {
        handToQueue(c, made.mailIds)
        return c.redirect(`/portal/requests/${made.id}?done=asked`, 303)
      }
      // Somebody was quicker, the same press sent twice most of all.
      const now = await readForAsking(db, ticket, typed)
      if (now.sent) return sentBefore(c, now, now.sent, typed)
      if (now.open) return already(c, now.open.id)
      const isGone = kind !== 'visit' && !now.visit
      return now.full || isGone ? newPage(c, now, typed, {}) : c.notFound()
    },
  )

/** Whether the job or visit named is one of the customer's; of a new visit the job may still be to choose. */
const isTheirs = ({ kind, job }: Subject, asking: Asking): boolean =>
  kind === 'visit' ? job === '' || asking.job !== undefined : asking.isVisit

const calendarOf = (c: C) => ({ ...c.var.company, now: new Date() })

/** The times asked for; of a visit to call off, when it is planned. */
const slotsOf = (c: C, typed: Filled, { visit }: Asking) =>
  typed.kind === 'cancel'
    ? visit
      ? [{ startAt: visit.startAt, endAt: visit.endAt }]
      : []
    : wishesOf(typed, calendarOf(c))

function faultsOf(c: C, typed: Filled, asking: Asking): FieldErrors {
  const slots = slotsOf(c, typed, asking)
  return {
    ...('faults' in slots && slots.faults),
    ...(typed.kind === 'visit' && typed.job === '' && { job: 'jobMissing' }),
  }
}

/** Of a form that was sent: the request it made, or where it says something else by now the form, with a new key. */
function sentBefore(c: C, asking: Asking, sent: NonNullable<Asking['sent']>, typed: Filled) {
  if (!isOther(c, asking, sent, typed)) return c.redirect(`/portal/requests/${sent.id}?done=asked`, 303)
  c.status(409)
  return newPage(c, asking, { ...typed, key: newId() }, {}, sent.id)
}

/** Whether a form asks for something else than the request that it made when it was sent. */
function isOther(c: C, asking: Asking, sent: NonNullable<Asking['sent']>, typed: Filled): boolean {
  const { kind, job, visit, when, comments } = typed
  const isSameSubject = kind === sent.kind && (kind === 'visit' ? job === sent.jobId : visit === sent.visitId)
  if (!isSameSubject || comments !== sent.comments) return true
  // What is left of the mornings of a week is less with each of them.
  if (kind === 'cancel' || when !== 'slots') return false
  const slots = slotsOf(c, typed, asking)
  const stored = [storedSlot(sent), ...sent.wishes]
  return !('length' in slots) || JSON.stringify(slots.map(storedSlot)) !== JSON.stringify(stored)
}

const already = (c: C, id: string) => c.redirect(`/portal/requests/${id}?done=already`, 303)

/** The form: empty, or with what is wrong beside what was typed. What can no longer be asked for at all is a conflict. */
function newPage(c: C, asking: Asking, filled: Filled, errors: FieldErrors, before?: string) {
  if (filled.kind !== 'visit' && !asking.visit) c.status(409)
  else if (Object.keys(errors).length > 0 || (c.req.method === 'POST' && asking.full)) c.status(422)
  return c.render(<NewRequestPage {...{ company: c.var.company, asking, filled, errors, before }} />, {
    title: ({ requests }) => requests.titles[filled.kind],
  })
}
