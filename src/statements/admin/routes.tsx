import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { addressLines } from '../../customers/customer.ts'
import { download } from '../../http/answer.ts'
import type { AdminEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import { dictionaries } from '../../i18n/index.ts'
import { openPdf } from '../../invoices/pdf/open.ts'
import { askedPeriod, askedYear } from '../asked.ts'
import { drawPaper, paperOf } from '../paper.ts'
import { periodOf } from '../period.ts'
import { mostInFile, mostOnPage } from '../reading.ts'
import { sheetOf } from '../sheet.ts'
import { addressOf } from '../view.tsx'
import { partOf, rowsFor } from '../year.ts'
import { zipAnswer } from '../zip.ts'
import * as queries from './queries.ts'
import { AccountPage, DocumentsPage, statementAt, yearAt } from './views.tsx'

const asked = zValidator('query', askedPeriod)
const year = zValidator('query', askedYear)

/** A customer's account, and their documents by the year, beside the customer's page. */
export const statements = new Hono<AdminEnv>()
  .get('/:id/statement', asked, async (c) => {
    const { file, ...typed } = c.req.valid('query')
    const { db, today } = c.var
    const id = c.req.param('id')
    const period = periodOf(typed, today)
    const read =
      'wrong' in period
        ? { customer: await queries.findWho(db, id), ...period }
        : await queries.readStatement(db, id, period.days, mostOnPage)
    const customer = read?.customer
    if (!customer) return c.notFound()
    if ('wrong' in period) c.status(422)
    return c.render(<AccountPage {...{ customer, typed, found: read, today }} isTooLong={file !== undefined} />, {
      title: ({ statements }) => statements.of(customer.name),
    })
  })
  .get('/:id/statement.pdf', asked, async (c) => {
    const { db, today, company, files } = c.var
    const [id, typed] = [c.req.param('id'), c.req.valid('query')]
    const period = periodOf(typed, today)
    if ('wrong' in period) return c.redirect(addressOf(statementAt(id), typed), 303)
    const found = await queries.readForPaper(db, company.id, id, period.days, mostInFile)
    if (!found) return c.notFound()
    const { statement, settings, customer } = found
    if (statement.isCut) return c.redirect(`${addressOf(statementAt(id), period.days)}&file=too-long`, 303)
    // The paper is for the customer, whoever prints it.
    const { name, language } = customer
    const address = addressLines(customer.address)
    const paper = paperOf({ statement, settings, language, customer: { name, address }, today }, c.env)
    const drawn = await drawPaper(paper, await files.of(id).logo(settings.logo))
    return download(c, drawn.file, 'application/pdf', drawn.name)
  })
  .get('/:id/statement.csv', asked, async (c) => {
    const { db, today, company } = c.var
    const [id, typed] = [c.req.param('id'), c.req.valid('query')]
    const period = periodOf(typed, today)
    if ('wrong' in period) return c.redirect(addressOf(statementAt(id), typed), 303)
    const found = await queries.readStatement(db, id, period.days, mostInFile)
    if (!found) return c.notFound()
    if (found.statement.isCut) return c.redirect(`${addressOf(statementAt(id), period.days)}&file=too-long`, 303)
    return sheetOf(found.statement, { language: await languageOf(c), currency: company.currency })
  })
  .get('/:id/invoices', year, async (c) => {
    const { db, today } = c.var
    const id = c.req.param('id')
    const found = await queries.findYear(db, id, c.req.valid('query').year, today)
    if (!found) return c.notFound()
    return c.render(<DocumentsPage {...found} />, {
      title: ({ statements }) => statements.year.of(found.year, found.customer.name),
    })
  })
  .get('/:id/invoices.zip', year, async (c) => {
    const { db, files, today } = c.var
    const [id, asked] = [c.req.param('id'), c.req.valid('query')]
    const { part = 1, year = (await queries.newestYear(db, id)) ?? today.slice(0, 4) } = asked
    const found = await queries.listYear(db, id, year, rowsFor(part))
    if (!found) return c.notFound()
    const documents = partOf(found.documents, part)
    const isWhole = part === 1 && found.documents.length === documents.length
    if (documents.length === 0 || !(isWhole || asked.part)) return c.redirect(yearAt(id, year), 303)
    const words = dictionaries[await languageOf(c)].statements.year
    const { name } = found.customer
    // One for all, so that the logo is fetched once.
    const of = files.of(id)
    return zipAnswer(c, isWhole ? words.of(year, name) : `${words.filePart(year, part)} - ${name}`, documents, {
      read: (ids) => queries.findDocuments(db, id, ids),
      open: (document) => openPdf(of, document),
    })
  })
