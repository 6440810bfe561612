import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { seenVersion } from '../../../http/edit.ts'
import type { AdminEnv } from '../../../http/env.ts'
import * as z from '../../../http/zod.ts'
import { type DeductionFault, DeductionsPage } from './deductions-page.tsx'
import { deduct, type FoundDeductions, findDeductions } from './deductions-queries.ts'

const ticks = z.object({
  version: seenVersion,
  'deposit[]': z
    .array(z.string().regex(/^[\w-]{1,64}$/))
    .max(100)
    .catch([]),
})

/** Which deposits a final invoice deducts, while it is a draft. */
export const deductions = new Hono<AdminEnv>()
  .get('/:id/deductions', async (c) => {
    const found = await findDeductions(c.var.db, c.req.param('id'))
    return found ? page(c, found, tickedAtFirst(found)) : c.notFound()
  })
  .post('/:id/deductions', zValidator('form', ticks), async (c) => {
    const { version, 'deposit[]': ids } = c.req.valid('form')
    const { db } = c.var
    const found = await findDeductions(db, c.req.param('id'))
    if (!found) return c.notFound()
    const ticked = found.deposits.filter(({ id }) => ids.includes(id))
    if (ticked.length < new Set(ids).size || ticked.some(({ why }) => why)) return page(c, found, ids, 'notFree')
    const done = await deduct(db, found.draft, version, ticked)
    if (done === 'deducted') return c.redirect(`/admin/invoices/${found.draft.id}`, 303)
    const now = await findDeductions(db, found.draft.id)
    return now ? page(c, now, ids, done) : c.notFound()
  })

/** What is deducted; where nothing is yet, what could be of the same job. */
function tickedAtFirst({ draft, deposits }: FoundDeductions): string[] {
  const deducted = deposits.filter(({ deductedBy }) => deductedBy === draft.id)
  const offered = draft.deductedCents > 0 ? [] : deposits.filter(({ isSameJob, why }) => isSameJob && !why)
  return [...deducted, ...offered].map(({ id }) => id)
}

function page(c: Context<AdminEnv>, found: FoundDeductions, ticked: string[], fault?: DeductionFault) {
  if (fault) c.status(fault === 'notFree' ? 422 : 409)
  return c.render(<DeductionsPage {...{ found, ticked, fault }} />, {
    title: ({ corrections }) => corrections.deductions.title,
  })
}
