import { settingsOf } from '../../../companies/directory.ts'
import { customers } from '../../../customers/schema.ts'
import { alias, and, asc, eq } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import type { Query } from '../../../db/select.ts'
import { jobs } from '../../../jobs/schema.ts'
import { buyerOf } from '../../buyer.ts'
import type { Freezing } from '../../issue/freeze.ts'
import { invoiceCounters, invoiceDeductions, invoiceLines, invoices } from '../../schema.ts'
import { mostLines } from './lines.ts'

const corrected = alias(invoices, 'corrected')

/**
 * A draft with all that it becomes an invoice of, and the company's settings: undefined when there is none with this id,
 * or it was issued. One round trip.
 */
export async function findDraft(db: CompanyDb, companyId: string, id: string) {
  return draftIn(await db.read(...draftQueries(db, companyId, id)))
}
export type FoundDraft = NonNullable<ReturnType<typeof draftIn>>

/** What `findDraft` reads, for pages that read more beside it. */
export const draftQueries = (db: CompanyDb, companyId: string, id: string) =>
  [
    db
      .from(invoices, {
        ...{ id: invoices.id, kind: invoices.kind, terms: invoices.terms, version: invoices.version },
        ...{ netCents: invoices.netCents, vatCents: invoices.vatCents, totalCents: invoices.totalCents },
        ...{ deductedCents: invoices.deductedCents, internalNotes: invoices.internalNotes },
        ...{ customerId: customers.id, customerKind: customers.kind, name: customers.name, address: customers.address },
        ...{ country: customers.country, siren: customers.siren, vatNumber: customers.vatNumber },
        ...{ email: customers.email, language: customers.language },
        ...{ jobId: jobs.id, jobTitle: jobs.title, jobSite: jobs.location },
        ...{ correctsId: corrected.id, correctsNumber: corrected.number, correctsIssuedOn: corrected.issuedOn },
        ...{ correctsDocument: corrected.document, correctsTotal: corrected.totalCents },
        ...{ correctsCredited: corrected.creditedCents, correctsDeducted: corrected.deductedCents },
      })
      .join(customers, eq(customers.id, invoices.customerId))
      .leftJoin(jobs, eq(jobs.id, invoices.jobId))
      .leftJoin(corrected, eq(corrected.id, invoices.correctsId))
      .where(and(eq(invoices.id, id), eq(invoices.status, 'draft'))),
    db
      .from(invoiceLines, {
        ...{ description: invoiceLines.description, quantityThousandths: invoiceLines.quantityThousandths },
        ...{ unit: invoiceLines.unit, unitPriceCents: invoiceLines.unitPriceCents, visitId: invoiceLines.visitId },
        ...{ discountBasisPoints: invoiceLines.discountBasisPoints, netCents: invoiceLines.netCents },
        vatRateBasisPoints: invoiceLines.vatRateBasisPoints,
      })
      .where(eq(invoiceLines.invoiceId, id))
      .orderBy(asc(invoiceLines.position))
      .limit(mostLines),
    db
      .from(invoiceDeductions, {
        ...{ id: invoices.id, number: invoices.number, issuedOn: invoices.issuedOn, totalCents: invoices.totalCents },
      })
      .join(invoices, eq(invoices.id, invoiceDeductions.depositId))
      .where(eq(invoiceDeductions.invoiceId, id))
      .orderBy(asc(invoices.issuedOn), asc(invoices.id)),
    settingsOf(companyId),
    db.from(invoiceCounters, {
      ...{ series: invoiceCounters.series, last: invoiceCounters.last, lastIssuedOn: invoiceCounters.lastIssuedOn },
    }),
  ] as const

type RowsOf<Q extends readonly unknown[]> = { [K in keyof Q]: Q[K] extends Query<infer Row> ? Row[] : never }

/** What those queries found: undefined when there is no such draft. */
export function draftIn([[found], lines, deposits, [settings], counters]: RowsOf<ReturnType<typeof draftQueries>>) {
  return found && settings && { draft: found, lines, deposits, settings, counters }
}

/** The same as it is frozen. */
export function freezingOf({ draft, lines, deposits, settings }: FoundDraft): Freezing {
  const { kind, terms, language, jobTitle, jobSite, correctsNumber, correctsIssuedOn, correctsDocument } = draft
  const isRest = draft.totalCents === (draft.correctsTotal ?? 0) - (draft.correctsCredited ?? 0)
  return {
    ...{ kind, terms, lines: lines.map(({ visitId: _, ...line }) => line) },
    // A credit note speaks the language of what it takes back.
    language: correctsDocument?.language ?? language,
    buyer: buyerOf({ ...draft, kind: draft.customerKind }, settings.country),
    job: jobTitle === null ? null : { title: jobTitle, site: jobSite },
    corrects:
      correctsNumber !== null && correctsIssuedOn !== null
        ? { number: correctsNumber, issuedOn: correctsIssuedOn }
        : null,
    deposits: deposits.map(({ number, issuedOn, totalCents }) => ({
      ...{ number: number ?? '', issuedOn: issuedOn ?? '', totalCents },
    })),
    deductedCents: kind === 'credit_note' ? (isRest ? (draft.correctsDeducted ?? 0) : 0) : draft.deductedCents,
  }
}
