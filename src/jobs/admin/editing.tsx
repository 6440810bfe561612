import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { changesBetween } from '../../audit/changes.ts'
import { customersToChoose } from '../../customers/admin/choose/queries.ts'
import { choiceTyped } from '../../customers/admin/choose/rows.tsx'
import { newId } from '../../db/id.ts'
import { notSeen, seenVersion } from '../../http/edit.ts'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { idToBe } from '../../http/form-key.ts'
import { languageOf } from '../../http/reader.ts'
import * as z from '../../http/zod.ts'
import { addJob, changeJob, recordIn } from './deeds.ts'
import { blankJob, type FilledJob, faultsOf, filledWith, jobForm, typedJob } from './form.ts'
import { ChangeJobPage, ChooseCustomerPage, NewJobPage } from './forms.tsx'
import { type CustomerToServe, findCustomerToServe, findJobToChange, type JobToChange } from './record.ts'

type C = Context<AdminEnv>

const named = z.object({ customer: z.string().min(1).max(64).optional().catch(undefined) })
const toBe = z.object({ id: idToBe })
const versioned = z.object({ version: seenVersion })

/** Adding and changing jobs. Whose a job is stays as it was when it was added. */
export const editing = new Hono<AdminEnv>()
  .get('/new', zValidator('query', named.extend({ q: choiceTyped })), async (c) => {
    const { customer: id, q } = c.req.valid('query')
    if (id === undefined) return chooseCustomer(c, q)
    const found = await findCustomerToServe(c.var.db, id)
    return found ? newPage(c, found, blankJob(found.customer, found.kinds), {}, newId()) : c.notFound()
  })
  .post(
    '/',
    form(jobForm.extend({ ...named.shape, ...toBe.shape }), async (c: C, typed, errors) => {
      const { customer: id } = named.parse(typed)
      if (id === undefined) return chooseCustomer(c, '', true)
      const found = await findCustomerToServe(c.var.db, id)
      return found ? newPage(c, found, typedJob(typed), errors, toBe.parse(typed).id) : c.notFound()
    }),
    async (c) => {
      const { customer, id, ...typed } = c.req.valid('form')
      if (customer === undefined) return chooseCustomer(c, '', true)
      const { db, company } = c.var
      const found = await findCustomerToServe(db, customer)
      if (!found) return c.notFound()
      const faults = faultsOf(typed, found.kinds)
      if (Object.keys(faults).length > 0) return newPage(c, found, filledWith(typed), faults, id)
      const before = (await addJob(db, company.id, id, found.customer.id, typed))
        ? undefined
        : await findJobToChange(db, id)
      if (before && Object.keys(changesBetween(recordIn(before.job), typed)).length > 0)
        return changePage(c, before, filledWith(typed), {}, notSeen)
      // Whoever pressed twice finds the one job; where its customer went meanwhile there is none.
      return c.redirect(`/admin/jobs/${id}?done=added`, 303)
    },
  )
  .get('/:id/edit', async (c) => {
    const found = await findJobToChange(c.var.db, c.req.param('id'))
    return found ? changePage(c, found, filledWith(recordIn(found.job)), {}) : c.notFound()
  })
  .post(
    '/:id',
    form(jobForm.extend(versioned.shape), async (c: C, typed, errors) => {
      const found = await findJobToChange(c.var.db, c.req.param('id') ?? '')
      return found ? changePage(c, found, typedJob(typed), errors, versioned.parse(typed).version) : c.notFound()
    }),
    async (c) => {
      const { version, ...typed } = c.req.valid('form')
      const { db } = c.var
      const found = await findJobToChange(db, c.req.param('id'))
      if (!found) return c.notFound()
      const { job, kinds } = found
      const faults = job.version === version ? faultsOf(typed, kinds, recordIn(job)) : {}
      if (Object.keys(faults).length > 0) return changePage(c, found, filledWith(typed), faults, version)
      const language = await languageOf(c)
      if (await changeJob(db, job, version, typed, { kinds, language }))
        return c.redirect(`/admin/jobs/${job.id}?done=saved`, 303)
      const now = job.version === version ? await findJobToChange(db, job.id) : found
      return now ? changePage(c, now, filledWith(typed), {}, version) : c.notFound()
    },
  )

async function chooseCustomer(c: C, typed: string, refused = false) {
  const rows = await customersToChoose(c.var.db, typed)
  if (refused) c.status(422)
  return c.render(<ChooseCustomerPage rows={rows} typed={typed.trim()} />, { title: ({ jobRecord }) => jobRecord.add })
}

function newPage(c: C, found: CustomerToServe, filled: FilledJob, errors: FieldErrors, id: string) {
  if (Object.keys(errors).length > 0) c.status(422)
  return c.render(<NewJobPage {...found} id={id} filled={filled} errors={errors} />, {
    title: ({ jobRecord }) => jobRecord.add,
  })
}

/** The form of a job: with what is wrong, or beside what someone else has stored since the version it was opened at. */
function changePage(c: C, found: JobToChange, filled: FilledJob, errors: FieldErrors, seen = found.job.version) {
  const isStale = seen !== found.job.version
  if (Object.keys(errors).length > 0) c.status(422)
  else if (isStale) c.status(409)
  return c.render(<ChangeJobPage {...found} filled={filled} errors={errors} isStale={isStale} />, {
    title: ({ jobRecord }) => jobRecord.change,
  })
}
