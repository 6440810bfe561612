import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { csvFile, exportSize } from '../../http/csv.ts'
import type { AdminEnv } from '../../http/env.ts'
import { readMark } from '../../http/paging.ts'
import { languageOf } from '../../http/reader.ts'
import * as z from '../../http/zod.ts'
import { dictionaries } from '../../i18n/index.ts'
import { localeOf } from '../../i18n/locale.ts'
import { handToQueue } from '../../mail/hand.ts'
import { dayOf } from '../../ui/format.ts'
import { clock } from '../told.ts'
import { mayBecome, visitStatuses } from '../visit.ts'
import { deleteVisit, moveVisit } from './deeds.ts'
import { editing } from './editing.tsx'
import { filterQuery } from './filter.ts'
import { tells } from './form.ts'
import { moving } from './moving.tsx'
import { VisitPage, visitDones } from './page.tsx'
import { listVisits } from './queries.ts'
import { type FoundVisit, findVisit, findVisitToRemove } from './record.ts'
import { RemovalPage, type VisitToRemove } from './removal.tsx'
import { namesOf } from './rows.tsx'
import { tellOf } from './tell.tsx'
import { VisitsPage } from './views.tsx'

type C = Context<AdminEnv>

const deleted = z.object({ done: z.literal('deleted').optional().catch(undefined) })

const shown = z.object({
  done: z.enum(visitDones).optional().catch(undefined),
  was: z.enum(visitStatuses).optional().catch(undefined),
})

/** A press beside a visit's status: from where it was shown to where it takes it; `back` when it undoes another. */
const press = z.object({
  from: z.enum(visitStatuses).optional().catch(undefined),
  to: z.enum(visitStatuses).optional().catch(undefined),
  back: z.literal('yes').optional().catch(undefined),
  ...tells.shape,
})

/** The company's visits. */
export const visits = new Hono<AdminEnv>()
  .get('/', zValidator('query', filterQuery), async (c) => {
    const { filter, after } = c.req.valid('query')
    const { done } = deleted.parse(c.req.query())
    const found = await listVisits(c.var.db, { filter, after, timeZone: c.var.company.timeZone })
    return c.render(<VisitsPage {...found} filter={filter} paged={after !== undefined} done={done} />, {
      title: ({ admin }) => admin.visits,
    })
  })
  .get('/export', zValidator('query', filterQuery), async (c) => {
    const { filter } = c.req.valid('query')
    const { db, company, today } = c.var
    const { timeZone } = company
    const shown = (instant: Date) => clock(instant, timeZone)
    return csvFile(
      async (after) => {
        const wanted = { filter, after: readMark(after, 2), timeZone, size: exportSize }
        const { page, team } = await listVisits(db, wanted)
        return { ...page, rows: page.rows.map((visit) => ({ ...visit, who: namesOf(visit.technicianIds, team) })) }
      },
      async () => {
        const language = await languageOf(c)
        const { siteVisits, visits } = dictionaries[language]
        return {
          ...{ name: `${siteVisits.file}-${today}`, language, header: Object.values(siteVisits.columns) },
          cellsOf: (visit) => [
            ...[shown(visit.startAt), shown(visit.endAt), visits.statuses[visit.status]],
            ...[visit.customer, visit.job, visit.location, visit.who, visit.comments],
          ],
        }
      },
    )
  })
  .route('/', editing)
  .route('/', moving)
  .get('/:id', zValidator('query', shown), async (c) => {
    const found = await findVisit(c.var.db, c.req.param('id'))
    return found ? visitPage(c, found, c.req.valid('query')) : c.notFound()
  })
  .post('/:id/status', zValidator('form', press), async (c) => {
    const { from, to, back, ...told } = c.req.valid('form')
    const { db, company } = c.var
    const found = await findVisit(db, c.req.param('id'))
    if (!found) return c.notFound()
    const { visit } = found
    if (!from || !to || !mayBecome(from, to)) {
      c.status(422)
      return visitPage(c, found, { late: true })
    }
    const mailIds = await moveVisit(db, visit, from, to, { timeZone: company.timeZone, ...tellOf(told, company) })
    if (mailIds) {
      handToQueue(c, mailIds)
      return c.redirect(`/admin/visits/${visit.id}?done=${back ? 'undone' : `${to}&was=${from}`}`, 303)
    }
    const now = await findVisit(db, visit.id)
    if (!now) return c.notFound()
    c.status(409)
    return visitPage(c, now, { late: true })
  })
  .get('/:id/removal', async (c) => {
    const found = await findVisitToRemove(c.var.db, c.req.param('id'))
    return found ? removalPage(c, found, false) : c.notFound()
  })
  .post('/:id/removal', zValidator('form', tells), async (c) => {
    const { db, company } = c.var
    const found = await findVisitToRemove(c.var.db, c.req.param('id'))
    if (!found) return c.notFound()
    const telling = { timeZone: company.timeZone, ...tellOf(c.req.valid('form'), company) }
    const mailIds = found.isAsked ? undefined : await deleteVisit(db, found.visit, telling)
    if (mailIds) {
      handToQueue(c, mailIds)
      return c.redirect('/admin/visits?done=deleted', 303)
    }
    const now = await findVisitToRemove(c.var.db, found.visit.id)
    if (!now) return c.notFound()
    c.status(409)
    return removalPage(c, now, true)
  })

async function visitPage(c: C, found: FoundVisit, said: z.infer<typeof shown> & { late?: boolean }) {
  const locale = localeOf(c.var.company, await languageOf(c))
  return c.render(<VisitPage {...found} {...said} />, {
    title: () => `${found.visit.customer}, ${dayOf(locale, found.visit.startAt)}`,
  })
}

const removalPage = (c: C, found: VisitToRemove, kept: boolean) =>
  c.render(<RemovalPage {...found} kept={kept} />, { title: ({ siteVisits }) => siteVisits.removeTitle })
