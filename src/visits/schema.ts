import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { companyId, createdAt, customerId, id, instant, internal, siteCompanyId, version } from '../db/columns.ts'
import { isOneOf, lasts } from '../db/constraints.ts'
import { jobs } from '../jobs/schema.ts'
import { staff } from '../staff/schema.ts'
import { longestVisit, type VisitStatus, visitStatuses } from './visit.ts'

/** A site visit, planned or past. Its comments are for the customer; internal notes are not. */
export const visits = sqliteTable(
  'visits',
  {
    /** Technicians note when they came and went, how it ended, and what the customer should know. */
    companyId: siteCompanyId<{ change: 'arrivedAt' | 'leftAt' | 'status' | 'comments' | 'version' }>(),
    customerId: customerId(),
    id: id(),
    jobId: text('job_id').notNull(),
    startAt: instant('start_at').notNull(),
    endAt: instant('end_at').notNull(),
    /** 1 where it lasts longer than a day: those under way are looked for by themselves. Kept by the database. */
    long: integer('long').notNull().generatedAlwaysAs(sql`end_at - start_at > 86400000`, { mode: 'virtual' }),
    /** The least of `spans` that it lasts no longer than, so that those under way are few rows. Kept by the database. */
    span: integer('span')
      .notNull()
      .generatedAlwaysAs(
        sql`case when end_at - start_at <= 3600000 then 3600000 when end_at - start_at <= 14400000 then 14400000 when end_at - start_at <= 86400000 then 86400000 else 2678400000 end`,
        { mode: 'virtual' },
      ),
    status: text('status').notNull().$type<VisitStatus>(),
    comments: text('comments'),
    internalNotes: internal('internal_notes'),
    /** Ids of those who go, kept by triggers from `visit_technicians`, so that a list of visits reads no other table. */
    technicianIds: text('technician_ids', { mode: 'json' }).notNull().$type<string[]>().default([]),
    /** Says which line of an import made it, so that none makes it twice. */
    importKey: text('import_key'),
    version: version(),
    /** When the technician came and went. */
    arrivedAt: instant('arrived_at'),
    leftAt: instant('left_at'),
    /** How often its time or status changed, for calendars (RFC 5545, 3.8.7.4), and when it last changed. By triggers. */
    sequence: integer('sequence').notNull().default(0),
    changedAt: instant('changed_at'),
    /** The start that the customer was last reminded of. */
    remindedOf: instant('reminded_of'),
    /** 1 while someone is still to be reminded of it, else null. Kept by the database. */
    unreminded: integer('unreminded').generatedAlwaysAs(
      sql`iif(status = 'planned' and reminded_of is not start_at, 1, null)`,
      { mode: 'virtual' },
    ),
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
    index('visits_by_status').on(table.companyId, table.status, table.startAt, table.id),
    index('visits_by_span').on(table.companyId, table.span, table.startAt, table.id),
    index('visits_long').on(table.companyId, table.startAt, table.id).where(sql`long = 1`),
    index('visits_unreminded').on(table.companyId, table.startAt, table.id).where(sql`unreminded = 1`),
    unique('visits_import').on(table.companyId, table.importKey),
    check('visits_status', isOneOf(table.status, visitStatuses)),
    check('visits_end', lasts(table.startAt, table.endAt, longestVisit)),
  ],
)

/** How many visits of a company begin in an hour, counted from 1970 on. Kept by triggers: the month counts its days by them. */
export const visitHours = sqliteTable(
  'visit_hours',
  {
    companyId: companyId(),
    hour: integer('hour').notNull(),
    visits: integer('visits').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.hour] })],
)

/**
 * Who goes to a visit. Its start, status, job and customer stand here too, kept the same by triggers, so that a
 * technician's list is one range of one index and what their visits lead to is one seek.
 */
export const visitTechnicians = sqliteTable(
  'visit_technicians',
  {
    companyId: siteCompanyId(),
    visitId: text('visit_id').notNull(),
    staffId: text('staff_id').notNull(),
    jobId: text('job_id').notNull(),
    customerOf: text('customer_id').notNull(),
    startAt: instant('start_at').notNull(),
    status: text('status').notNull().$type<VisitStatus>().default('planned'),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.visitId, table.staffId] }),
    foreignKey({ columns: [table.companyId, table.visitId], foreignColumns: [visits.companyId, visits.id] }),
    foreignKey({ columns: [table.companyId, table.staffId], foreignColumns: [staff.companyId, staff.id] }),
    index('visit_technicians_by_start').on(table.companyId, table.staffId, table.startAt, table.visitId),
    index('visit_technicians_by_status').on(table.companyId, table.staffId, table.status, table.startAt, table.visitId),
    index('visit_technicians_of_job').on(table.companyId, table.staffId, table.jobId),
    index('visit_technicians_of_customer').on(table.companyId, table.staffId, table.customerOf),
  ],
)
