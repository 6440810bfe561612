import { settingsOf } from '../../companies/directory.ts'
import { customers } from '../../customers/schema.ts'
import { and, desc, eq, inArray } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { invoices } from '../../invoices/schema.ts'
import { accountMonths, payments } from '../../payments/schema.ts'
import * as reading from '../reading.ts'
import { type Days, stateAccount } from '../statement.ts'
import { countedColumns, countYear, documentColumns, documentsOfYear, monthsOfYear } from '../year.ts'

const accountOf = (db: CompanyDb, customerId: string): reading.Account<'company'> => ({
  customerId,
  months: () => db.from(accountMonths, reading.monthColumns),
  charges: () => db.from(invoices, reading.chargeColumns),
  receipts: () => db.from(payments, reading.receiptColumns).join(invoices, eq(invoices.id, payments.invoiceId)),
})

const whoOf = (db: CompanyDb, id: string) =>
  db
    .from(customers, {
      ...{ id: customers.id, name: customers.name, address: customers.address, language: customers.language },
    })
    .where(eq(customers.id, id))

/** A customer by name; undefined when there is none with this id. */
export async function findWho(db: CompanyDb, id: string) {
  const [[customer]] = await db.read(whoOf(db, id))
  return customer
}

/** A customer's account over a period, in one round trip; undefined when there is no such customer. */
export async function readStatement(db: CompanyDb, customerId: string, days: Days, most: number) {
  const [[customer], ...rows] = await db.read(
    whoOf(db, customerId),
    ...reading.statementQueries(accountOf(db, customerId), days, most),
  )
  return customer && { customer, statement: stateAccount(days, reading.readingsOf(rows), most) }
}

/** The same with the company's settings, which a paper says besides. */
export async function readForPaper(db: CompanyDb, companyId: string, customerId: string, days: Days, most: number) {
  const [[settings], [customer], ...rows] = await db.read(
    settingsOf(companyId),
    whoOf(db, customerId),
    ...reading.statementQueries(accountOf(db, customerId), days, most),
  )
  if (!settings) throw new Error(`The company ${companyId} is gone.`)
  return customer && { settings, customer, statement: stateAccount(days, reading.readingsOf(rows), most) }
}

/** The year of a customer's newest document, `YYYY`; undefined where there is none. */
export async function newestYear(db: CompanyDb, customerId: string): Promise<string | undefined> {
  const [[newest]] = await db.read(
    db
      .from(invoices, { issuedOn: invoices.issuedOn })
      .where(eq(invoices.customerId, customerId))
      .orderBy(desc(invoices.issuedOn), desc(invoices.sequence), desc(invoices.id))
      .limit(1),
  )
  return newest?.issuedOn?.slice(0, 4)
}

/** The documents issued to a customer in a year, oldest first; undefined when there is no such customer. */
export async function listYear(db: CompanyDb, customerId: string, year: string, most: number) {
  const [[customer], documents] = await db.read(
    whoOf(db, customerId),
    documentsOfYear(db.from(invoices, documentColumns), year, customerId, most),
  )
  return customer && { customer, documents }
}

/**
 * A year of a customer, the newest with documents where none is asked for, and how many it has; undefined when there is no
 * such customer.
 */
export async function findYear(db: CompanyDb, customerId: string, asked: string | undefined, today: string) {
  const [[customer], months] = await db.read(
    whoOf(db, customerId),
    monthsOfYear(db.from(accountMonths, countedColumns), asked, customerId),
  )
  return customer && { customer, ...countYear(months, asked, today) }
}

/** What the PDFs of a customer's documents are made from. */
export async function findDocuments(db: CompanyDb, customerId: string, ids: string[]) {
  const [rows] = await db.read(
    db
      .from(invoices, { id: invoices.id, document: invoices.document, pdfSha256: invoices.pdfSha256 })
      .where(and(inArray(invoices.id, ids), eq(invoices.customerId, customerId))),
  )
  return rows.flatMap(({ document, ...row }) => (document ? [{ ...row, document }] : []))
}
