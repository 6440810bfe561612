import { type Context, Hono } from 'hono'
import { meanwhileOf, seenVersion } from '../../http/edit.ts'
import type { AdminEnv } from '../../http/env.ts'
import { form } from '../../http/form.ts'
import { localPath } from '../../http/local-path.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import type { Period } from '../../time/period.ts'
import { startOfDay, wallTime } from '../../time/zoned.ts'
import type { BesideRow, Clash } from '../clashes.ts'
import { periodDropped, periodFrom } from '../placing.ts'
import { periodOf, type TimeFault, type TypedTimes, typedTimes } from '../times.ts'
import { clashesAround } from './around.ts'
import { changeVisit } from './deeds.ts'
import { tells, typedVisit } from './form.ts'
import { MovePage } from './move-page.tsx'
import { type FoundVisit, findVisit, type VisitRecord } from './record.ts'
import { tellOf } from './tell.tsx'

type C = Context<AdminEnv>
type Faults = Partial<Record<keyof TypedTimes, TimeFault>>

/**
 * Where a visit goes: to times that are typed, or to where it was dropped in the calendar; and the page to come back
 * to.
 */
const moveForm = z.object({
  start: typedVisit.shape.start,
  end: typedVisit.shape.end,
  day: z
    .string()
    .regex(/^20\d{2}-\d{2}-\d{2}$/)
    .refine((day) => startOfDay(day, 'UTC') !== undefined)
    .optional()
    .catch(undefined),
  minute: z.coerce.number().min(-10_000).max(10_000).optional().catch(undefined),
  version: seenVersion,
  back: z.string().max(500).optional().catch(undefined),
  undo: z.literal('yes').optional().catch(undefined),
  ...tells.shape,
})
type Move = z.infer<typeof moveForm>
const asked = moveForm.pick({ back: true })

/** Moving a visit to another time, by hand or by a drop in the calendar. It keeps its length where no end is typed. */
export const moving = new Hono<AdminEnv>()
  .get('/:id/time', async (c) => {
    const found = await findVisit(c.var.db, c.req.param('id'))
    if (!found) return c.notFound()
    const { back } = asked.parse(c.req.query())
    const { visit, clashes } = found
    return movePage(c, found, {
      // An end left empty keeps the length: one field is all that is to be changed.
      typed: { start: wallTime(visit.startAt, c.var.company.timeZone), end: '', tell: 'yes' },
      clashes: visit.status === 'planned' ? clashes : [],
      back: calendarPath(c, back),
    })
  })
  .post(
    '/:id/time',
    form(moveForm, (c: C) => c.notFound()),
    async (c) => {
      const move = c.req.valid('form')
      const { db, company } = c.var
      const { timeZone } = company
      const found = await findVisit(db, c.req.param('id'))
      if (!found) return c.notFound()
      const { visit, team } = found
      const back = calendarPath(c, move.back)
      const period = periodAsked(move, visit, timeZone)
      if ('faults' in period) return movePage(c, found, { typed: move, faults: period.faults, clashes: [], back })
      const { technicianIds: technicians, status, comments, internalNotes } = visit
      const kept = { ...typedTimes(period, timeZone), technicians, status, comments, internalNotes }
      const telling = { team, timeZone, ...tellOf(move, company) }
      const mailIds = await changeVisit(db, visit, move.version, kept, period, telling)
      if (mailIds) {
        handToQueue(c, mailIds)
        return c.redirect(whereTo(visit, move, back, timeZone), 303)
      }
      const now = move.version === visit.version ? await findVisit(db, visit.id) : found
      if (!now) return c.notFound()
      const going = { technicians: now.visit.technicianIds, period, place: now.visit, id: visit.id }
      const clashes = await clashesAround(db, going)
      return movePage(c, now, {
        typed: { ...typedTimes(period, timeZone), tell: move.tell },
        clashes,
        back,
        seen: move.version,
      })
    },
  )

function periodAsked(
  { start, end, day, minute }: Move,
  visit: VisitRecord,
  timeZone: string,
): Period | { faults: Faults } {
  if (day !== undefined && minute !== undefined)
    return periodDropped({ day, minute }, visit, timeZone) ?? { faults: { start: 'timeMissing' } }
  const typed = periodOf({ start, end }, timeZone, visit)
  return 'faults' in typed || end !== '' ? typed : (periodFrom(start, visit, timeZone) ?? typed)
}

/** Only a page of the calendar is come back to, and of this host. */
const calendarPath = (c: C, back: string | undefined): string | undefined => localPath(c, back, '/admin/calendar')

/** The calendar, which says what was moved and from where; or else the visit's page. */
function whereTo(visit: VisitRecord, { undo }: Move, back: string | undefined, timeZone: string): string {
  if (back === undefined) return `/admin/visits/${visit.id}?done=saved`
  const [path = '', search = ''] = back.split('?')
  const query = new URLSearchParams(search)
  for (const name of ['moved', 'was', 'undone']) query.delete(name)
  query.set('moved', visit.id)
  if (undo) query.set('undone', 'yes')
  else query.set('was', [visit.startAt, visit.endAt].map((instant) => wallTime(instant, timeZone)).join('/'))
  return `${path}?${query}#visit-${visit.id}`
}

interface Shown {
  typed: TypedTimes & { tell?: 'yes' | undefined }
  faults?: Faults
  clashes: Clash<BesideRow>[]
  back: string | undefined
  /** The version that the times were typed over, where it is no longer the one stored. */
  seen?: number
}

function movePage(c: C, { visit, team }: Pick<FoundVisit, 'visit' | 'team'>, { typed, seen, ...rest }: Shown) {
  const { start, end } = typed
  if (rest.faults) c.status(422)
  else if (seen !== undefined) c.status(409)
  const stored = { ...typedTimes(visit, c.var.company.timeZone) }
  const meanwhile = seen === undefined ? undefined : meanwhileOf({ start, end }, stored)
  return c.render(<MovePage {...{ visit, team, typed, meanwhile, ...rest }} />, {
    title: ({ siteVisits }) => siteVisits.moving.title,
  })
}
