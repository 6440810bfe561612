import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { needs } from '../../customers/allow.ts'
import { download } from '../../http/answer.ts'
import type { PortalEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { tellingDone } from '../../payments/portal/rows.tsx'
import { noteLook, noteOpening } from '../../sessions/looks.ts'
import { downloadXml } from '../facturx/download.ts'
import { titleOf } from '../kinds.ts'
import { openPdf } from '../pdf/open.ts'
import { findDocument, findInvoice, listInvoices } from './queries.ts'
import { InvoicePage, InvoicesPage } from './views.tsx'

const filter = z.object({ show: z.enum(['all', 'to-pay']).catch('all'), after: markParameter(3) })

const shown = z.object({ done: tellingDone })

export const invoices = new Hono<PortalEnv>()
  .use(needs('seesInvoices'))
  .get('/', zValidator('query', filter), async (c) => {
    const { show, after } = c.req.valid('query')
    const found = await listInvoices(c.var.db, show, after)
    return c.render(<InvoicesPage {...found} show={show} paged={after !== undefined} today={c.var.today} />, {
      title: ({ invoices }) => invoices.title,
    })
  })
  .get('/:id', zValidator('query', shown), async (c) => {
    const invoice = await findInvoice(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    await noteOpening(c, invoice)
    return c.render(<InvoicePage invoice={invoice} today={c.var.today} done={c.req.valid('query').done} />, {
      title: (words) => titleOf(invoice, words),
    })
  })
  .get('/:id/pdf', async (c) => {
    const invoice = await findDocument(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    const { file, name } = await openPdf(c.var.files, invoice)
    await noteReading(c, invoice)
    return download(c, file, 'application/pdf', name)
  })
  .get('/:id/xml', async (c) => {
    const invoice = await findDocument(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    await noteReading(c, invoice)
    return downloadXml(c, invoice.document)
  })

/** That a contact, or whoever looks on as one, was given a paper of an invoice. */
async function noteReading(c: Context<PortalEnv>, invoice: NonNullable<Awaited<ReturnType<typeof findDocument>>>) {
  await noteLook(c, { did: 'document_opened', subject: invoice.document.number, subjectId: invoice.id })
  await noteOpening(c, invoice)
}
