import { and, below, desc, eq, inArray, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import type { MailStatus } from '../delivery.ts'
import { mails } from '../schema.ts'
import { type MailRow, mailColumns } from './rows.tsx'

/** What staff look through, and the states each holds. */
export const mailTabs = { check: ['failed', 'unsure'], waiting: ['waiting', 'sending'], sent: ['sent'] } as const
export type MailTab = keyof typeof mailTabs

const order = [mails.createdAt, mails.id]

/** Mails of one tab, newest first. Each state is a range of its own in the index, so each is asked for by itself. */
export async function listMails(db: CompanyDb, tab: MailTab, after: Mark | undefined) {
  const ranges = await db.read(...mailTabs[tab].map((status) => mailsIn(db, status, pageLimit, after)))
  return pageOf(newest(ranges.flat(), pageLimit), (mail) => [mail.createdAt, mail.id])
}

/** Mails of one state as a query, newest first. */
export const mailsIn = (db: CompanyDb, status: MailStatus, most: number, after?: Mark) =>
  db
    .from(mails, mailColumns)
    .where(and(eq(mails.status, status), below(order, after)))
    .orderBy(...order.map(desc))
    .limit(most)

/** The newest of mails, whatever their states. */
export const newest = (rows: MailRow[], most: number): MailRow[] => rows.toSorted(newestFirst).slice(0, most)

const newestFirst = (one: MailRow, other: MailRow): number =>
  other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1)

/** Lets a mail that failed, or may have, leave once more; touches no other. */
export const sendAgain = (db: CompanyDb, id: string) =>
  db.update(
    mails,
    { status: 'waiting', tries: 0, dueAt: new Date(), claimedAt: null },
    and(eq(mails.id, id), inArray(mails.status, [...mailTabs.check] satisfies MailStatus[])),
  )
