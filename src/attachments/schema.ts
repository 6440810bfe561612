import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { createdAt, customerId, id, instant, internal, siteCompanyId, version } from '../db/columns.ts'
import { isAtMost } from '../db/constraints.ts'
import { jobs } from '../jobs/schema.ts'
import { visits } from '../visits/schema.ts'
import type { AttachmentKind, ContentType, ThumbnailType } from './attachment.ts'

/** What whoever adds a file says of it, and what is noted once its bytes lie where they should, or are to go. */
type Added =
  | ('id' | 'jobId' | 'name' | 'kind' | 'contentType' | 'sizeBytes' | 'sha256' | 'thumbnailType')
  | ('createdBy' | 'createdAt')
type Finished = 'storedAt' | 'removedAt'

/**
 * Photos and documents that staff add to a job or one of its visits, and photos that customers send with a request. A
 * row stands before its bytes do and goes after them: without `storedAt` they are on their way, with `removedAt` they are
 * about to go, and in both cases nobody is shown the row.
 */
export const attachments = sqliteTable(
  'attachments',
  {
    companyId: siteCompanyId<{ add: Added | 'customerId' | 'visitId' | 'shown'; change: Finished }>(),
    customerId: customerId<{ add: Added | 'requestId'; change: Finished }>(),
    id: id(),
    jobId: text('job_id').notNull(),
    visitId: text('visit_id'),
    /** The request it was sent with. A trigger holds that it is of the same customer and job. */
    requestId: text('request_id'),
    /** The customer sent it: filled in by what a contact reaches. */
    byCustomer: integer('by_customer', { mode: 'boolean' }).notNull().default(false),
    /** As people read it and save the file; its ending fits what the bytes are. */
    name: text('name').notNull(),
    kind: text('kind').notNull().$type<AttachmentKind>(),
    /** What the bytes are, not what they were said to be. */
    contentType: text('content_type').notNull().$type<ContentType>(),
    sizeBytes: integer('size_bytes').notNull(),
    /** SHA-256 in hexadecimal, of the bytes as they are kept. */
    sha256: text('sha256').notNull(),
    /** Null when there is no small picture of it. */
    thumbnailType: text('thumbnail_type').$type<ThumbnailType>(),
    /** Staff show it to the customer, who sees what they sent themselves in any case. */
    shown: integer('shown', { mode: 'boolean' }).notNull().default(false),
    storedAt: instant('stored_at'),
    removedAt: instant('removed_at'),
    /** Since when something remains to be done with its bytes; null while they lie where they should. By the database. */
    unfinishedSince: integer('unfinished_since').generatedAlwaysAs(
      sql`coalesce(removed_at, iif(stored_at is null, created_at, null))`,
      { mode: 'virtual' },
    ),
    /** The member of staff or the contact, by name. */
    createdBy: internal('created_by').notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.jobId],
      foreignColumns: [jobs.companyId, jobs.customerId, jobs.id],
    }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.visitId],
      foreignColumns: [visits.companyId, visits.customerId, visits.id],
    }),
    index('attachments_of_job').on(table.companyId, table.jobId, table.createdAt, table.id),
    index('attachments_of_customer').on(table.companyId, table.customerId, table.createdAt, table.id),
    index('attachments_of_visit').on(table.companyId, table.visitId, table.createdAt, table.id),
    index('attachments_of_request').on(table.companyId, table.requestId, table.createdAt, table.id),
    // What is sent twice is kept once.
    uniqueIndex('attachments_once')
      .on(table.companyId, table.jobId, table.sha256)
      .where(sql`stored_at is not null and removed_at is null`),
    // Across companies, for the sweep.
    index('attachments_unfinished').on(table.unfinishedSince).where(sql`unfinished_since is not null`),
    check('attachments_name', isAtMost(table.name, 200)),
    check('attachments_sha256', sql`length(${table.sha256}) = 64`),
  ],
)
