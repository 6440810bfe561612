import { once } from '../../../audit/note.ts'
import type { Settings } from '../../../companies/directory.ts'
import { customers } from '../../../customers/schema.ts'
import { and, eq, isNull, oneMore } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import type { InvoiceKind } from '../../invoice.ts'
import { invoiceDeductions, invoiceLines, invoices } from '../../schema.ts'
import type { InvoiceTerms } from '../../terms.ts'
import { type DraftContent, sumsOf } from './form.ts'
import type { DraftLine } from './lines.ts'
import { type FoundDraft, takingOf } from './queries.ts'

// As one writes, what is saved again and again is told once in so many minutes.
const toldWithin = 10

/** A draft to be, and for whom: `about` is what the trail calls it by. */
export interface NewDraft extends DraftContent {
  id: string
  kind: InvoiceKind
  customerId: string
  jobId: string | null
  about: string
}

/**
 * Adds a draft under the id that its form brought along: pressed twice it is there once. Undefined when it was there
 * already, or when its customer was archived meanwhile.
 */
export function addDraft(db: CompanyDb, companyId: string, draft: NewDraft, settings: Settings) {
  const { id, kind, customerId, jobId, terms, lines, about } = draft
  const { vat: _, ...sums } = sumsOf({ terms, lines }, settings)
  // Changes nothing, but touches no row any more once the customer is another's: then no draft is left behind there.
  const stillServed = db.update(
    customers,
    { archivedAt: null },
    and(eq(customers.id, customerId), isNull(customers.archivedAt)),
  )
  return db.write(
    { did: 'invoice_drafted', customerId, subject: about, subjectId: id },
    db.insertOnce(invoices, { id, kind, customerId, jobId, status: 'draft', terms, ...sums }),
    ...once(companyId, stillServed),
    ...linesOf(db, id, customerId, lines),
  )
}

/**
 * Saves what was typed over the draft as it was shown at `seen`: gives the version it then has, or undefined when it is
 * another by now. What is as it was is not written. Of what one person saves over and over, the trail tells once in ten
 * minutes (see `toldWithin`).
 */
export async function saveDraft(
  db: CompanyDb,
  found: FoundDraft,
  seen: number,
  { terms, lines }: DraftContent,
): Promise<number | undefined> {
  const { draft, lines: stored, settings } = found
  if (draft.version !== seen) return undefined
  const { vat: _, ...sums } = sumsOf({ terms, lines, taking: takingOf(found) }, settings)
  const isSame =
    hasSame(draft.terms, terms) &&
    lines.length === stored.length &&
    lines.every((line, index) => hasSame(stored[index], line)) &&
    hasSame(draft, sums)
  if (isSame) return seen
  const { id, customerId } = draft
  const [saved] =
    (await db.write(
      { did: 'invoice_changed', customerId, subject: draft.jobTitle ?? draft.name, subjectId: id, toldWithin },
      db
        .update(
          invoices,
          { terms, ...sums, version: oneMore(invoices.version) },
          // Its customer may have turned out to be another, without a new version.
          and(
            ...[eq(invoices.id, id), eq(invoices.customerId, customerId)],
            ...[eq(invoices.status, 'draft'), eq(invoices.version, seen)],
          ),
        )
        .returning({ version: invoices.version }),
      db.delete(invoiceLines, eq(invoiceLines.invoiceId, id)),
      ...linesOf(db, id, customerId, lines),
    )) ?? []
  return saved?.[0]?.version
}

/** Deletes a draft with its lines and deductions; undefined when it was issued, or is gone. */
export function removeDraft(db: CompanyDb, { id, customerId, about }: Pick<NewDraft, 'id' | 'customerId' | 'about'>) {
  const isDraft = and(eq(invoices.id, id), eq(invoices.status, 'draft'))
  return db.write(
    { did: 'invoice_removed', customerId, subject: about, subjectId: id },
    // Whoever issues it at this moment finds another version, or this finds no draft.
    db.update(invoices, { version: oneMore(invoices.version) }, isDraft),
    db.delete(invoiceDeductions, eq(invoiceDeductions.invoiceId, id)),
    db.delete(invoiceLines, eq(invoiceLines.invoiceId, id)),
    db.delete(invoices, isDraft),
  )
}

const linesOf = (db: CompanyDb, invoiceId: string, customerId: string, lines: DraftLine[]) =>
  lines.length === 0
    ? []
    : [
        db.insertMany(
          invoiceLines,
          lines.map((line, index) => ({ ...line, invoiceId, customerId, position: index + 1 })),
        ),
      ]

/** Whether what is stored says the same as what takes its place. */
const hasSame = <After extends object>(stored: { [Name in keyof After]: unknown } | undefined, after: After): boolean =>
  stored !== undefined && (Object.keys(after) as (keyof After)[]).every((name) => stored[name] === after[name])

/** What of the terms goes into a copy: the days are of the other, and so is why it took something back. */
export const copiedTerms = (kind: InvoiceKind, terms: InvoiceTerms): InvoiceTerms => ({
  ...terms,
  ...(kind === 'credit_note' && { opening: null, closing: null }),
  ...{ servedOn: null, dueOn: null, retentionDueOn: null },
})
