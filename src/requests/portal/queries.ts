import { addresseesOf } from '../../access/addressees.ts'
import { filesOfRequest } from '../../attachments/portal/queries.ts'
import { and, asc, below, desc, eq, gt, inArray, isNull, type Mark, or } from '../../db/operators.ts'
import type { CustomerDb } from '../../db/scope.ts'
import { pageLimit, pageOf } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import type { CustomerTicket } from '../../sessions/token.ts'
import { visits } from '../../visits/schema.ts'
import { aDayBefore, mostADay, mostOpen, statusAt } from '../request.ts'
import { requestSteps, visitRequests } from '../schema.ts'
import { requestColumns } from './rows.tsx'

const order = [visitRequests.createdAt, visitRequests.id]
const settled = ['confirmed', 'accepted', 'declined', 'withdrawn', 'expired'] as const

// More steps than a request ever takes.
const mostSteps = 60

/**
 * The customer's requests, newest first: those that are settled a page at a time and, before the first of them, what
 * waits for the customer and what waits for staff.
 */
export async function listRequests(db: CustomerDb, after: Mark | undefined) {
  const rest = selectRequests(db)
    .where(and(inArray(visitRequests.status, [...settled]), below(order, after)))
    .orderBy(...order.map(desc))
    .limit(pageLimit)
  const [rows, ...open] = after
    ? await db.read(rest)
    : await db.read(rest, atStage(db, 'offered'), atStage(db, 'waiting'))
  const [offered = [], waiting = []] = open
  const now = new Date()
  // What has run out is over, whether the clock has come by or not.
  const over = [...offered, ...waiting].filter((request) => statusAt(request, now) === 'expired')
  const page = pageOf(rows, (request) => [request.createdAt, request.id])
  return {
    offered: offered.filter((request) => !over.includes(request)),
    waiting: waiting.filter((request) => !over.includes(request)),
    page: { ...page, rows: [...over, ...page.rows] },
  }
}

/** What the customer has been offered and has not answered, soonest to run out first. */
export const offersToAnswer = (db: CustomerDb, most: number) =>
  atStage(db, 'offered', gt(visitRequests.expiresAt, new Date())).limit(most)

const atStage = (db: CustomerDb, stage: 'offered' | 'waiting', further?: ReturnType<typeof gt>) =>
  selectRequests(db)
    .where(and(eq(visitRequests.stage, stage), further))
    .orderBy(...order.map(desc))
    // As many as may be open; brought along from elsewhere there may be more.
    .limit(2 * mostOpen)

/** Those open of the customer, to be counted where one more is added. */
export const openRequests = (db: CustomerDb) =>
  db
    .from(visitRequests, { id: visitRequests.id })
    .where(inArray(visitRequests.stage, ['waiting', 'offered']))
    .limit(mostOpen)

/** Those made within a day, to be counted likewise. */
export const requestsOfToday = (db: CustomerDb) =>
  db
    .from(visitRequests, { id: visitRequests.id })
    .where(gt(visitRequests.createdAt, aDayBefore(new Date())))
    .limit(mostADay)

/**
 * A request with its steps and whom its mails go to, or undefined when it is not there or not theirs; on its own page also
 * with the photos sent along.
 */
export async function findRequest(
  db: CustomerDb,
  { companyId, customerId }: Pick<CustomerTicket, 'companyId' | 'customerId'>,
  id: string,
  isOwnPage = false,
) {
  const [[request], steps, addressees, photos = []] = await db.read(
    db
      .from(visitRequests, {
        ...requestColumns,
        ...{ turn: visitRequests.turn, comments: visitRequests.comments, reason: visitRequests.reason },
        ...{ changedBy: visitRequests.changedBy, jobId: jobs.id, location: jobs.location },
        ...{ visitId: visitRequests.visitId, plannedStart: visits.startAt, plannedEnd: visits.endAt },
        plannedStatus: visits.status,
      })
      .join(jobs, eq(jobs.id, visitRequests.jobId))
      // The visit it is about, or the one that came of it.
      .leftJoin(visits, or(eq(visits.id, visitRequests.visitId), and(isNull(visitRequests.visitId), eq(visits.id, id))))
      .where(eq(visitRequests.id, id)),
    db
      .from(requestSteps, {
        ...{ turn: requestSteps.turn, at: requestSteps.at, status: requestSteps.status, by: requestSteps.by },
        ...{ offers: requestSteps.offers, reason: requestSteps.reason },
        ...{ visitStart: requestSteps.visitStart, visitEnd: requestSteps.visitEnd },
      })
      .where(eq(requestSteps.requestId, id))
      .orderBy(asc(requestSteps.turn))
      .limit(mostSteps),
    addresseesOf(companyId, customerId),
    ...(isOwnPage ? [filesOfRequest(db, id)] : []),
  )
  return request && { request, steps, addressees, photos }
}
export type FoundRequest = NonNullable<Awaited<ReturnType<typeof findRequest>>>

const selectRequests = (db: CustomerDb) =>
  db.from(visitRequests, requestColumns).join(jobs, eq(jobs.id, visitRequests.jobId))
