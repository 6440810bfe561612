import { check, foreignKey, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { companyId, createdAt, id, instant, writingCustomerId } from '../db/columns.ts'
import { isOneOf, lasts } from '../db/constraints.ts'
import { jobs } from '../jobs/schema.ts'
import { longestVisit } from '../visits/visit.ts'
import { type RequestStatus, requestStatuses } from './request.ts'

/** A customer's wish for a visit. Never a booking: a visit exists only once staff have confirmed. */
export const visitRequests = sqliteTable(
  'visit_requests',
  {
    companyId: companyId(),
    customerId: writingCustomerId(),
    id: id(),
    jobId: text('job_id').notNull(),
    startAt: instant('start_at').notNull(),
    endAt: instant('end_at').notNull(),
    comments: text('comments'),
    status: text('status').notNull().$type<RequestStatus>().default('pending'),
    /** Shown to the customer. */
    declineReason: text('decline_reason'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.jobId],
      foreignColumns: [jobs.companyId, jobs.customerId, jobs.id],
    }),
    index('visit_requests_of_customer').on(table.companyId, table.customerId, table.createdAt, table.id),
    index('visit_requests_of_job').on(table.companyId, table.jobId, table.createdAt, table.id),
    index('visit_requests_of_company').on(table.companyId, table.status, table.createdAt, table.id),
    check('visit_requests_status', isOneOf(table.status, requestStatuses)),
    check('visit_requests_end', lasts(table.startAt, table.endAt, longestVisit)),
  ],
)
