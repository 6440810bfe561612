import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { newId } from '../../db/id.ts'
import { meanwhileOf, notSeen, seenVersion } from '../../http/edit.ts'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { idToBe } from '../../http/form-key.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import type { Period } from '../../time/period.ts'
import { clashesOf, visitsBeside } from '../clashes.ts'
import { periodOf } from '../times.ts'
import { clashesAround } from './around.ts'
import { addVisit, changeVisit } from './deeds.ts'
import type { FieldsProps } from './fields.tsx'
import { checked, type Filled, filledWith, typedVisit, visitForm } from './form.ts'
import { ChangeVisitPage, ChooseJobPage, NewVisitPage } from './forms.tsx'
import { type FoundVisit, findJob, findJobForNew, findJobs, findVisit } from './record.ts'
import { namesOf } from './rows.tsx'
import { tellOf } from './tell.tsx'

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
const toBe = z.object({ id: idToBe })
const newForm = visitForm.extend({ ...jobNamed.shape, ...toBe.shape })
const changeForm = visitForm.extend({ version: seenVersion })
const versionTyped = z.object({ version: seenVersion })

/** Adding and changing visits. */
export const editing = new Hono<AdminEnv>()
  .get('/new', zValidator('query', begun), async (c) => {
    const { job: id, q, ...times } = c.req.valid('query')
    if (id === undefined) return chooseJob(c, q, false, times.start)
    const { db, company } = c.var
    const period = periodOf(times, company.timeZone)
    const isKnown = !('faults' in period) && times.technicians.length > 0
    const found = await findJob(db, id, isKnown ? visitsBeside(db, times.technicians, period, '') : [])
    if (!found) return c.notFound()
    const clashes = isKnown ? clashesOf(found.beside, period, found.job) : []
    const filled = { ...times, status: 'planned' as const, comments: null, internalNotes: null, tell: 'yes' as const }
    return newPage(c, found, { filled, errors: {}, id: newId(), clashes })
  })
  .post(
    '/',
    form(newForm, async (c: C, typed, errors) => {
      const found = await findJob(c.var.db, jobNamed.parse(typed).job ?? '')
      if (!found) return chooseJob(c, '', true)
      const filled = typedVisit.parse(typed)
      const { errors: further, period } = checked(filled, c.var.company.timeZone, found.team)
      return refuseNew(c, found, filled, { ...further, ...errors }, toBe.parse(typed).id, period)
    }),
    async (c) => {
      const { job, id: idTyped, ...typed } = c.req.valid('form')
      const { db, company } = c.var
      const found = await findJobForNew(db, job ?? '', idTyped)
      if (!found) return chooseJob(c, '', true)
      const id = found.visitId
      const { period, errors } = checked(typed, company.timeZone, found.team)
      if (!period || errors.technicians) return refuseNew(c, found, typed, errors, id, period)
      const telling = { team: found.team, timeZone: company.timeZone, ...tellOf(typed, company) }
      const mailIds = await addVisit(db, id, found.job, typed, period, telling)
      const before = mailIds ? undefined : await findVisit(db, id)
      if (before && isOther(c, before, typed)) return changeAgain(c, before, typed, {}, notSeen)
      handToQueue(c, mailIds ?? [])
      return c.redirect(`/admin/visits/${id}?done=added`, 303)
    },
  )
  .get('/:id/edit', async (c) => {
    const found = await findVisit(c.var.db, c.req.param('id'))
    if (!found) return c.notFound()
    const clashes = found.visit.status === 'planned' ? found.clashes : []
    return changePage(c, found, filledWith(found.visit, c.var.company.timeZone), {}, clashes)
  })
  .post(
    '/:id',
    form(changeForm, async (c: C, typed, errors) => {
      const found = await findVisit(c.var.db, c.req.param('id') ?? '')
      if (!found) return c.notFound()
      const filled = typedVisit.parse(typed)
      const { errors: further } = checked(filled, c.var.company.timeZone, found.team, found.visit)
      return changeAgain(c, found, filled, { ...further, ...errors }, versionTyped.parse(typed).version)
    }),
    async (c) => {
      const { version, ...typed } = c.req.valid('form')
      const { db, company } = c.var
      const found = await findVisit(db, c.req.param('id'))
      if (!found) return c.notFound()
      const { visit, team } = found
      const { period, errors } = checked(typed, company.timeZone, team, visit)
      if (!period || errors.technicians) return changeAgain(c, found, typed, errors, version)
      const telling = { team, timeZone: company.timeZone, ...tellOf(typed, company) }
      const mailIds = await changeVisit(db, visit, version, typed, period, telling)
      if (mailIds) {
        handToQueue(c, mailIds)
        return c.redirect(`/admin/visits/${visit.id}?done=saved`, 303)
      }
      const now = version === visit.version ? await findVisit(db, visit.id) : found
      return now ? changeAgain(c, now, typed, {}, version) : c.notFound()
    },
  )

