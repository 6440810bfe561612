import { customers } from '../../../customers/schema.ts'
import { isRefused, isTaken } from '../../../db/d1.ts'
import { alias, and, desc, eq, isWord, ne, notInArray, oneMore } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { jobs } from '../../../jobs/schema.ts'
import { invoiceDeductions, invoices } from '../../schema.ts'

const draft = alias(invoices, 'draft')
const final = alias(invoices, 'final')

/** Deposits of one customer that are listed, the newest. */
const mostDeposits = 100

const isDraft = (id: string) => and(eq(draft.id, id), eq(draft.status, 'draft'), eq(draft.kind, 'invoice'))

/**
 * A draft invoice with its customer's deposits, those of the same job first, each with where it is deducted. Undefined
 * when there is none with this id, it is issued or of another kind.
 */
export async function findDeductions(db: CompanyDb, id: string) {
  const [[found], listed] = await db.read(
    db
      .from(draft, {
        ...{ id: draft.id, version: draft.version, jobId: draft.jobId, totalCents: draft.totalCents },
        ...{ deductedCents: draft.deductedCents, customerId: customers.id, customer: customers.name },
      })
      .join(customers, eq(customers.id, draft.customerId))
      .where(isDraft(id)),
    db
      .from(draft, {
        ...{ id: invoices.id, number: invoices.number, issuedOn: invoices.issuedOn, jobId: invoices.jobId },
        ...{ totalCents: invoices.totalCents, creditedCents: invoices.creditedCents, status: invoices.status },
        ...{ balanceCents: invoices.balanceCents, jobTitle: jobs.title },
        ...{ deductedBy: invoiceDeductions.invoiceId, finalNumber: final.number },
      })
      .join(
        invoices,
        and(eq(invoices.customerId, draft.customerId), isWord(invoices.kind, 'deposit'), ne(invoices.status, 'draft')),
      )
      .leftJoin(jobs, eq(jobs.id, invoices.jobId))
      .leftJoin(
        invoiceDeductions,
        and(eq(invoiceDeductions.depositId, invoices.id), eq(invoiceDeductions.released, false)),
      )
      .leftJoin(final, eq(final.id, invoiceDeductions.invoiceId))
      .where(isDraft(id))
      .orderBy(desc(invoices.issuedOn), desc(invoices.id))
      .limit(mostDeposits),
  )
  if (!found) return undefined
  const isSameJob = ({ jobId }: { jobId: string | null }) => jobId !== null && jobId === found.jobId
  const deposits = listed.map((deposit) => ({ ...deposit, isSameJob: isSameJob(deposit), why: whyNot(deposit, id) }))
  return { draft: found, deposits: deposits.toSorted((one, other) => Number(other.isSameJob) - Number(one.isSameJob)) }
}
export type FoundDeductions = NonNullable<Awaited<ReturnType<typeof findDeductions>>>
export type Deposit = FoundDeductions['deposits'][number]

interface Standing {
  status: string
  creditedCents: number
  balanceCents: number
  deductedBy: string | null
  finalNumber: string | null
}

/** Why a deposit cannot be deducted on a draft; undefined where it can. */
export function whyNot(
  deposit: Standing,
  draftId: string,
): 'credited' | 'elsewhere' | 'onDraft' | 'unpaid' | undefined {
  if (deposit.status === 'cancelled' || deposit.creditedCents > 0) return 'credited'
  if (deposit.deductedBy !== null && deposit.deductedBy !== draftId)
    return deposit.finalNumber === null ? 'onDraft' : 'elsewhere'
  return deposit.balanceCents > 0 ? 'unpaid' : undefined
}

/**
 * Has a draft deduct the ticked deposits and no other. `changed` when it is another by now, `taken` when another draft
 * has just deducted one of them, `notFree` when one was taken back: then nothing is written.
 */
export async function deduct(
  db: CompanyDb,
  { id, customerId, customer }: FoundDeductions['draft'],
  seen: number,
  ticked: Deposit[],
): Promise<'deducted' | 'changed' | 'taken' | 'notFree'> {
  const added = ticked.filter(({ deductedBy }) => deductedBy !== id)
  const kept = ticked.map((deposit) => deposit.id)
  try {
    const written = await db.write(
      {
        ...{ did: 'invoice_changed', customerId, subject: customer, subjectId: id },
        details: { deposits: ticked.map(({ number }) => number).join(', ') },
      },
      db.update(
        invoices,
        { version: oneMore(invoices.version) },
        // Its customer may have turned out to be another, without a new version.
        and(
          ...[eq(invoices.id, id), eq(invoices.customerId, customerId)],
          ...[eq(invoices.status, 'draft'), eq(invoices.version, seen)],
        ),
      ),
      db.delete(
        invoiceDeductions,
        and(eq(invoiceDeductions.invoiceId, id), notInArray(invoiceDeductions.depositId, kept)),
      ),
      ...added.map(({ id: depositId, totalCents }) =>
        db.insert(invoiceDeductions, { customerId, invoiceId: id, depositId, amountCents: totalCents }),
      ),
    )
    return written ? 'deducted' : 'changed'
  } catch (error) {
    if (isTaken(error, 'invoice_deductions')) return 'taken'
    // A credit note took one back.
    if (isRefused(error, 'a draft deducts deposits')) return 'notFree'
    throw error
  }
}
