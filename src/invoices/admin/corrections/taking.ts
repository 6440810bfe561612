import { alias, and, asc, eq, ne } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { invoiceDeductions, invoices } from '../../schema.ts'

const note = alias(invoices, 'note')
const earlier = alias(invoices, 'earlier')
const final = alias(invoices, 'final')

/** Issued credit notes of one invoice, at most: each takes a cent or more. */
export const mostNotes = 200

/** What other credit notes have taken back of the invoice that a draft is to take back, oldest first. */
export const earlierThan = (db: CompanyDb, draftId: string) =>
  db
    .from(note, { document: earlier.document })
    .join(earlier, and(eq(earlier.correctsId, note.correctsId), ne(earlier.status, 'draft')))
    .where(eq(note.id, draftId))
    .orderBy(asc(earlier.issuedOn), asc(earlier.id))
    .limit(mostNotes)

/** The invoice that has deducted the deposit which a draft credit note is to take back. */
export const deductingOf = (db: CompanyDb, draftId: string) =>
  db
    .from(note, { number: final.number })
    .join(
      invoiceDeductions,
      and(eq(invoiceDeductions.depositId, note.correctsId), eq(invoiceDeductions.released, false)),
    )
    .join(final, and(eq(final.id, invoiceDeductions.invoiceId), eq(final.status, 'issued')))
    .where(eq(note.id, draftId))
