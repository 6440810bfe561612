import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { needs } from '../../../customers/allow.ts'
import type { PortalEnv } from '../../../http/env.ts'
import { refuse } from '../../../http/errors.tsx'
import { languageOf } from '../../../http/reader.ts'
import * as z from '../../../http/zod.ts'
import { localeOf } from '../../../i18n/locale.ts'
import { isSettled, statusAt } from '../../../requests/request.ts'
import { mostOfRequest, mostUploadBytes } from '../../attachment.ts'
import { answerScript } from '../../form.tsx'
import type { Keeper } from '../../keeping.ts'
import { type Faults, isClean, receive } from '../../receive.ts'
import { attachments } from '../../schema.ts'
import { type FoundRequest, findRequest } from '../queries.ts'
import { PhotosPage } from './views.tsx'

type OfRequest = PortalEnv & { Variables: { found: FoundRequest } }

const shown = z.object({ done: z.literal('yes').optional().catch(undefined) })

/** Photos that customers send with a request. */
export const requestPhotos = new Hono<OfRequest>()
  .get('/:id/photos', needs('seesJobs'), zValidator('query', shown), async (c) => {
    const found = await findRequest(c.var.db, c.req.param('id'))
    return found ? photosPage(c, found, { done: c.req.valid('query').done === 'yes' }) : c.notFound()
  })
  .post(
    '/:id/photos',
    // Whether the request takes any, and of whom, is known before one is read.
    async (c, next) => {
      const found = await findRequest(c.var.db, c.req.param('id'))
      const { mayRequest } = await c.var.db.viewer()
      if (!found || !mayRequest) return c.notFound()
      if (!isOpen(found) || found.photos.length >= mostOfRequest) return answer(c, found, { whole: 'closed' })
      c.set('found', found)
      return next()
    },
    bodyLimit({ maxSize: mostUploadBytes, onError: (c) => refuse(c, 'tooMuch') }),
    async (c) => {
      const { request, photos } = c.var.found
      const received = await receive(c, {
        ...{ fallback: request.job, onlyPhotos: true, most: mostOfRequest - photos.length },
        keeper: () => keeperOf(c),
      })
      return received instanceof Response ? received : answer(c, c.var.found, received.faults)
    },
  )

/** Says what became of an upload: to the script in a list, to a form as its page. */
async function answer(c: Context<OfRequest>, { request }: FoundRequest, faults: Faults) {
  const { db, company, language } = c.var
  if (c.req.header('Accept') === 'application/json')
    return answerScript(c, localeOf(company, await languageOf(c), language.offered), faults)
  if (isClean(faults)) return c.redirect(`/portal/requests/${request.id}/photos?done=yes`, 303)
  const now = await findRequest(db, request.id)
  if (!now) return c.notFound()
  c.status(422)
  return photosPage(c, now, { faults })
}

async function photosPage(c: Context<OfRequest>, found: FoundRequest, told: { done?: boolean; faults?: Faults }) {
  const { mayRequest, watcher } = await c.var.db.viewer()
  const mayAdd = isOpen(found) && mayRequest && watcher === null
  return c.render(<PhotosPage {...found} {...told} mayAdd={mayAdd} />, {
    title: ({ onSite }) => onSite.photos.ofRequest,
  })
}

const isOpen = ({ request }: FoundRequest): boolean => !isSettled(statusAt(request, new Date()))

const keeperOf = ({ var: { db, files, found, company } }: Context<OfRequest>): Keeper => ({
  ...{ companyId: company.id, db, files: files.attached },
  ...{ customerId: found.request.customerId, subjectId: found.request.jobId },
  add: (file) => db.insert(attachments, { ...file, jobId: found.request.jobId, requestId: found.request.id }),
  store: (storedAt, which) => db.updateOnce(attachments, { storedAt }, which).returning({ id: attachments.id }),
  remove: (removedAt, which) => db.update(attachments, { removedAt }, which),
})
