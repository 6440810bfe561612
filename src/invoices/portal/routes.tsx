import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { needs } from '../../customers/allow.ts'
import { download } from '../../http/answer.ts'
import type { PortalEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import { noteLook, noteOpening } from '../../sessions/looks.ts'
import { documentKind } from '../document.ts'
import { downloadXml } from '../facturx/download.ts'
import { openPdf } from '../pdf/open.ts'
import { findDocument, findInvoice, listInvoices } from './queries.ts'
import { InvoicePage, InvoicesPage } from './views.tsx'

const filter = z.object({ show: z.enum(['all', 'to-pay']).catch('all'), after: markParameter(3) })

export const invoices = new Hono<PortalEnv>()
  .use(needs('seesInvoices'))
  .get('/', zValidator('query', filter), async (c) => {
    const { show, after } = c.req.valid('query')
    const page = await listInvoices(c.var.db, show, after)
    return c.render(<InvoicesPage page={page} show={show} paged={after !== undefined} today={c.var.today} />, {
      title: ({ invoices }) => invoices.title,
    })
  })
  .get('/:id', async (c) => {
    const invoice = await findInvoice(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    await noteOpening(c, invoice)
    const { document } = invoice
    return c.render(<InvoicePage invoice={invoice} today={c.var.today} />, {
      title: ({ receiving }) => receiving.one[documentKind(document)](document.number),
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
