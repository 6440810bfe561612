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
export const noteIfChanged = (companyId: string, actor: Actor, deed: Deed): Query<unknown> => {
  const line = lineOf(companyId, actor, deed, ifChanged(deed.did))
  return deed.toldWithin === undefined ? line : unlessTold(line, companyId, actor, deed, deed.toldWithin)
}

/**
 * A line that is left out where one of the same actor about the same subject was written so few minutes ago, and none of
 * anyone else since. The write it tells of must touch a row all the same, or the batch is undone.
 */
const unlessTold = (
  line: Query<unknown>,
  companyId: string,
  { accountId = '' }: Actor,
  { customerId = '', subjectId = '' }: Deed,
  minutes: number,
): Query<unknown> => ({
  statement: () => {
    const { sql, params } = line.statement()
    const [, into, values, returning] = /^(insert .*?) values \((.*)\)( returning .*)$/s.exec(sql) ?? []
    return {
      sql: `${into} select ${values} where changes() = 0 or ? is not (
        select actor_id from audit_events where company_id = ? and customer_id = ? and at > ? and subject_id = ?
        order by at desc, id desc limit 1
      )${returning}`,
      params: [...params, accountId, companyId, customerId, Date.now() - minutes * 60_000, subjectId],
    }
  },
  decode: (row) => row,
})

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
