import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { companyId, createdAt, customerId } from '../db/columns.ts'

/** What lies in the bucket, with its hash. A file carries the id of the record it documents, such as an invoice's. */
export const storedFiles = sqliteTable(
  'stored_files',
  {
    companyId: companyId(),
    customerId: customerId(),
    id: text('id').notNull(),
    contentType: text('content_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    /** SHA-256 in hexadecimal. */
    sha256: text('sha256').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index('stored_files_of_customer').on(table.companyId, table.customerId, table.id),
    check('stored_files_sha256', sql`length(${table.sha256}) = 64`),
  ],
)
