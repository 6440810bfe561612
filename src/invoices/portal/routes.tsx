import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import * as z from 'zod'
import { needs } from '../../customers/allow.ts'
import { download } from '../../http/answer.ts'
import type { PortalEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import { tellingDone } from '../../payments/portal/rows.tsx'
import { noteLook } from '../../sessions/looks.ts'
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
    return c.render(<InvoicePage invoice={invoice} today={c.var.today} done={c.req.valid('query').done} />, {
      title: ({ invoices }) => invoices.one(invoice.document.number),
    })
  })
  .get('/:id/pdf', async (c) => {
    const invoice = await findDocument(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    const { file, name } = await openPdf(c.var.files, invoice)
    await noteLook(c, { did: 'document_opened', subject: invoice.document.number, subjectId: invoice.id })
    return download(c, file, 'application/pdf', name)
  })
