import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { customersToChoose } from '../../../customers/admin/choose/queries.ts'
import { choiceTyped } from '../../../customers/admin/choose/rows.tsx'
import type { Shown } from '../../../http/edit.ts'
import type { AdminEnv } from '../../../http/env.ts'
import type { FieldErrors } from '../../../http/form.ts'
import { languageOf } from '../../../http/reader.ts'
import * as z from '../../../http/zod.ts'
import { draftId } from './credit-note.tsx'
import { addDeposit } from './deeds.ts'
import { readDeposit, typedDeposit } from './deposit-form.ts'
import { ChoosePayerPage, NewDepositPage } from './deposit-page.tsx'
import { findToAsk, type ToAsk } from './queries.ts'

type C = Context<AdminEnv>

const id = z.string().min(1).max(64).optional().catch(undefined)
const whom = z.object({ customer: id, job: id })
const sentWith = whom.extend({ draft: draftId })

/** Deposit invoices, asked of a customer or for a job. */
export const deposits = new Hono<AdminEnv>()
  .get('/new-deposit', zValidator('query', whom.extend({ q: choiceTyped })), async (c) => {
    const { q, ...asked } = c.req.valid('query')
    if (!asked.customer && !asked.job) return choosePayer(c, q)
    const found = await findToAsk(c.var.db, c.var.company.id, asked)
    return found ? page(c, found, draftId.parse(undefined), {}, {}) : c.notFound()
  })
  .post('/new-deposit', zValidator('form', typedDeposit), async (c) => {
    const typed = c.req.valid('form')
    const { draft, ...asked } = sentWith.parse(typed)
    if (!asked.customer && !asked.job) return choosePayer(c, '', true)
    const { db } = c.var
    const found = await findToAsk(db, c.var.company.id, asked)
    if (!found) return c.notFound()
    const lines = readDeposit(typed, found, await languageOf(c))
    if (!Array.isArray(lines)) return page(c, found, draft, typed, lines)
    const { customerId, jobId, title, customer } = found
    await addDeposit(db, { id: draft, customerId, jobId, lines, subject: title ?? customer })
    return c.redirect(`/admin/invoices/${draft}/edit`, 303)
  })

async function choosePayer(c: C, typed: string, refused = false) {
  const rows = await customersToChoose(c.var.db, typed)
  if (refused) c.status(422)
  return c.render(<ChoosePayerPage rows={rows} typed={typed.trim()} />, {
    title: ({ corrections }) => corrections.deposit.title,
  })
}

function page(c: C, found: ToAsk, draft: string, filled: Shown, errors: FieldErrors) {
  if (Object.keys(errors).length > 0) c.status(422)
  return c.render(<NewDepositPage {...{ found, draft, filled, errors }} />, {
    title: ({ corrections }) => corrections.deposit.title,
  })
}
