import { type Invoicing, usualInvoicing } from '../../companies/invoicing.ts'
import { type Pattern, parsePattern, piecesOf } from '../../companies/numbering.ts'
import { isRefused, isTaken } from '../../db/d1.ts'
import { alias, and, eq, foundBy, inArray, nextAfter, nextWritten, oneMore, withComputed } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { InvoiceDocument } from '../document.ts'
import { type InvoiceKind, seriesOf } from '../invoice.ts'
import { invoiceCounters, invoices } from '../schema.ts'
import { type MailingCompany, mailsOfIssue } from './mails.ts'

/** A draft as it is to be issued. */
export interface ToIssue {
  id: string
  customerId: string
  kind: InvoiceKind
  /** The version that it was frozen at. */
  version: number
  /** What of deposits it deducts; of a credit note, what of those its invoice deducted is taken back with the rest. */
  deductedCents: number
  /** Of a credit note: the invoice that it takes back, and what was taken back of it before, as the faults were looked for. */
  takes: { id: string; creditedCents: number } | null
  /** What it says, but for its number, which the batch gives. */
  document: InvoiceDocument & { check: { code: string } }
}

/** Why it was refused. `changed`: it, or what it hangs together with, is another by now. */
export type Refused = 'dayEarlier' | 'numberTaken' | 'changed'

/** What became of it: its number and the mails to send, or why not. */
export type Issued = { number: string; mailIds: string[] } | { refused: Refused }

/**
 * What the database says of what it refuses (`migrations/0015_invoicing_triggers.sql`). As `faultsOfIssue` looks for all of
 * it before, it came about since: read again, it has a name.
 */
const refusals: [words: string, refused: Refused][] = [
  ['a later day was issued', 'dayEarlier'],
  ['the lines come to another sum', 'changed'],
  ['an invoice is not below zero', 'changed'],
  ['a credit note exceeds its invoice', 'changed'],
  ['this deposit was deducted', 'changed'],
  ['this deposit cannot be deducted', 'changed'],
  ['the deposits come to another sum', 'changed'],
  ['more is deducted than it comes to', 'changed'],
  ['more is kept back than it comes to', 'changed'],
]

const taken = alias(invoices, 'taken')

/** The pattern of the numbers of a kind, as the company has set it. Throws where what is stored is none. */
export function patternOf(invoicing: Invoicing | null, kind: InvoiceKind): Pattern {
  const pattern = parsePattern((invoicing ?? usualInvoicing).patterns[seriesOf(kind)])
  if (typeof pattern === 'string') throw new Error(`The pattern of numbers is broken: ${pattern}.`)
  return pattern
}

/**
 * Issues a draft in one batch: it takes the next number of its series, which the database counts, so that any number of
 * issues at once have consecutive ones; document, sums and days are fixed with it, the trail tells it, and the mails to
 * the customer's contacts stand beside. Nothing is written where it is another by now, or already issued.
 */
export async function issueDraft(
  db: CompanyDb,
  company: MailingCompany,
  draft: ToIssue,
  pattern: Pattern,
  now = new Date(),
): Promise<Issued> {
  const { id, customerId, kind, version, document, deductedCents, takes } = draft
  const { issuedOn, dueOn, netCents, vatCents, totalCents, retention, check } = document
  const isCredit = kind === 'credit_note'
  const last = db
    .from(invoiceCounters, { last: invoiceCounters.last })
    .where(eq(invoiceCounters.series, seriesOf(kind)))
  const stillLeft =
    takes &&
    db.from(taken, { id: taken.id }).where(and(eq(taken.id, takes.id), eq(taken.creditedCents, takes.creditedCents)))
  const number = nextWritten(last, piecesOf(pattern, issuedOn))
  const issuing = db.update(
    invoices,
    {
      ...{ status: 'issued', sequence: nextAfter(last), number, document: withComputed(document, 'number', number) },
      ...{ issuedOn, dueOn, netCents, vatCents, totalCents, checkCode: check.code, issuedAt: now },
      ...{ retentionCents: retention?.cents ?? 0, retentionDueOn: retention?.dueOn ?? null },
      deductedCents,
      version: oneMore(invoices.version),
    },
    and(
      ...[eq(invoices.id, id), eq(invoices.status, 'draft'), eq(invoices.version, version)],
      // A customer may have turned out to be another, and deposits may have been added, without a new version: triggers keep
      // the sum of what a draft deducts.
      ...[eq(invoices.customerId, customerId), eq(invoices.deductedCents, isCredit ? 0 : deductedCents)],
      // Of two credit notes at once, the second takes back of what the first has left.
      stillLeft ? inArray(invoices.correctsId, stillLeft) : undefined,
    ),
  )
  const its = db.from(invoices, { number: invoices.number }).where(eq(invoices.id, id))
  const deed = { did: 'invoice_issued', customerId, subject: foundBy(its), subjectId: id } as const
  try {
    const written = await db.write(
      deed,
      issuing.returning({ number: invoices.number }),
      ...mailsOfIssue(company, id, document, now),
    )
    if (!written) return { refused: 'changed' }
    const [[issued], mails = []] = written
    // A write that was made has touched its row.
    const given = issued as { number: string }
    return { ...given, mailIds: mails.map(({ id }) => id) }
  } catch (error) {
    const refused = refusedBy(error)
    if (refused) return { refused }
    throw error
  }
}

const refusedBy = (error: unknown) =>
  isTaken(error, 'invoices.number') ? 'numberTaken' : refusals.find(([words]) => isRefused(error, words))?.[1]
