import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { mostUploadBytes } from '../../../attachments/attachment.ts'
import { answerScript } from '../../../attachments/form.tsx'
import type { Keeper } from '../../../attachments/keeping.ts'
import { isClean, receive } from '../../../attachments/receive.ts'
import { attachments } from '../../../attachments/schema.ts'
import type { TechnicianEnv } from '../../../http/env.ts'
import { refuse } from '../../../http/errors.tsx'
import { languageOf } from '../../../http/reader.ts'
import { localeOf } from '../../../i18n/locale.ts'
import { visitPage } from '../page.tsx'
import { findVisit } from '../queries.ts'
import type { VisitRow } from '../rows.tsx'

type AtVisit = TechnicianEnv & { Variables: { visit: VisitRow } }

/** Photos that technicians take on site. */
export const photos = new Hono<AtVisit>().post(
  '/:id/photos',
  // That the visit is theirs is known before any photo is read.
  async (c, next) => {
    const found = await findVisit(c.var.db, c.req.param('id'))
    if (!found) return c.notFound()
    c.set('visit', found.visit)
    return next()
  },
  bodyLimit({ maxSize: mostUploadBytes, onError: (c) => refuse(c, 'tooMuch') }),
  async (c) => {
    const { visit, db, company } = c.var
    const keeper = (posted: FormData) => keeperOf(c, posted.get('shown') === 'yes')
    const received = await receive(c, { fallback: visit.job, onlyPhotos: true, keeper })
    if (received instanceof Response) return received
    const { faults } = received
    // They are no longer sent there.
    if (faults.whole === 'closed') return c.notFound()
    if (c.req.header('Accept') === 'application/json')
      return answerScript(c, localeOf(company, await languageOf(c)), faults)
    if (isClean(faults)) return c.redirect(`/admin/visits/${visit.id}?done=photos`, 303)
    const now = await findVisit(db, visit.id)
    if (!now) return c.notFound()
    c.status(422)
    return visitPage(c, now, { faults })
  },
)

const keeperOf = ({ var: { db, files, visit, company } }: Context<AtVisit>, shown: boolean): Keeper => ({
  ...{ companyId: company.id, db, files: files.attached, customerId: visit.customerId, subjectId: visit.jobId },
  add: (file) =>
    db.insert(attachments, {
      ...file,
      ...{ customerId: visit.customerId, jobId: visit.jobId, visitId: visit.id, shown },
    }),
  store: (storedAt, which) => db.updateOnce(attachments, { storedAt }, which).returning({ id: attachments.id }),
  remove: (removedAt, which) => db.update(attachments, { removedAt }, which),
})
