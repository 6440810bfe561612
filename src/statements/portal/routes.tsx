import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { needs } from '../../customers/allow.ts'
import { download } from '../../http/answer.ts'
import type { PortalEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import { dictionaries } from '../../i18n/index.ts'
import { openPdf } from '../../invoices/pdf/open.ts'
import { noteLook } from '../../sessions/looks.ts'
import { askedPeriod, askedYear } from '../asked.ts'
import { drawPaper, paperOf } from '../paper.ts'
import { periodOf } from '../period.ts'
import { mostInFile, mostOnPage } from '../reading.ts'
import { sheetOf } from '../sheet.ts'
import { addressOf } from '../view.tsx'
import { partOf, rowsFor } from '../year.ts'
import { zipAnswer } from '../zip.ts'
import { findDocuments, findYear, listYear, newestYear, readForPaper, readStatement } from './queries.ts'
import { CustomerStatement, CustomerYear, statementAt, yearAt } from './views.tsx'

const asked = zValidator('query', askedPeriod)
const year = zValidator('query', askedYear)

/** A customer's account, and their documents by the year. */
export const statements = new Hono<PortalEnv>()
  .use('/statement*', needs('seesInvoices'))
  .use('/year*', needs('seesInvoices'))
  .get('/statement', asked, async (c) => {
    const { file, ...typed } = c.req.valid('query')
    const { db, today } = c.var
    const period = periodOf(typed, today)
    if ('wrong' in period) c.status(422)
    const found = 'wrong' in period ? period : { statement: await readStatement(db, period.days, mostOnPage) }
    return c.render(<CustomerStatement {...{ typed, found, today }} isTooLong={file !== undefined} />, {
      title: ({ statements }) => statements.title,
    })
  })
  .get('/statement.pdf', asked, async (c) => {
    const { db, today, company, files } = c.var
    const typed = c.req.valid('query')
    const period = periodOf(typed, today)
    if ('wrong' in period) return c.redirect(addressOf(statementAt, typed), 303)
    const { statement, settings, address } = await readForPaper(db, company.id, period.days, mostInFile)
    if (statement.isCut) return c.redirect(`${addressOf(statementAt, period.days)}&file=too-long`, 303)
    const [{ customerName }, language] = [await db.viewer(), await languageOf(c)]
    const customer = { name: customerName, address }
    const paper = paperOf({ statement, settings, language, customer, today }, c.env)
    const { file, name } = await drawPaper(paper, await files.logo(settings.logo))
    return download(c, file, 'application/pdf', name)
  })
  .get('/statement.csv', asked, async (c) => {
    const { db, today, company } = c.var
    const typed = c.req.valid('query')
    const period = periodOf(typed, today)
    if ('wrong' in period) return c.redirect(addressOf(statementAt, typed), 303)
    const statement = await readStatement(db, period.days, mostInFile)
    if (statement.isCut) return c.redirect(`${addressOf(statementAt, period.days)}&file=too-long`, 303)
    return sheetOf(statement, { language: await languageOf(c), currency: company.currency })
  })
  .get('/year', year, async (c) => {
    const { db, today } = c.var
    const found = await findYear(db, c.req.valid('query').year, today)
    return c.render(<CustomerYear {...found} />, { title: ({ statements }) => statements.year.one(found.year) })
  })
  .get('/year.zip', year, async (c) => {
    const { db, files, today } = c.var
    const asked = c.req.valid('query')
    const { part = 1, year = (await newestYear(db)) ?? today.slice(0, 4) } = asked
    const found = await listYear(db, year, rowsFor(part))
    const documents = partOf(found, part)
    const isWhole = part === 1 && found.length === documents.length
    // What does not fit into one is chosen from a page, and so is what is not there.
    if (documents.length === 0 || !(isWhole || asked.part)) return c.redirect(yearAt(year), 303)
    const words = dictionaries[await languageOf(c)].statements.year
    await noteLook(c, { did: 'document_opened', subject: isWhole ? year : `${year} (${part})` })
    return zipAnswer(c, isWhole ? words.file(year) : words.filePart(year, part), documents, {
      read: (ids) => findDocuments(db, ids),
      open: (document) => openPdf(files, document),
    })
  })
