import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { customers } from '../customers/schema.ts'
import { companyId, createdAt, id, instant } from '../db/columns.ts'
import { isNotNegative, isOneOf } from '../db/constraints.ts'
import { type RunAudience, type RunKind, type RunOutcome, runAudiences, runKinds, runOutcomes } from './runs/run.ts'

/** Invitations or an announcement to many customers, worked off in steps by the queue (see step.ts). */
export const invitationRuns = sqliteTable(
  'invitation_runs',
  {
    companyId: companyId(),
    id: id(),
    kind: text('kind').notNull().$type<RunKind>(),
    audience: text('audience').notNull().$type<RunAudience>(),
    /** Those ticked; null for the other audiences. */
    customerIds: text('customer_ids', { mode: 'json' }).$type<string[]>(),
    /** What an announcement says; null for invitations. */
    text: text('text'),
    /** Who began it, as the trail names them. */
    accountId: text('account_id').notNull(),
    accountName: text('account_name').notNull(),
    /** Customers it was for when it began; some may come or go meanwhile. */
    total: integer('total').notNull(),
    done: integer('done').notNull().default(0),
    /** Mails it wrote. */
    mailed: integer('mailed').notNull().default(0),
    /** Id of the last customer done: steps go by id. */
    lastCustomer: text('last_customer').notNull().default(''),
    steppedAt: instant('stepped_at').notNull(),
    finishedAt: instant('finished_at'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    // The sweep goes through all companies, so its index does not begin with one.
    index('invitation_runs_unfinished').on(table.finishedAt, table.steppedAt),
    check('invitation_runs_kind', isOneOf(table.kind, runKinds)),
    check('invitation_runs_audience', isOneOf(table.audience, runAudiences)),
    check('invitation_runs_done', isNotNegative(table.done)),
  ],
)

/** What came of a run for each customer. The key is what keeps a step from being made twice. */
export const invitationRunLines = sqliteTable(
  'invitation_run_lines',
  {
    companyId: companyId(),
    runId: text('run_id').notNull(),
    customerOf: text('customer_id').notNull(),
    /** The customer's name then, to list the lines by. */
    name: text('name').notNull(),
    outcome: text('outcome').notNull().$type<RunOutcome>(),
    /** Where the mail goes; null without one. */
    email: text('email'),
    mailId: text('mail_id'),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.runId, table.customerOf] }),
    index('invitation_run_lines_by_name').on(table.companyId, table.runId, table.name, table.customerOf),
    index('invitation_run_lines_by_outcome').on(
      table.companyId,
      table.runId,
      table.outcome,
      table.name,
      table.customerOf,
    ),
    foreignKey({
      columns: [table.companyId, table.runId],
      foreignColumns: [invitationRuns.companyId, invitationRuns.id],
    }),
    foreignKey({ columns: [table.companyId, table.customerOf], foreignColumns: [customers.companyId, customers.id] }),
    check('invitation_run_lines_outcome', isOneOf(table.outcome, runOutcomes)),
  ],
)
