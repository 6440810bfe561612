import { type Context, Hono } from 'hono'
import { changesBetween } from '../../../audit/changes.ts'
import { and, eq, oneMore } from '../../../db/operators.ts'
import type { TechnicianDb } from '../../../db/scope.ts'
import { meanwhileOf, seenVersion } from '../../../http/edit.ts'
import type { TechnicianEnv } from '../../../http/env.ts'
import { form } from '../../../http/form.ts'
import { text } from '../../../http/text.ts'
import * as z from '../../../http/zod.ts'
import { visits } from '../../schema.ts'
import { subjectOf } from '../../told.ts'
import { visitPage } from '../page.tsx'
import { findVisit } from '../queries.ts'
import type { VisitRow } from '../rows.tsx'

const notesForm = z.object({ comments: text(2000, 'tooLong'), version: seenVersion })
const typedNotes = z.object({ comments: z.string().catch('') })

/** What technicians tell the customer of a visit. */
export const notes = new Hono<TechnicianEnv>().post(
  '/:id/comments',
  form(notesForm, async (c: Context<TechnicianEnv>, typed) => {
    const found = await findVisit(c.var.db, c.req.param('id') ?? '')
    if (!found) return c.notFound()
    c.status(422)
    return visitPage(c, found, { notes: { typed: typedNotes.parse(typed).comments, error: 'tooLong' } })
  }),
  async (c) => {
    const { comments, version } = c.req.valid('form')
    const { db, company } = c.var
    const found = await findVisit(db, c.req.param('id'))
    if (!found) return c.notFound()
    const { visit } = found
    const saved = await sayToCustomer(db, visit, version, comments, company)
    if (saved) return c.redirect(`/admin/visits/${visit.id}?done=saved`, 303)
    const now = version === visit.version ? await findVisit(db, visit.id) : found
    if (!now) return c.notFound()
    const meanwhile = meanwhileOf({ comments: comments ?? '' }, { comments: now.visit.comments ?? '' }).comments
    c.status(409)
    return visitPage(c, now, { notes: { typed: comments ?? '', isStale: true, meanwhile } })
  },
)

/** Changes what the customer reads of a visit, unless someone else has changed it since `seen`; false then. */
async function sayToCustomer(
  db: TechnicianDb,
  visit: VisitRow,
  seen: number,
  comments: string | null,
  zone: { timeZone: string },
): Promise<boolean> {
  if (seen !== visit.version) return false
  const changed = changesBetween({ comments: visit.comments ?? '' }, { comments: comments ?? '' })
  if (Object.keys(changed).length === 0) return true
  const { id, customerId } = visit
  const written = await db.write(
    { did: 'visit_changed', customerId, subject: subjectOf(visit, zone), subjectId: id, details: changed },
    db.update(visits, { comments, version: oneMore(visits.version) }, and(eq(visits.id, id), eq(visits.version, seen))),
  )
  return written !== undefined
}
