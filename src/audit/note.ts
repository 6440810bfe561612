import { ifChanged } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { Actor, Deed } from './deed.ts'
import { auditEvents } from './schema.ts'

/** A line of the trail, to be written in the batch of what it tells of. */
export const note = (companyId: string, actor: Actor, deed: Deed) => lineOf(companyId, actor, deed, deed.did)

/**
 * The same behind a guarded write: when the statement before it touched no row, the whole batch is undone (see
 * `ifChanged`), so that nothing is done untold and nothing is told undone.
 */
export const noteIfChanged = (companyId: string, actor: Actor, deed: Deed) =>
  lineOf(companyId, actor, deed, ifChanged(deed.did))

/** A write that must touch a row, or the whole batch is undone: of two at the same time the second is. */
export const once = (companyId: string, write: Query<unknown>): Query<unknown>[] => [
  write,
  undoUnlessChanged(companyId),
]

// Where the write before it touched a row it writes nothing and says nothing.
const undoUnlessChanged = (companyId: string): Query<unknown> => ({
  statement: () => ({
    sql: `insert into audit_events (company_id, id, at, did, actor)
      select ?1, 'untold', 0, null, 'system' where changes() = 0`,
    params: [companyId],
  }),
  decode: (row) => row,
})

const lineOf = (companyId: string, actor: Actor, deed: Deed, did: Deed['did'] | ReturnType<typeof ifChanged>) =>
  beforeSignIn(companyId).insert(auditEvents, {
    at: new Date(),
    did: did as Deed['did'],
    customerId: deed.customerId ?? null,
    actor: actor.kind,
    actorId: actor.accountId ?? null,
    actorName: actor.name ?? null,
    onBehalfOf: actor.onBehalfOf ?? null,
    // Drizzle takes what the database computes for a value as well.
    subject: (deed.subject ?? null) as string | null,
    subjectId: deed.subjectId ?? null,
    details: deed.details ? JSON.stringify(deed.details) : null,
    network: actor.network ?? null,
    place: actor.place ?? null,
    device: actor.device ?? null,
  })
