import { type Context, Hono } from 'hono'
import { originOf } from '../../../companies/address.ts'
import { customers } from '../../../customers/schema.ts'
import { eq } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { disposition } from '../../../http/answer.ts'
import type { AdminEnv } from '../../../http/env.ts'
import { dictionaries } from '../../../i18n/index.ts'
import type { InvoiceDocument } from '../../document.ts'
import { freeze } from '../../issue/freeze.ts'
import type { Related } from '../../related.tsx'
import { invoices } from '../../schema.ts'
import { beginning } from './beginning.tsx'
import { removeDraft } from './deeds.ts'
import type { DraftDone } from './edit-page.tsx'
import { editing } from './editing.tsx'
import { DraftPage } from './page.tsx'
import { type FoundDraft, findDraft, freezingOf, standingInTheWay } from './queries.ts'
import { RemovalPage } from './removal.tsx'

type C = Context<AdminEnv>

/** Invoices before they are issued: begun, written, looked at and deleted. */
export const drafts = new Hono<AdminEnv>()
  .route('/', beginning)
  .route('/', editing)
  .get('/:id/draft.pdf', async (c) => {
    const found = await findDraft(c.var.db, c.var.company.id, c.req.param('id'))
    if (!found) return c.notFound()
    const document = documentOf(c, found)
    // Loaded only when there is something to draw, as for a customer's invoice.
    const { renderInvoice } = await import('../../pdf/render.ts')
    const logo = await c.var.files.of(found.draft.customerId).logo(document.seller.logo)
    const file = await renderInvoice(document, { logo, draft: true })
    return c.body(file as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': disposition('inline', dictionaries[document.language].drafting.file(found.draft.name)),
      'Cache-Control': 'private, no-store',
    })
  })
  .get('/:id/removal', async (c) => {
    const invoice = await findToRemove(c.var.db, c.req.param('id'))
    return invoice ? removalPage(c, invoice) : c.notFound()
  })
  .post('/:id/removal', async (c) => {
    const invoice = await findToRemove(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    const { id, customerId, customer, number } = invoice
    if (number === null) {
      const removed = await removeDraft(c.var.db, { id, customerId, about: customer })
      if (removed) return c.redirect('/admin/invoices?done=removed', 303)
    }
    const now = number === null ? await findToRemove(c.var.db, id) : invoice
    if (!now) return c.redirect('/admin/invoices', 303)
    c.status(409)
    return removalPage(c, now)
  })

/** The page of a draft, as the invoice that it would become today. */
export function draftPage(c: C, found: FoundDraft, related: Related, done: DraftDone | undefined) {
  const document = documentOf(c, found)
  const isOwner = c.var.ticket.role === 'owner'
  const faults = standingInTheWay(found, c.var.today)
  return c.render(<DraftPage {...{ found, document, faults, related, isOwner, done }} />, {
    title: ({ drafting }) => drafting.title(found.draft.name),
  })
}

/** What a draft would say if it were issued today, but for its number. */
function documentOf(c: C, found: FoundDraft): InvoiceDocument {
  const freezing = freezingOf(found)
  const number = dictionaries[freezing.language].drafting.draftNumber
  const portal = `${originOf(found.settings, c.env)}/portal`
  return freeze(freezing, found.settings, portal, { number, issuedOn: c.var.today, check: null })
}

async function findToRemove(db: CompanyDb, id: string) {
  const [[invoice]] = await db.read(
    db
      .from(invoices, { id: invoices.id, number: invoices.number, customerId: customers.id, customer: customers.name })
      .join(customers, eq(customers.id, invoices.customerId))
      .where(eq(invoices.id, id)),
  )
  return invoice
}

const removalPage = (c: C, invoice: NonNullable<Awaited<ReturnType<typeof findToRemove>>>) =>
  c.render(<RemovalPage invoice={invoice} />, { title: ({ drafting }) => drafting.removeTitle })
