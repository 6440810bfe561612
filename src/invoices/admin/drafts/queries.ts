import { settingsOf } from '../../../companies/directory.ts'
import { customers } from '../../../customers/schema.ts'
import { alias, and, asc, eq } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import type { Query } from '../../../db/select.ts'
import { jobs } from '../../../jobs/schema.ts'
import { buyerOf } from '../../buyer.ts'
import { isRest, leftOf } from '../../credit-note.ts'
import { faultsOfIssue, type InTheWay, type IssueFault } from '../../issue/faults.ts'
import { chargedOn, type Freezing } from '../../issue/freeze.ts'
import { invoiceCounters, invoiceDeductions, invoiceLines, invoices } from '../../schema.ts'
import { deductingOf, earlierThan } from '../corrections/taking.ts'
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
        ...{ correctsDocument: corrected.document, correctsCredited: corrected.creditedCents },
        correctsDeducted: corrected.deductedCents,
      })
      .join(customers, eq(customers.id, invoices.customerId))
      .leftJoin(jobs, eq(jobs.id, invoices.jobId))
      .leftJoin(corrected, eq(corrected.id, invoices.correctsId))
      .where(and(eq(invoices.id, id), eq(invoices.status, 'draft'))),
    // By way of the draft, so that the page of an issued invoice, which shows its document, reads none.
    db
      .from(invoices, {
        ...{ description: invoiceLines.description, quantityThousandths: invoiceLines.quantityThousandths },
        ...{ unit: invoiceLines.unit, unitPriceCents: invoiceLines.unitPriceCents, visitId: invoiceLines.visitId },
        ...{ discountBasisPoints: invoiceLines.discountBasisPoints, netCents: invoiceLines.netCents },
        vatRateBasisPoints: invoiceLines.vatRateBasisPoints,
      })
      .join(invoiceLines, eq(invoiceLines.invoiceId, invoices.id))
      .where(and(eq(invoices.id, id), eq(invoices.status, 'draft')))
      .orderBy(asc(invoiceLines.position))
      .limit(mostLines),
    db
      .from(invoiceDeductions, {
        ...{ id: invoices.id, number: invoices.number, issuedOn: invoices.issuedOn, totalCents: invoices.totalCents },
        ...{ status: invoices.status, creditedCents: invoices.creditedCents, balanceCents: invoices.balanceCents },
      })
      .join(invoices, eq(invoices.id, invoiceDeductions.depositId))
      .where(eq(invoiceDeductions.invoiceId, id))
      .orderBy(asc(invoices.issuedOn), asc(invoices.id)),
    settingsOf(companyId),
    db.from(invoiceCounters, {
      ...{ series: invoiceCounters.series, last: invoiceCounters.last, lastIssuedOn: invoiceCounters.lastIssuedOn },
    }),
    earlierThan(db, id),
    deductingOf(db, id),
  ] as const

type RowsOf<Q extends readonly unknown[]> = { [K in keyof Q]: Q[K] extends Query<infer Row> ? Row[] : never }

/** What those queries found: undefined when there is no such draft. */
export function draftIn(rows: RowsOf<ReturnType<typeof draftQueries>>) {
  const [[found], lines, deposits, [settings], counters, earlier, [deducting]] = rows
  const deductedIn = deducting?.number ?? null
  return found && settings && { draft: found, lines, deposits, settings, counters, earlier, deductedIn }
}

/** Of a credit note, the invoice that it takes back and what was taken back of it before; undefined of all else. */
export function takingOf({
  draft: { correctsDocument },
  earlier,
}: Pick<FoundDraft, 'draft' | 'earlier'>): Freezing['taking'] {
  const documents = earlier.map(({ document }) => document).filter((document) => document !== null)
  return correctsDocument ? { invoice: correctsDocument, earlier: documents } : undefined
}

/** The same as it is frozen. */
export function freezingOf({ draft, lines: stored, deposits, settings, earlier }: FoundDraft): Freezing {
  const { kind, terms, language, jobTitle, jobSite, correctsNumber, correctsIssuedOn, correctsDocument } = draft
  const lines = stored.map(({ visitId: _, ...line }) => line)
  const taking = takingOf({ draft, earlier })
  const takesRest = taking && isRest(chargedOn({ terms, lines, taking }, settings).lines, leftOf(taking))
  return {
    ...{ kind, terms, lines, taking },
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
    deductedCents: kind === 'credit_note' ? (takesRest ? (draft.correctsDeducted ?? 0) : 0) : draft.deductedCents,
  }
}

/** What stands in the way of issuing it on a day (`YYYY-MM-DD`). */
export const standingInTheWay = (found: FoundDraft, issuedOn: string): IssueFault[] =>
  faultsOfIssue(freezingOf(found), inTheWayOf(found), found.settings, issuedOn)

const inTheWayOf = ({ deposits, deductedIn }: FoundDraft): InTheWay => ({
  deductedIn,
  lost: deposits
    .filter(({ status, creditedCents, balanceCents }) => status !== 'issued' || creditedCents > 0 || balanceCents > 0)
    .map(({ number }) => number ?? ''),
})
