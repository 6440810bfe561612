import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { seenVersion } from '../../http/edit.ts'
import type { AdminEnv } from '../../http/env.ts'
import { refuse } from '../../http/errors.tsx'
import { form } from '../../http/form.ts'
import { localPath } from '../../http/local-path.ts'
import { markParameter } from '../../http/paging.ts'
import { languageOf } from '../../http/reader.ts'
import { line } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { localeOf } from '../../i18n/locale.ts'
import { mostNameLetters, mostUploadBytes, nameOf, stemOf } from '../attachment.ts'
import { answerScript } from '../form.tsx'
import type { Keeper } from '../keeping.ts'
import { type Faults, isClean, receive } from '../receive.ts'
import { attachments } from '../schema.ts'
import { serve } from '../serve.ts'
import { removeFile, renameFile, restoreFile, showFile } from './deeds.ts'
import { findBytes, findFile, findPlace, findRemoved, listFiles, type OneFile, type Place } from './queries.ts'
import { filesPath, saying } from './rows.tsx'
import { FilesPage, fileDones, NamePage, RemovalPage } from './views.tsx'

type C = Context<AdminEnv>
type PlaceEnv = AdminEnv & { Variables: { place: Place } }

const ofVisit = z.object({ visit: z.string().max(100).optional().catch(undefined) })
const query = ofVisit.extend({
  after: markParameter(2),
  done: z.enum(fileDones).optional().catch(undefined),
  file: z.string().max(100).optional().catch(undefined),
})

/** The files of a job, or of one of its visits where the address names one. */
export const jobFiles = new Hono<PlaceEnv>()
  .get('/:id/files', zValidator('query', query), async (c) => {
    const { visit, after, done, file } = c.req.valid('query')
    const found = await listFiles(c.var.db, c.req.param('id'), visit, after)
    if (!found) return c.notFound()
    const paged = after !== undefined
    return c.render(<FilesPage {...found} paged={paged} done={done} removedId={file} />, {
      title: ({ files }) => files.ofJob(found.place.title),
    })
  })
  .post(
    '/:id/files',
    zValidator('query', ofVisit),
    // Who may add files, and to what, is known before any of them is read.
    async (c, next) => {
      const place = await findPlace(c.var.db, c.req.param('id') ?? '', c.req.valid('query').visit)
      if (!place) return c.notFound()
      c.set('place', place)
      return next()
    },
    bodyLimit({ maxSize: mostUploadBytes, onError: (c) => refuse(c, 'tooMuch') }),
    async (c) => {
      const { place } = c.var
      const received = await receive(c, { fallback: place.title, keeper: () => keeperOf(c) })
      if (received instanceof Response) return received
      const back = localPath(c, received.posted.get('back')?.toString(), '/admin')
      return answer(c, received.faults, back)
    },
  )

const keeperOf = ({ var: { db, files, place, company } }: Context<PlaceEnv>): Keeper => ({
  ...{ companyId: company.id, db, files: files.attached, customerId: place.customerId, subjectId: place.jobId },
  add: (file) =>
    db.insert(attachments, {
      ...file,
      ...{ customerId: place.customerId, jobId: place.jobId, visitId: place.visit?.id ?? null },
    }),
  store: (storedAt, which) => db.updateOnce(attachments, { storedAt }, which).returning({ id: attachments.id }),
  remove: (removedAt, which) => db.update(attachments, { removedAt }, which),
})

/** Says what became of an upload: to the script in a list, to a form as its page. */
async function answer(c: Context<PlaceEnv>, faults: Faults, back?: string): Promise<Response> {
  const { place, company } = c.var
  const { jobId, visit } = place
  if (c.req.header('Accept') === 'application/json')
    return answerScript(c, localeOf(company, await languageOf(c)), faults)
  if (isClean(faults)) return c.redirect(saying(back ?? filesPath(jobId, visit?.id), 'added'), 303)
  return list(c, jobId, { faults }, visit?.id)
}

type Answering = Pick<C, 'var' | 'status' | 'render' | 'notFound'>

