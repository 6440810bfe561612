import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { newId } from '../../db/id.ts'
import type { Mark } from '../../db/operators.ts'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter, pageSize } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import type { RunFor } from '../runs/candidates.ts'
import { beginRun } from '../runs/queue.ts'
import { countFor, listInvitees, newRun, readRun } from './queries.ts'
import { RunPage } from './run.tsx'
import { runId } from './run-id.ts'
import { InvitationsPage } from './views.tsx'

const filter = z.object({ show: z.enum(['new', 'all']).catch('new'), after: markParameter(2) })
const lineFilter = z.object({ show: z.enum(['all', 'skipped']).catch('all'), after: markParameter(2) })

const choice = z.object({
  run: runId,
  everyone: z.literal('yes').optional().catch(undefined),
  'customer[]': z
    .array(z.string().regex(/^[\w-]{1,64}$/))
    .max(pageSize)
    .catch([]),
})

/** Inviting many customers, and how far that is. */
export const invitations = new Hono<AdminEnv>()
  .get('/', zValidator('query', filter), (c) => {
    const { show, after } = c.req.valid('query')
    return invitationsPage(c, show, after)
  })
  .post('/', zValidator('form', choice), async (c) => {
    const { run: id, everyone, 'customer[]': ticked } = c.req.valid('form')
    if (!everyone && ticked.length === 0) return invitationsPage(c, 'new', undefined, true)
    const run: RunFor = everyone
      ? { audience: 'never_invited', customerIds: null }
      : { audience: 'ticked', customerIds: [...new Set(ticked)] }
    const { db, company } = c.var
    const [[count]] = await db.read(countFor(db, company.id, run))
    const total = count?.count ?? 0
    if (total === 0) return c.redirect('/admin/invitations', 303)
    const deed = { did: 'invited_many', subjectId: id, details: { audience: run.audience, total } } as const
    await db.write(deed, newRun(db, { id, kind: 'invitation', ...run, total }, await db.viewer()))
    c.executionCtx.waitUntil(beginRun(c.env.RUNS, { companyId: company.id, runId: id }))
    return c.redirect(`/admin/invitations/${id}`, 303)
  })
  .get('/:id', zValidator('query', lineFilter), async (c) => {
    const { show, after } = c.req.valid('query')
    const found = await readRun(c.var.db, c.req.param('id'), show, after)
    if (!found) return c.notFound()
    const { pathname, search } = new URL(c.req.url)
    return c.render(<RunPage {...found} show={show} paged={after !== undefined} path={pathname + search} />, {
      title: ({ invitations }) => invitations.run[found.run.kind],
    })
  })

async function invitationsPage(c: Context<AdminEnv>, show: 'new' | 'all', after: Mark | undefined, noneTicked = false) {
  if (noneTicked) c.status(422)
  const found = await listInvitees(c.var.db, show, after)
  const runs = { ticked: newId(), everyone: newId() }
  return c.render(
    <InvitationsPage {...found} show={show} paged={after !== undefined} runs={runs} noneTicked={noneTicked} />,
    { title: ({ invitations }) => invitations.title },
  )
}
