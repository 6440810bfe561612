import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { download } from '../../http/answer.ts'
import { csvFile, exportSize } from '../../http/csv.ts'
import type { AdminEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import * as z from '../../http/zod.ts'
import { dictionaries } from '../../i18n/index.ts'
import { moneyDone } from '../../payments/admin/rows.tsx'
import { downloadXml } from '../facturx/download.ts'
import { titleOf } from '../kinds.ts'
import { openPdf } from '../pdf/open.ts'
import { corrections } from './corrections/routes.tsx'
import { draftDones } from './drafts/edit-page.tsx'
import { draftPage, drafts } from './drafts/routes.tsx'
import { cellsOf, headerOf } from './export.ts'
import { type Filter, filter } from './filter.ts'
import { issuing } from './issuing/routes.tsx'
import { InvoicesPage } from './list.tsx'
import { findDocument, findInvoice, listInvoices } from './queries.ts'
import { InvoicePage, invoiceDones } from './views.tsx'

const shown = z.object({
  done: z
    .enum([...invoiceDones, ...draftDones])
    .optional()
    .catch(undefined),
  money: moneyDone,
})

export const invoices = new Hono<AdminEnv>()
  .get('/', zValidator('query', filter), async (c) => {
    const asked = c.req.valid('query')
    const { db, today } = c.var
    const found = await listInvoices(db, asked, today)
    if (asked.customer && !found.customer) return c.notFound()
    return c.render(<InvoicesPage {...found} filter={asked} today={today} />, { title: ({ admin }) => admin.invoices })
  })
  .get('/export', zValidator('query', filter), (c) => exported(c, c.req.valid('query')))
  .route('/', corrections)
  .route('/', issuing)
  .route('/', drafts)
  .get('/:id', zValidator('query', shown), async (c) => {
    const found = await findInvoice(c.var.db, c.var.company.id, c.req.param('id'))
    if (!found) return c.notFound()
    const { done, money } = c.req.valid('query')
    const { draft, invoice } = found
    if (draft) {
      const said = draftDones.find((one) => one === done)
      return draftPage(c, draft, found.related, said)
    }
    const issued = invoiceDones.find((one) => one === done)
    return c.render(<InvoicePage invoice={invoice} today={c.var.today} done={issued} paid={money} />, {
      title: (words) => titleOf(invoice, words),
    })
  })
  .get('/:id/pdf', async (c) => {
    const invoice = await findDocument(c.var.db, c.req.param('id'))
    if (!invoice) return c.notFound()
    const { file, name } = await openPdf(c.var.files.of(invoice.customerId), invoice)
    return download(c, file, 'application/pdf', name)
  })
  .get('/:id/xml', async (c) => {
    const invoice = await findDocument(c.var.db, c.req.param('id'))
    return invoice ? downloadXml(c, invoice.document) : c.notFound()
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
