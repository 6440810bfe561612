import { settingsOf } from '../../../companies/directory.ts'
import { customers } from '../../../customers/schema.ts'
import { and, asc, eq, ne } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { jobs } from '../../../jobs/schema.ts'
import { invoiceDeductions, invoices } from '../../schema.ts'
import { mostNotes } from './taking.ts'

/**
 * An issued invoice that a credit note is to take back, with what was taken back of it before, a credit note that was
 * begun, and the invoice that has deducted it where it is a deposit. Undefined when there is none with this id, it is a
 * draft or a credit note itself.
 */
export async function findToCredit(db: CompanyDb, id: string) {
  const [[found], notes, [deducting]] = await db.read(
    db
      .from(invoices, {
        ...{ id: invoices.id, kind: invoices.kind, document: invoices.document, jobId: invoices.jobId },
        ...{ customerId: customers.id, customer: customers.name },
      })
      .join(customers, eq(customers.id, invoices.customerId))
      .where(and(eq(invoices.id, id), ne(invoices.status, 'draft'), ne(invoices.kind, 'credit_note'))),
    db
      .from(invoices, { id: invoices.id, status: invoices.status, document: invoices.document })
      .where(eq(invoices.correctsId, id))
      .orderBy(asc(invoices.issuedOn), asc(invoices.id))
      .limit(mostNotes),
    db
      .from(invoiceDeductions, { id: invoices.id, number: invoices.number })
      .join(invoices, and(eq(invoices.id, invoiceDeductions.invoiceId), eq(invoices.status, 'issued')))
      .where(and(eq(invoiceDeductions.depositId, id), eq(invoiceDeductions.released, false))),
  )
  if (!found?.document) return undefined
  const invoice = { ...found, document: found.document }
  const earlier = notes.map(({ document }) => document).filter((document) => document !== null)
  return {
    ...{ invoice, taking: { invoice: invoice.document, earlier } },
    begun: notes.find(({ status }) => status === 'draft')?.id,
    deductedIn: deducting?.number ? { id: deducting.id, number: deducting.number } : undefined,
  }
}
export type ToCredit = NonNullable<Awaited<ReturnType<typeof findToCredit>>>

/** The customer whom a deposit is asked of, the job it is for, and the company's settings. */
export async function findToAsk(
  db: CompanyDb,
  companyId: string,
  { job, customer }: { job?: string | undefined; customer?: string | undefined },
) {
  const columns = {
    ...{ customerId: customers.id, customer: customers.name, language: customers.language },
  }
  const [[ofJob], [alone], [settings]] = await db.read(
    db
      .from(jobs, { ...columns, jobId: jobs.id, title: jobs.title })
      .join(customers, eq(customers.id, jobs.customerId))
      .where(eq(jobs.id, job ?? '')),
    db.from(customers, columns).where(and(eq(customers.id, customer ?? ''), eq(customers.archived, 0))),
    settingsOf(companyId),
  )
  const found = job === undefined ? alone && { ...alone, jobId: null, title: null } : ofJob
  return found && settings && { ...found, settings }
}
export type ToAsk = NonNullable<Awaited<ReturnType<typeof findToAsk>>>
