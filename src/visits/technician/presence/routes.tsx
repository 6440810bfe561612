import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { seenVersion } from '../../../http/edit.ts'
import type { TechnicianEnv } from '../../../http/env.ts'
import { localPath } from '../../../http/local-path.ts'
import * as z from '../../../http/zod.ts'
import { mayArrive, mayLeave, mayTakeBack, presenceOf } from '../../presence.ts'
import { visitPage } from '../page.tsx'
import { findVisit } from '../queries.ts'
import type { VisitRow } from '../rows.tsx'
import { arrive, leave, takeBack } from './deeds.ts'
import type { VisitDone } from './presses.tsx'

/** `undo` is the version at which the page showed what is to be taken back; `back` the page that it stands on. */
const press = z.object({
  undo: z
    .string()
    .optional()
    .transform((typed) => (typed === undefined ? undefined : seenVersion.parse(typed)))
    .catch(0),
  back: z.string().optional().catch(undefined),
})
type Press = z.infer<typeof press>

const kinds = {
  arrival: {
    may: mayArrive,
    note: arrive,
    isNoted: (visit: VisitRow) => presenceOf(visit).arrivedAt !== null,
    done: 'arrived',
  },
  departure: { may: mayLeave, note: leave, isNoted: ({ status }: VisitRow) => status === 'done', done: 'ended' },
} as const

/** What technicians say of a visit from where they are. */
export const presence = new Hono<TechnicianEnv>()
  .post('/:id/arrival', zValidator('form', press), (c) => pressed(c, c.req.param('id'), 'arrival', c.req.valid('form')))
  .post('/:id/departure', zValidator('form', press), (c) =>
    pressed(c, c.req.param('id'), 'departure', c.req.valid('form')),
  )

async function pressed(c: Context<TechnicianEnv>, id: string, what: keyof typeof kinds, { undo, back }: Press) {
  const { db, company } = c.var
  const { may, note, isNoted, done } = kinds[what]
  const found = await findVisit(db, id)
  if (!found) return c.notFound()
  const { visit } = found
  const answer = (said: VisitDone) => {
    const page = localPath(c, back, '/admin') ?? `/admin/visits/${id}`
    return c.redirect(`${page}${page.includes('?') ? '&' : '?'}done=${said}&visit=${id}#visit-${id}`, 303)
  }
  if (undo === undefined) {
    const now = new Date()
    if (may(visit, now) && (await note(db, visit, now, company))) return answer(done)
  } else if (undo === visit.version && mayTakeBack(visit) === what && (await takeBack(db, visit, what, company))) {
    return answer('undone')
  }
  // Someone was quicker; where they said the same, it is as it should be.
  const current = await findVisit(db, id)
  if (!current) return c.notFound()
  if (undo === undefined && isNoted(current.visit)) return answer(done)
  c.status(409)
  return visitPage(c, current, { late: true })
}
