import { customers } from '../../customers/schema.ts'
import { above, and, asc, below, desc, eq, inArray, type Mark } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { pageOf, pageSize } from '../../http/paging.ts'
import { jobs } from '../../jobs/schema.ts'
import type { RequestStage } from '../request.ts'
import { visitRequests } from '../schema.ts'
import { requestColumns } from './rows.tsx'

const order = [visitRequests.createdAt, visitRequests.id]

/** Requests at one stage: whoever waits longest first, and what is settled newest first. */
export async function listRequests(
  db: CompanyDb,
  stage: RequestStage,
  after: Mark | undefined,
  size: number = pageSize,
) {
  const waiting = stage === 'waiting'
  const [rows] = await db.read(
    selectRequests(db)
      .where(and(eq(visitRequests.stage, stage), waiting ? above(order, after) : below(order, after)))
      .orderBy(...order.map(waiting ? asc : desc))
      .limit(size + 1),
  )
  return pageOf(rows, (request) => [request.createdAt, request.id], size)
}

/** Requests waiting for an answer, oldest first, for the dashboard. */
export const waitingRequests = (db: CompanyDb, most: number) =>
  selectRequests(db)
    .where(eq(visitRequests.stage, 'waiting'))
    .orderBy(...order.map(asc))
    .limit(most)

/** What was asked for on a job, newest first. */
export const requestsOfJob = (db: CompanyDb, jobId: string, most: number) =>
  selectRequests(db)
    .where(eq(visitRequests.jobId, jobId))
    .orderBy(...order.map(desc))
    .limit(most)

/** What the customer asks for a visit and waits for, one at most. */
export const openRequestOf = (db: CompanyDb, visitId: string) =>
  selectRequests(db)
    .where(and(eq(visitRequests.visitId, visitId), inArray(visitRequests.status, ['pending', 'proposed'])))
    .limit(1)

/** Whether anything was ever asked for a visit: it is kept then. */
export const anyRequestOf = (db: CompanyDb, visitId: string) =>
  db.from(visitRequests, { id: visitRequests.id }).where(eq(visitRequests.visitId, visitId)).limit(1)

const selectRequests = (db: CompanyDb) =>
  db
    .from(visitRequests, requestColumns)
    .join(jobs, eq(jobs.id, visitRequests.jobId))
    .join(customers, eq(customers.id, visitRequests.customerId))
