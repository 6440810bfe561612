import { settingsOf } from '../../companies/directory.ts'
import { desc, eq, gt, inArray } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { invoices } from '../../invoices/schema.ts'
import { accountMonths, payments } from '../../payments/schema.ts'
import * as reading from '../reading.ts'
import { type Days, type Statement, stateAccount } from '../statement.ts'
import { countedColumns, countYear, documentColumns, documentsOfYear, monthsOfYear } from '../year.ts'

/** The account of the customer whose portal it is. */
const accountOf = (db: CustomerDb): reading.Account<'customer'> => ({
  customerId: undefined,
  months: () => db.from(accountMonths, reading.monthColumns),
  charges: () => db.from(invoices, reading.chargeColumns),
  receipts: () => db.from(payments, reading.receiptColumns).join(invoices, eq(invoices.id, payments.invoiceId)),
})

/** The customer's account over a period, in one round trip. */
export async function readStatement(db: CustomerDb, days: Days, most: number): Promise<Statement> {
  const rows = await db.read(...reading.statementQueries(accountOf(db), days, most))
  return stateAccount(days, reading.readingsOf(rows), most)
}

/**
 * The same with what a paper says besides: the company's settings, and where the newest invoice went, because the portal
 * holds no address of its customer.
 */
export async function readForPaper(db: CustomerDb, companyId: string, days: Days, most: number) {
  const [[settings], [newest], ...rows] = await db.read(
    settingsOf(companyId),
    newestIssued(db),
    ...reading.statementQueries(accountOf(db), days, most),
  )
  if (!settings) throw new Error(`The company ${companyId} is gone.`)
  const statement = stateAccount(days, reading.readingsOf(rows), most)
  return { settings, statement, address: newest?.document?.buyer.address ?? [] }
}

const newestIssued = (db: CustomerDb) =>
  db
    .from(invoices, { issuedOn: invoices.issuedOn, document: invoices.document })
    .where(gt(invoices.issuedOn, ''))
    .orderBy(desc(invoices.issuedOn), desc(invoices.sequence), desc(invoices.id))
    .limit(1)

/** The year of the newest document, `YYYY`; undefined where there is none. */
export async function newestYear(db: CustomerDb): Promise<string | undefined> {
  const [[newest]] = await db.read(newestIssued(db))
  return newest?.issuedOn?.slice(0, 4)
}

/** The documents issued in a year, oldest first. */
export async function listYear(db: CustomerDb, year: string, most: number) {
  const [rows] = await db.read(documentsOfYear(db.from(invoices, documentColumns), year, undefined, most))
  return rows
}

/** A year, the newest with documents where none is asked for, and how many it has. */
export async function findYear(db: CustomerDb, asked: string | undefined, today: string) {
  const [months] = await db.read(monthsOfYear(db.from(accountMonths, countedColumns), asked, undefined))
  return countYear(months, asked, today)
}

/** What the PDFs of these documents are made from. */
export async function findDocuments(db: CustomerDb, ids: string[]) {
  const [rows] = await db.read(
    db
      .from(invoices, { id: invoices.id, document: invoices.document, pdfSha256: invoices.pdfSha256 })
      .where(inArray(invoices.id, ids)),
  )
  return rows.flatMap(({ document, ...row }) => (document ? [{ ...row, document }] : []))
}