async function chooseJob(c: C, typed: string, refused: boolean, start = '') {
  const jobs = await findJobs(c.var.db, typed)
  if (refused) c.status(422)
  return c.render(<ChooseJobPage jobs={jobs} typed={typed.trim()} refused={refused} start={start} />, {
    title: ({ siteVisits }) => siteVisits.chooseJob,
  })
}

type FoundJob = NonNullable<Awaited<ReturnType<typeof findJob>>>

interface NewVisit {
  filled: Filled
  errors: FieldErrors
  id: string
  clashes: FieldsProps['clashes']
}

function newPage(c: C, { job, team }: FoundJob, { filled, errors, id, clashes }: NewVisit) {
  if (Object.keys(errors).length > 0) c.status(422)
  return c.render(<NewVisitPage {...{ job, team, id, filled, errors, clashes }} />, {
    title: ({ siteVisits }) => siteVisits.add,
  })
}

async function refuseNew(c: C, found: FoundJob, filled: Filled, errors: FieldErrors, id: string, period?: Period) {
  const going = { technicians: filled.technicians, period, place: found.job, id }
  return newPage(c, found, { filled, errors, id, clashes: await clashesAround(c.var.db, going) })
}

/** The form again, with what those ticked in it have around the time typed there. */
async function changeAgain(c: C, found: FoundVisit, filled: Filled, errors: FieldErrors, seen: number) {
  const { visit, team } = found
  const { period } = checked(filled, c.var.company.timeZone, team, visit)
  const going = { technicians: filled.technicians, period, place: visit, id: visit.id }
  return changePage(c, found, filled, errors, await clashesAround(c.var.db, going), seen)
}

/** The form of a visit: with what is wrong, or beside what someone else has stored since the version it was opened at. */
function changePage(
  c: C,
  { visit, team }: Pick<FoundVisit, 'visit' | 'team'>,
  filled: Filled,
  errors: FieldErrors,
  clashes: FieldsProps['clashes'],
  seen = visit.version,
) {
  const isStale = seen !== visit.version
  const meanwhile: FieldsProps['meanwhile'] | undefined = isStale
    ? storedMeanwhile(c, { visit, team }, filled)
    : undefined
  if (Object.keys(errors).length > 0) c.status(422)
  else if (isStale) c.status(409)
  return c.render(<ChangeVisitPage {...{ visit, team, filled, errors, meanwhile, clashes }} />, {
    title: ({ siteVisits }) => siteVisits.change,
  })
}

/** What is stored of a visit where it differs from what is typed. */
function storedMeanwhile(c: C, { visit, team }: Pick<FoundVisit, 'visit' | 'team'>, filled: Filled) {
  const shown = (one: Filled) => ({
    ...one,
    // What is to be told is no field of the visit.
    tell: '',
    status: one.status ?? '',
    technicians: namesOf(one.technicians, team),
    comments: one.comments ?? '',
    internalNotes: one.internalNotes ?? '',
  })
  return meanwhileOf(shown(filled), shown(filledWith(visit, c.var.company.timeZone)))
}

const isOther = (c: C, found: FoundVisit, filled: Filled): boolean =>
  Object.keys(storedMeanwhile(c, found, filled)).length > 0
