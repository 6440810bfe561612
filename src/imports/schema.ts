import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { companyId, createdAt, id, instant, version } from '../db/columns.ts'
import { isNotNegative, isOneOf } from '../db/constraints.ts'
import { type ImportKind, type ImportState, importStates, type Mapping, type Preview } from './kind.ts'

/** Files to take records from, looked through and worked off in steps (see step.ts). The file itself is in the bucket. */
export const imports = sqliteTable(
  'imports',
  {
    companyId: companyId(),
    id: id(),
    kind: text('kind').notNull().$type<ImportKind>(),
    state: text('state').notNull().$type<ImportState>(),
    fileName: text('file_name').notNull(),
    /** Who brought it, as the trail names them. */
    accountId: text('account_id').notNull(),
    accountName: text('account_name').notNull(),
    header: text('header', { mode: 'json' }).notNull().$type<string[]>(),
    /** The first lines, cut short, to choose columns by. */
    samples: text('samples', { mode: 'json' }).notNull().$type<string[][]>(),
    /** Lines without the header. */
    lines: integer('lines').notNull(),
    /** Where each step's lines begin in the stored file, in bytes, and where the last ends. */
    blocks: text('blocks', { mode: 'json' }).notNull().$type<number[]>(),
    /** Null until columns were chosen. */
    mapping: text('mapping', { mode: 'json' }).$type<Mapping>(),
    preview: text('preview', { mode: 'json' }).$type<Preview>(),
    /** The same as `blocks` of the faults that the look through the file found. */
    faultBlocks: text('fault_blocks', { mode: 'json' }).notNull().$type<number[]>().default([]),
    /** Steps made. */
    cursor: integer('cursor').notNull().default(0),
    added: integer('added').notNull().default(0),
    existed: integer('existed').notNull().default(0),
    refused: integer('refused').notNull().default(0),
    steppedAt: instant('stepped_at').notNull(),
    finishedAt: instant('finished_at'),
    /** When row and file are swept. */
    expiresAt: instant('expires_at').notNull(),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index('imports_by_age').on(table.companyId, table.createdAt, table.id),
    // The sweeps go through all companies, so their indices do not begin with one.
    index('imports_under_way').on(table.state, table.steppedAt),
    index('imports_expiring').on(table.expiresAt),
    check('imports_state', isOneOf(table.state, importStates)),
    check('imports_cursor', isNotNegative(table.cursor)),
  ],
)
