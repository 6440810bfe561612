import { exists, type SQL, sql } from 'drizzle-orm'
import { alias, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { and, asc, below, desc, eq, gt, inArray, isNull, ne, or } from '../../src/db/operators.ts'
import { beforeSignIn } from '../../src/db/scope.ts'
import { worded } from '../../src/db/wording.ts'
import { invoices } from '../../src/invoices/schema.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { visits } from '../../src/visits/schema.ts'

const dialect = new SQLiteSyncDialect()
const byDrizzle = (query: SQL) => {
  const { sql, params } = dialect.sqlToQuery(query)
  return { sql, params }
}
const own = beforeSignIn('a company')
const isWordedAlike = (query: SQL) => expect({ ...worded(query) }).toEqual(byDrizzle(query))

describe('a query is worded as drizzle words it', () => {
  it('with joins, loose ones too, order and limit', () => {
    const list = own
      .from(visits, { id: visits.id, title: jobs.title, number: invoices.number })
      .join(jobs, eq(jobs.id, visits.jobId))
      .leftJoin(invoices, and(eq(invoices.jobId, jobs.id), gt(invoices.issuedOn, '')))
      .where(and(inArray(visits.status, ['planned', 'done']), below([visits.startAt, visits.id], [0, 'x'])))
      .orderBy(desc(visits.startAt), asc(visits.id))
      .limit(26)
    isWordedAlike(list.getSQL())
    expect(list.statement()).toEqual(byDrizzle(list.getSQL()))
    expect(list.statement().params).toContain(0)
  })

  it('with another inside it', () => {
    const inner = own.from(jobs, { id: jobs.id }).where(eq(jobs.id, visits.jobId))
    isWordedAlike(own.from(visits, { id: visits.id }).where(exists(inner)).getSQL())
    isWordedAlike(own.from(visits, { id: visits.id }).where(inArray(visits.jobId, inner)).getSQL())
  })

  it('of a table under another name, read beside itself', () => {
    const other = alias(jobs, 'other_jobs')
    const list = own.from(jobs, { id: jobs.id, other: other.id }).join(other, eq(other.customerId, jobs.customerId))
    expect(list.statement().sql).toContain(
      'from "jobs" inner join "jobs" "other_jobs" on "other_jobs"."company_id" = ?',
    )
  })

  it('of a table under another name, of names in words, and of what only drizzle knows', () => {
    const other = alias(jobs, 'other "one"')
    isWordedAlike(sql`select ${other.id}, ${sql`1`.as('one')} from ${jobs} where ${sql.identifier('a"b')} = ${null}`)
    isWordedAlike(sql`select ${1} where ${undefined} ${sql.join([sql.raw('true'), sql`${['a', 2]}`], sql` and `)}`)
  })
})

const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('?', '"', "'", ';--'))
const { condition } = fc.letrec<{ condition: SQL | undefined }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    value.map((id) => eq(jobs.id, id)),
    value.map((title) => ne(jobs.title, title)),
    fc.array(value, { minLength: 1, maxLength: 4 }).map((ids) => inArray(jobs.id, ids)),
    fc.constant(isNull(jobs.reference)),
    fc.date({ noInvalidDate: true }).map((at) => gt(jobs.createdAt, at)),
    fc.constant(undefined),
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => and(...all)),
    fc.array(tie('condition'), { maxLength: 3 }).map((any) => or(...any)),
  ),
}))

it('whatever the condition', () => {
  fc.assert(
    fc.property(condition, (where) => {
      isWordedAlike(own.from(jobs, { id: jobs.id }).where(where).getSQL())
    }),
    { numRuns: 500 },
  )
})
