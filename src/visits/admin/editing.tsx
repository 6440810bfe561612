import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { newId } from '../../db/id.ts'
import { meanwhileOf, seenVersion } from '../../http/edit.ts'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { handToQueue } from '../../mail/hand.ts'
import { addVisit, changeVisit } from './deeds.ts'
import type { FieldsProps } from './fields.tsx'
import { checked, type Filled, filledWith, typedVisit, visitForm } from './form.ts'
import { ChangeVisitPage, ChooseJobPage, NewVisitPage } from './forms.tsx'
import { type FoundVisit, findJob, findJobs, findVisit, type JobToVisit } from './record.ts'
import { namesOf } from './rows.tsx'
import { tellOf, tells } from './tell.tsx'

type C = Context<AdminEnv>

const jobNamed = z.object({ job: z.string().min(1).max(64).optional().catch(undefined) })

/** What a new visit begins with, such as a time picked in a calendar. */
const begun = jobNamed.extend({
  q: z.string().max(200).catch(''),
  start: typedVisit.shape.start,
  end: typedVisit.shape.end,
  technicians: typedVisit.shape.technicians,
})

/** The id that a new visit is to have, made with its form. */
const toBe = z.object({
  id: z
    .string()
    .regex(/^[0-9a-z]{20}$/)
    .catch(() => newId()),
})
const newForm = visitForm.extend({ ...jobNamed.shape, ...toBe.shape, ...tells.shape })
const changeForm = visitForm.extend({ version: seenVersion, ...tells.shape })
const versionTyped = z.object({ version: seenVersion })

/** Adding and changing visits. */
export const editing = new Hono<AdminEnv>()
  .get('/new', zValidator('query', begun), async (c) => {
    const { job: id, q, ...times } = c.req.valid('query')
    if (id === undefined) return chooseJob(c, q, false)
    const found = await findJob(c.var.db, id)
    if (!found) return c.notFound()
    return newPage(c, found, { ...times, status: 'planned', comments: null, internalNotes: null }, {}, newId(), true)
  })
  .post(
    '/',
    form(newForm, async (c: C, typed, errors) => {
      const found = await findJob(c.var.db, jobNamed.parse(typed).job ?? '')
      if (!found) return chooseJob(c, '', true)
      const filled = typedVisit.parse(typed)
      const { errors: further } = checked(filled, c.var.company.timeZone, found.team)
      return newPage(c, found, filled, { ...further, ...errors }, toBe.parse(typed).id, isTicked(typed))
    }),
    async (c) => {
      const { job, id, tell, ...typed } = c.req.valid('form')
      const { db, company } = c.var
      const found = await findJob(db, job ?? '')
      if (!found) return chooseJob(c, '', true)
      const { period, errors } = checked(typed, company.timeZone, found.team)
      if (!period || errors.technicians) return newPage(c, found, typed, errors, id, tell !== undefined)
      const telling = { team: found.team, timeZone: company.timeZone, ...tellOf(tell, company) }
      handToQueue(c, await addVisit(db, id, found.job, typed, period, telling))
      return c.redirect(`/admin/visits/${id}?done=added`, 303)
    },
  )
  .get('/:id/edit', async (c) => {
    const found = await findVisit(c.var.db, c.req.param('id'))
    return found ? changePage(c, found, filledWith(found.visit, c.var.company.timeZone), {}, true) : c.notFound()
  })
  .post(
    '/:id',
    form(changeForm, async (c: C, typed, errors) => {
      const found = await findVisit(c.var.db, c.req.param('id') ?? '')
      if (!found) return c.notFound()
      const filled = typedVisit.parse(typed)
      const { errors: further } = checked(filled, c.var.company.timeZone, found.team, found.visit)
      const { version } = versionTyped.parse(typed)
      return changePage(c, found, filled, { ...further, ...errors }, isTicked(typed), version)
    }),
    async (c) => {
      const { version, tell, ...typed } = c.req.valid('form')
      const { db, company } = c.var
      const found = await findVisit(db, c.req.param('id'))
      if (!found) return c.notFound()
      const { visit, team } = found
      const { period, errors } = checked(typed, company.timeZone, team, visit)
      if (!period || errors.technicians) return changePage(c, found, typed, errors, tell !== undefined, version)
      const telling = { team, timeZone: company.timeZone, ...tellOf(tell, company) }
      const mailIds = await changeVisit(db, visit, version, typed, period, telling)
      if (mailIds) {
        handToQueue(c, mailIds)
        return c.redirect(`/admin/visits/${visit.id}?done=saved`, 303)
      }
      const now = version === visit.version ? await findVisit(db, visit.id) : found
      return now ? changePage(c, now, typed, {}, tell !== undefined, version) : c.notFound()
    },
  )

const isTicked = (typed: unknown): boolean => tells.parse(typed).tell !== undefined

async function chooseJob(c: C, typed: string, refused: boolean) {
  const jobs = await findJobs(c.var.db, typed)
  if (refused) c.status(422)
  return c.render(<ChooseJobPage jobs={jobs} typed={typed.trim()} refused={refused} />, {
    title: ({ siteVisits }) => siteVisits.chooseJob,
  })
}

function newPage(
  c: C,
  found: { job: JobToVisit; team: FoundVisit['team'] },
  filled: Filled,
  errors: FieldErrors,
  id: string,
  tell: boolean,
) {
  if (Object.keys(errors).length > 0) c.status(422)
  return c.render(<NewVisitPage {...found} id={id} filled={filled} errors={errors} tell={tell} />, {
    title: ({ siteVisits }) => siteVisits.add,
  })
}

/** The form of a visit: with what is wrong, or beside what someone else has stored since the version it was opened at. */
function changePage(
  c: C,
  { visit, team }: FoundVisit,
  filled: Filled,
  errors: FieldErrors,
  tell: boolean,
  seen = visit.version,
) {
  const stored = filledWith(visit, c.var.company.timeZone)
  const isStale = seen !== visit.version
  const shown = (one: Filled) => ({
    ...one,
    status: one.status ?? '',
    technicians: namesOf(one.technicians, team),
    comments: one.comments ?? '',
    internalNotes: one.internalNotes ?? '',
  })
  const meanwhile: FieldsProps['meanwhile'] | undefined = isStale
    ? meanwhileOf(shown(filled), shown(stored))
    : undefined
  if (Object.keys(errors).length > 0) c.status(422)
  else if (isStale) c.status(409)
  return c.render(<ChangeVisitPage {...{ visit, team, filled, errors, meanwhile, tell }} />, {
    title: ({ siteVisits }) => siteVisits.change,
  })
}
