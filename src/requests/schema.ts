import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { contacts } from '../customers/schema.ts'
import { companyId, createdAt, customerId, id, instant, internal } from '../db/columns.ts'
import { isOneOf, lasts } from '../db/constraints.ts'
import { jobs } from '../jobs/schema.ts'
import { visits } from '../visits/schema.ts'
import { longestVisit } from '../visits/visit.ts'
import {
  type RequestKind,
  type RequestSide,
  type RequestStage,
  type RequestStatus,
  requestKinds,
  requestSides,
  requestStatuses,
  type StoredSlot,
  type Wish,
} from './request.ts'

/** What a customer says when asking, and when answering or taking back. */
type Asked = 'id' | 'kind' | 'jobId' | 'visitId' | 'startAt' | 'endAt' | 'wishes' | 'comments' | 'key' | 'expiresAt'
type Step = 'changedAt' | 'changedBy' | 'changedByName'
type Answered = 'status' | 'turn' | 'visitStart' | 'visitEnd' | 'reason' | 'expiresAt' | 'technicianIds'

/**
 * A customer's wish for a visit, for another time of one, or to call one off. Never a booking: triggers make, move or
 * cancel the visit, and only when the request becomes confirmed or accepted. The visit made bears the request's id.
 */
export const visitRequests = sqliteTable(
  'visit_requests',
  {
    companyId: companyId(),
    customerId: customerId<{ add: Asked | Step; change: Exclude<Answered, 'technicianIds'> | Step }>(),
    id: id(),
    kind: text('kind').notNull().$type<RequestKind>().default('visit'),
    jobId: text('job_id').notNull(),
    /** The visit that is to be moved or called off. */
    visitId: text('visit_id'),
    /** The time wished for first; of a visit to call off, the time it had. */
    startAt: instant('start_at').notNull(),
    endAt: instant('end_at').notNull(),
    /** Further times that suit. */
    wishes: text('wishes', { mode: 'json' }).notNull().$type<Wish[]>().default([]),
    comments: text('comments'),
    status: text('status').notNull().$type<RequestStatus>().default('pending'),
    /** Where it stands in lists, kept by the database. */
    stage: text('stage')
      .notNull()
      .$type<RequestStage>()
      .generatedAlwaysAs(
        sql`case status when 'pending' then 'waiting' when 'proposed' then 'offered' when 'confirmed' then 'agreed' when 'accepted' then 'agreed' else 'over' end`,
        { mode: 'virtual' },
      ),
    /** Raised with every step; a step names the one it was taken at, so that of two at once one holds. */
    turn: integer('turn').notNull().default(1),
    /** What staff offer, while it is proposed and after. */
    offers: text('offers', { mode: 'json' }).notNull().$type<StoredSlot[]>().default([]),
    /** When it runs out unanswered. */
    expiresAt: instant('expires_at').notNull(),
    /** The time agreed on, once it is confirmed or accepted. */
    visitStart: instant('visit_start'),
    visitEnd: instant('visit_end'),
    /** Ids of those whom staff would send; the visit made takes them over. */
    technicianIds: text('technician_ids', { mode: 'json' }).notNull().$type<string[]>().default([]),
    /** What was said with the last step, for both sides to read. */
    reason: text('reason'),
    /** Made by the form: sent twice, it is one request. */
    key: text('key'),
    /** Who took the last step. The steps before stand in `request_steps`. */
    changedAt: instant('changed_at').notNull(),
    changedBy: text('changed_by').notNull().$type<RequestSide>().default('customer'),
    changedByName: internal('changed_by_name'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('visit_requests_customer').on(table.companyId, table.customerId, table.id),
    unique('visit_requests_key').on(table.companyId, table.customerId, table.key),
    // A visit has one open request at most.
    uniqueIndex('visit_requests_open_of_visit')
      .on(table.companyId, table.visitId)
      .where(sql`visit_id is not null and status in ('pending', 'proposed')`),
    foreignKey({
      columns: [table.companyId, table.customerId, table.jobId],
      foreignColumns: [jobs.companyId, jobs.customerId, jobs.id],
    }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.visitId],
      foreignColumns: [visits.companyId, visits.customerId, visits.id],
    }),
    index('visit_requests_of_customer').on(table.companyId, table.customerId, table.createdAt, table.id),
    index('visit_requests_of_customer_by_stage').on(
      ...([table.companyId, table.customerId, table.stage, table.createdAt, table.id] as const),
    ),
    index('visit_requests_of_job').on(table.companyId, table.jobId, table.createdAt, table.id),
    index('visit_requests_of_visit').on(table.companyId, table.visitId, table.createdAt, table.id),
    index('visit_requests_by_stage').on(table.companyId, table.stage, table.createdAt, table.id),
    // Across companies, for the clock.
    index('visit_requests_expiring').on(table.expiresAt).where(sql`status in ('pending', 'proposed')`),
    check('visit_requests_kind', isOneOf(table.kind, requestKinds)),
    check('visit_requests_status', isOneOf(table.status, requestStatuses)),
    check('visit_requests_side', isOneOf(table.changedBy, requestSides)),
    check('visit_requests_end', lasts(table.startAt, table.endAt, longestVisit)),
    check('visit_requests_of_one', sql`(kind = 'visit') = (visit_id is null)`),
    check(
      'visit_requests_agreed',
      sql`(visit_start is null) = (visit_end is null) and (visit_start is null or visit_end > visit_start)`,
    ),
  ],
)

/** Every step of every request, written by triggers: what it became, when and by whom. None is changed or deleted. */
export const requestSteps = sqliteTable(
  'request_steps',
  {
    companyId: companyId(),
    customerId: customerId(),
    requestId: text('request_id').notNull(),
    turn: integer('turn').notNull(),
    at: instant('at').notNull(),
    status: text('status').notNull().$type<RequestStatus>(),
    by: text('by').notNull().$type<RequestSide>(),
    byName: internal('by_name'),
    offers: text('offers', { mode: 'json' }).notNull().$type<StoredSlot[]>(),
    visitStart: instant('visit_start'),
    visitEnd: instant('visit_end'),
    reason: text('reason'),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.requestId, table.turn] }),
    foreignKey({
      columns: [table.companyId, table.customerId, table.requestId],
      foreignColumns: [visitRequests.companyId, visitRequests.customerId, visitRequests.id],
    }),
    index('request_steps_of_customer').on(table.companyId, table.customerId, table.requestId),
    check('request_steps_status', isOneOf(table.status, requestStatuses)),
    check('request_steps_side', isOneOf(table.by, requestSides)),
  ],
)

/** Links by mail to what staff proposed, each to one contact, good for the turn at which the offer was made. */
export const proposalLinks = sqliteTable(
  'proposal_links',
  {
    companyId: companyId(),
    id: id(),
    /** SHA-256 of the token, see mail/link.ts. */
    tokenHash: text('token_hash').notNull(),
    requestId: text('request_id').notNull(),
    turn: integer('turn').notNull(),
    contactId: text('contact_id').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('proposal_links_token').on(table.companyId, table.tokenHash),
    foreignKey({
      columns: [table.companyId, table.requestId],
      foreignColumns: [visitRequests.companyId, visitRequests.id],
    }),
    foreignKey({ columns: [table.companyId, table.contactId], foreignColumns: [contacts.companyId, contacts.id] }),
    index('proposal_links_of_contact').on(table.companyId, table.contactId),
    // Across companies, for the sweep.
    index('proposal_links_expiring').on(table.expiresAt),
  ],
)
