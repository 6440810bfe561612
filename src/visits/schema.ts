import { check, foreignKey, index, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { companyId, createdAt, customerId, id, instant, internal } from '../db/columns.ts'
import { isOneOf, lasts } from '../db/constraints.ts'
import { jobs } from '../jobs/schema.ts'
import { longestVisit, type VisitStatus, visitStatuses } from './visit.ts'

/** A site visit, planned or past. Its comments are for the customer; internal notes are not. */
export const visits = sqliteTable(
  'visits',
  {
    companyId: companyId(),
    customerId: customerId(),
    id: id(),
    jobId: text('job_id').notNull(),
    startAt: instant('start_at').notNull(),
    endAt: instant('end_at').notNull(),
    status: text('status').notNull().$type<VisitStatus>(),
    comments: text('comments'),
    internalNotes: internal('internal_notes'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('visits_customer').on(table.companyId, table.customerId, table.id),
    foreignKey({
      columns: [table.companyId, table.customerId, table.jobId],
      foreignColumns: [jobs.companyId, jobs.customerId, jobs.id],
    }),
    index('visits_of_customer').on(table.companyId, table.customerId, table.startAt, table.id),
    index('visits_of_job').on(table.companyId, table.jobId, table.startAt, table.id),
    index('visits_of_company').on(table.companyId, table.startAt, table.id),
    check('visits_status', isOneOf(table.status, visitStatuses)),
    check('visits_end', lasts(table.startAt, table.endAt, longestVisit)),
  ],
)