/** The list again, with what went wrong. */
async function list(c: Answering, jobId: string, told: { faults?: Faults; tooLate?: boolean }, visitId?: string) {
  const found = await listFiles(c.var.db, jobId, visitId, undefined)
  if (!found) return c.notFound()
  c.status(422)
  return c.render(<FilesPage {...found} paged={false} {...told} />, {
    title: ({ files }) => files.ofJob(found.place.title),
  })
}

const newName = z.object({ name: line(mostNameLetters, 'nameMissing', 'nameTooLong'), version: seenVersion })
const typedName = z.object({ name: z.string().catch('') })
// As a box that is not ticked: nothing said shows nothing.
const choice = z.object({ shown: z.enum(['yes', 'no']).catch('no'), back: z.string().optional().catch(undefined) })

/** One file: its bytes, and what staff do to it. */
export const files = new Hono<AdminEnv>()
  .get('/:id', async (c) => serve(c, await findBytes(c.var.db, c.req.param('id')), c.var.files.attached, 'whole'))
  .get('/:id/thumbnail', async (c) =>
    serve(c, await findBytes(c.var.db, c.req.param('id')), c.var.files.attached, 'small'),
  )
  .post(
    '/:id/shown',
    form(choice, (c: C) => refuse(c, 400)),
    async (c) => {
      const file = await findFile(c.var.db, c.req.param('id'))
      if (!file) return c.notFound()
      const { shown, back } = c.req.valid('form')
      await showFile(c.var.db, file, shown === 'yes')
      const page = localPath(c, back, '/admin') ?? filesPath(file.jobId)
      return c.redirect(`${saying(page, shown === 'yes' ? 'shown' : 'hidden')}#file-${file.id}`, 303)
    },
  )
  .get('/:id/name', async (c) => {
    const file = await findFile(c.var.db, c.req.param('id'))
    return file ? namePage(c, { file, typed: stemOf(file.name) }) : c.notFound()
  })
  .post(
    '/:id/name',
    form(newName, async (c: C, posted, errors) => {
      const file = await findFile(c.var.db, c.req.param('id') ?? '')
      if (!file) return c.notFound()
      c.status(422)
      const error = errors.name === 'nameTooLong' ? 'nameTooLong' : 'nameMissing'
      return namePage(c, { file, typed: typedName.parse(posted).name, error })
    }),
    async (c) => {
      const { name, version } = c.req.valid('form')
      const file = await findFile(c.var.db, c.req.param('id'))
      if (!file) return c.notFound()
      const full = nameOf(name, file.contentType, stemOf(file.name))
      if (await renameFile(c.var.db, file, full, version))
        return c.redirect(`${filesPath(file.jobId)}?done=renamed#file-${file.id}`, 303)
      const stored = await findFile(c.var.db, file.id)
      if (!stored) return c.notFound()
      c.status(409)
      return namePage(c, { file: stored, typed: name, meanwhile: stemOf(stored.name) })
    },
  )
  .get('/:id/removal', async (c) => {
    const file = await findFile(c.var.db, c.req.param('id'))
    if (!file) return c.notFound()
    return c.render(<RemovalPage file={file} />, { title: ({ files }) => files.removeTitle })
  })
  .post('/:id/removal', async (c) => {
    const file = await findFile(c.var.db, c.req.param('id'))
    if (!file) return c.notFound()
    await removeFile(c.var.db, file)
    return c.redirect(`${filesPath(file.jobId)}?done=removed&file=${file.id}`, 303)
  })
  .post('/:id/restoration', async (c) => {
    const file = await findRemoved(c.var.db, c.req.param('id'))
    if (!file) return c.notFound()
    if (await restoreFile(c.var.db, file))
      return c.redirect(`${filesPath(file.jobId)}?done=restored#file-${file.id}`, 303)
    return list(c, file.jobId, { tooLate: true })
  })

const namePage = (c: C, props: { file: OneFile; typed: string } & Partial<Parameters<typeof NamePage>[0]>) =>
  c.render(<NamePage {...props} />, { title: ({ files }) => files.change })
