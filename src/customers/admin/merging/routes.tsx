import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { seenVersion } from '../../../http/edit.ts'
import type { AdminEnv } from '../../../http/env.ts'
import { visitorOf } from '../../../http/visitor.ts'
import * as z from '../../../http/zod.ts'
import { compare, findBoth, findOthers, merge } from './queries.ts'
import { ChoosePage, ComparePage, type Refusal } from './views.tsx'

type C = Context<AdminEnv>

const id = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .optional()
  .catch(undefined)

const choice = z.object({ with: id, q: z.string().trim().max(100).catch('') })

/** The record that stays, and the versions at which both were compared. */
const decision = z.object({ with: id, version: seenVersion, otherVersion: seenVersion })

/** Two records of one customer made one: the other is chosen, both are compared, and everything moves. */
export const merging = new Hono<AdminEnv>()
  .get('/:id/merge', zValidator('query', choice), (c) => {
    const { with: other, q } = c.req.valid('query')
    return other === undefined ? choosePage(c, c.req.param('id'), q) : comparePage(c, c.req.param('id'), other)
  })
  .post('/:id/merge', zValidator('form', decision), async (c) => {
    const { db, company } = c.var
    const goesId = c.req.param('id')
    const { with: staysId, version, otherVersion } = c.req.valid('form')
    if (staysId === undefined || staysId === goesId) return choosePage(c, goesId, '', 'missing')
    const both = await findBoth(db, goesId, staysId)
    if (!both) return c.notFound()
    const { goes, stays } = both
    if (goes.archivedAt || stays.archivedAt) return comparePage(c, goesId, staysId, 'archived')
    const isAsCompared = goes.version === version && stays.version === otherVersion
    const { accountId, name } = await db.viewer()
    const actor = { kind: 'staff', accountId, name, ...visitorOf(c) } as const
    if (!isAsCompared || !(await merge(db, company.id, both, actor)))
      return comparePage(c, goesId, staysId, 'changedMeanwhile')
    return c.redirect(`/admin/customers/${staysId}?done=merged`, 303)
  })

async function choosePage(c: C, goesId: string, start: string, refused?: Refusal) {
  const found = await findOthers(c.var.db, goesId, start)
  if (!found) return c.notFound()
  if (refused) c.status(422)
  return c.render(<ChoosePage {...found} start={start} refused={refused} />, {
    title: ({ customers }) => customers.merge.title(found.customer.name),
  })
}

async function comparePage(c: C, goesId: string, staysId: string, refused?: Refusal) {
  const { goes, stays, counts } = await compare(c.var.db, goesId, staysId)
  if (!goes || !stays || goesId === staysId) return c.notFound()
  if (refused) c.status(refused === 'changedMeanwhile' ? 409 : 422)
  return c.render(<ComparePage goes={goes} stays={stays} counts={counts} refused={refused} />, {
    title: ({ customers }) => customers.merge.title(goes.name),
  })
}
