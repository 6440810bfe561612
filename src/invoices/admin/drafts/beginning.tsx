import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { customersToChoose } from '../../../customers/admin/choose/queries.ts'
import { choiceTyped } from '../../../customers/admin/choose/rows.tsx'
import type { AdminEnv } from '../../../http/env.ts'
import { idToBe } from '../../../http/form-key.ts'
import * as z from '../../../http/zod.ts'
import { addDraft, copiedTerms } from './deeds.ts'
import { contentOf, findStart, findToCopy, type Start } from './starting.ts'
import { ChooseWhomPage, StartPage } from './starting-pages.tsx'

type C = Context<AdminEnv>

const rowId = z.string().min(1).max(64).optional().catch(undefined)
const rowIds = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .catch(undefined)
  .transform((typed) => [typed ?? []].flat().flatMap((one) => one.split(',')))
  .transform((ids) =>
    ids
      .map((id) => id.trim())
      .filter((id) => id !== '')
      .slice(0, 60),
  )
const start = { customer: rowId, job: rowId, visits: rowIds }

/** Drafts begin here: from nothing, from a job, from visits, or as a copy. */
export const beginning = new Hono<AdminEnv>()
  .get('/new', zValidator('query', z.object({ ...start, q: choiceTyped })), async (c) => {
    const { q, ...from } = c.req.valid('query')
    if (!isSaid(from)) return chooseWhom(c, q)
    const found = await findStart(c.var.db, c.var.company.id, from)
    if (!found) return c.notFound()
    return c.render(<StartPage found={found} chosen={from.visits} />, { title: ({ drafting }) => drafting.add })
  })
  .post('/', zValidator('form', z.object({ ...start, id: idToBe })), async (c) => {
    const { id, ...from } = c.req.valid('form')
    if (!isSaid(from)) {
      c.status(422)
      return chooseWhom(c, '')
    }
    const { db, company } = c.var
    const found = await findStart(db, company.id, from)
    if (!found) return c.notFound()
    const { customer, job, settings } = found
    const about = { customerId: customer.id, jobId: job?.id ?? null, about: job?.title ?? customer.name }
    await addDraft(db, company.id, { id, kind: 'invoice', ...about, ...contentOf(found, from.visits) }, settings)
    // Whoever pressed twice finds the one draft; where its customer went meanwhile there is none.
    return c.redirect(`/admin/invoices/${id}/edit?done=added`, 303)
  })
  .post('/:id/copy', zValidator('form', z.object({ id: idToBe })), async (c) => {
    const { db, company } = c.var
    const found = await findToCopy(db, company.id, c.req.param('id'))
    if (!found) return c.notFound()
    const { id } = c.req.valid('form')
    const { kind, customerId, customer, archivedAt, jobId, terms, number } = found.invoice
    // Their page says that they are archived, and puts them back.
    if (archivedAt) return c.redirect(`/admin/customers/${customerId}`, 303)
    const draft = {
      // A credit note takes back one invoice and is not made twice; what it took back can be invoiced again.
      ...{ id, kind: kind === 'credit_note' ? ('invoice' as const) : kind, customerId, jobId },
      ...{ about: number ?? customer, terms: copiedTerms(kind, terms) },
      lines: found.lines.map((line) => ({ ...line, visitId: null })),
    }
    await addDraft(db, company.id, draft, found.settings)
    return c.redirect(`/admin/invoices/${id}/edit?done=${kind === 'credit_note' ? 'invoiced' : 'copied'}`, 303)
  })

const isSaid = ({ customer, job, visits }: Start): boolean =>
  customer !== undefined || job !== undefined || visits.length > 0

async function chooseWhom(c: C, typed: string) {
  const rows = await customersToChoose(c.var.db, typed)
  return c.render(<ChooseWhomPage rows={rows} typed={typed.trim()} />, { title: ({ drafting }) => drafting.add })
}
