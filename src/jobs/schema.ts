import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { companies } from '../companies/schema.ts'
import { customers } from '../customers/schema.ts'
import {
  companyId,
  createdAt,
  customerId,
  id,
  instant,
  internal,
  sharedCompanyId,
  siteCompanyId,
  tags,
  version,
} from '../db/columns.ts'
import { isNotNegative, isOneOf } from '../db/constraints.ts'
import { folded } from '../db/folded.ts'
import type { Translated } from '../i18n/language.ts'
import { type JobStatus, jobStatuses } from './job.ts'

/** Plumbing, heating ...: what the company does, named in each language. */
export const serviceCategories = sqliteTable(
  'service_categories',
  {
    companyId: sharedCompanyId().references(() => companies.id),
    id: id(),
    names: text('names', { mode: 'json' }).notNull().$type<Translated>(),
    /** No longer offered for new jobs; those that have it keep it. */
    archivedAt: instant('archived_at'),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.companyId, table.id] })],
)

/** Repair, installation ...: how the company does it, each within a category. */
export const jobTypes = sqliteTable(
  'job_types',
  {
    companyId: sharedCompanyId(),
    id: id(),
    categoryId: text('category_id').notNull(),
    names: text('names', { mode: 'json' }).notNull().$type<Translated>(),
    archivedAt: instant('archived_at'),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({
      columns: [table.companyId, table.categoryId],
      foreignColumns: [serviceCategories.companyId, serviceCategories.id],
    }),
  ],
)

/** A project or intervention for a customer. */
export const jobs = sqliteTable(
  'jobs',
  {
    companyId: siteCompanyId(),
    customerId: customerId(),
    id: id(),
    typeId: text('type_id').notNull(),
    title: text('title').notNull(),
    reference: text('reference'),
    location: text('location'),
    status: text('status').notNull().$type<JobStatus>(),
    /** 1 while work may still come, 0 when completed or cancelled: lists show 1 first. Kept by the database. */
    active: integer('active').notNull().generatedAlwaysAs(sql`status in ('open', 'in_progress')`, { mode: 'stored' }),
    /** Kept by triggers on visits, so that a list of jobs reads no visit. */
    visitCount: integer('visit_count').notNull().default(0),
    scope: text('scope'),
    internalNotes: internal('internal_notes'),
    tags: tags(),
    /** What lists by title are ordered by. Kept by the database. */
    titleKey: text('title_key').notNull().generatedAlwaysAs(folded('title'), { mode: 'virtual' }),
    /** Says which line of an import made it, so that none makes it twice. */
    importKey: text('import_key'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('jobs_customer').on(table.companyId, table.customerId, table.id),
    foreignKey({ columns: [table.companyId, table.customerId], foreignColumns: [customers.companyId, customers.id] }),
    foreignKey({ columns: [table.companyId, table.typeId], foreignColumns: [jobTypes.companyId, jobTypes.id] }),
    index('jobs_of_customer').on(table.companyId, table.customerId, table.active, table.createdAt, table.id),
    index('jobs_of_company').on(table.companyId, table.active, table.createdAt, table.id),
    index('jobs_by_age').on(table.companyId, table.createdAt, table.id),
    index('jobs_by_status').on(table.companyId, table.status, table.createdAt, table.id),
    index('jobs_of_type').on(table.companyId, table.typeId, table.createdAt, table.id),
    index('jobs_by_title').on(table.companyId, table.titleKey, table.id),
    index('jobs_by_reference').on(table.companyId, table.reference),
    index('jobs_of_customer_by_title').on(table.companyId, table.customerId, table.titleKey),
    unique('jobs_import').on(table.companyId, table.importKey),
    check('jobs_status', isOneOf(table.status, jobStatuses)),
    check('jobs_visit_count', isNotNegative(table.visitCount)),
  ],
)

/** The jobs of a tag, in the order of their list. Kept by triggers from `jobs.tags`. */
export const jobTags = sqliteTable(
  'job_tags',
  {
    companyId: companyId(),
    tag: text('tag').notNull(),
    createdAt: instant('created_at').notNull(),
    jobId: text('job_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.tag, table.createdAt, table.jobId] }),
    index('job_tags_of_job').on(table.companyId, table.jobId),
  ],
)
