import { check, foreignKey, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { customers } from '../customers/schema.ts'
import { type CustomerId, companyId, id, instant, internal } from '../db/columns.ts'
import { isOneOf } from '../db/constraints.ts'
import type { Actor, DeedName } from './deed.ts'

/** Who did what, when and from where. Triggers refuse every change and every deletion. */
export const auditEvents = sqliteTable(
  'audit_events',
  {
    companyId: companyId(),
    id: id(),
    /** Null where no customer's file is concerned. The customer reads who has had access to theirs. */
    customerId: text('customer_id').$type<CustomerId<NonNullable<unknown>>>(),
    at: instant('at').notNull(),
    did: text('did').notNull().$type<DeedName>(),
    actor: text('actor').notNull().$type<Actor['kind']>(),
    actorId: text('actor_id'),
    actorName: text('actor_name'),
    onBehalfOf: text('on_behalf_of'),
    subject: text('subject'),
    subjectId: text('subject_id'),
    details: internal('details'),
    network: internal('network'),
    place: text('place'),
    device: text('device'),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    index('audit_events_of_company').on(table.companyId, table.at, table.id),
    index('audit_events_by_deed').on(table.companyId, table.did, table.at, table.id),
    index('audit_events_by_actor').on(table.companyId, table.actorId, table.at, table.id),
    index('audit_events_of_customer').on(table.companyId, table.customerId, table.at, table.id),
    foreignKey({ columns: [table.companyId, table.customerId], foreignColumns: [customers.companyId, customers.id] }),
    check('audit_events_actor', isOneOf(table.actor, ['customer', 'staff', 'nobody', 'system'])),
  ],
)
