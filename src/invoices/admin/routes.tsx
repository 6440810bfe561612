import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { download } from '../../http/answer.ts'
import { csvFile, exportSize } from '../../http/csv.ts'
import type { AdminEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import { dictionaries } from '../../i18n/index.ts'
import { moneyDone } from '../../payments/admin/rows.tsx'
import { openPdf } from '../pdf/open.ts'
import { cellsOf, headerOf } from './export.ts'
import { type Filter, filter } from './filter.ts'
import { InvoicesPage } from './list.tsx'
import { findDocument, findInvoice, listInvoices } from './queries.ts'
import { InvoicePage } from './views.tsx'

const shown = z.object({ money: moneyDone })

export const invoices = new Hono<AdminEnv>()
  .get('/', zValidator('query', filter), async (c) => {
    const asked = c.req.valid('query')
    const { db, today } = c.var
    const found = await listInvoices(db, asked, today)
    if (asked.customer && !found.customer) return c.notFound()
    return c.render(<InvoicesPage {...found} filter={asked} today={today} />, { title: ({ admin }) => admin.invoices })
  })
  .get('/export', zValidator('query', filter), (c) => exported(c, c.req.valid('query')))
  .get('/:id', zValidator('query', shown), async (c) => {
    const invoice = await findInvoice(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    const { money } = c.req.valid('query')
    return c.render(<InvoicePage invoice={invoice} today={c.var.today} paid={money} />, {
      title: ({ admin, invoices }) => (invoice.number ? invoices.one(invoice.number) : admin.draft),
    })
  })
  .get('/:id/pdf', async (c) => {
    const invoice = await findDocument(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    const { file, name } = await openPdf(c.var.files.of(invoice.customerId), invoice)
    return download(c, file, 'application/pdf', name)
  })

function exported(c: Context<AdminEnv>, asked: Filter) {
  const { db, today } = c.var
  return csvFile(
    async (after) => (await listInvoices(db, { ...asked, after }, today, exportSize)).page,
    async () => {
      const language = await languageOf(c)
      return {
        ...{ name: dictionaries[language].invoices.file, language, header: headerOf(language) },
        cellsOf: (invoice) => cellsOf(invoice, today, language),
      }
    },
  )
}
