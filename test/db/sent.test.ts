import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { noteIfChanged } from '../../src/audit/note.ts'
import { customers } from '../../src/customers/schema.ts'
import { D1, isRefused, isTaken, isUntold } from '../../src/db/d1.ts'
import { asc, desc, eq } from '../../src/db/operators.ts'
import { beforeSignIn, CompanyDb } from '../../src/db/scope.ts'
import { countOf, decodeRow, sumsOf } from '../../src/db/select.ts'
import { referencesAtTheEnd } from '../../src/db/write.ts'
import { invoices } from '../../src/invoices/schema.ts'
import { jobs, serviceCategories } from '../../src/jobs/schema.ts'
import { makeWorld, type World } from '../support/world.ts'

const deed = { did: 'settings_changed' } as const
const dbOf = ({ companyId }: World, d1: D1) =>
  new CompanyDb(d1, companyId, {
    query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
    admit: (row) => ({ admitted: row }),
    note: () => noteIfChanged(companyId, { kind: 'system' }, deed),
  })

it('what a request costs is counted over all that it sends', async () => {
  const d1 = new D1(env.DB)
  await makeWorld()
  expect(d1.cost).toEqual({ trips: 0, statements: 0, rowsRead: 0, rowsWritten: 0 })
  const one = { sql: 'select id from customers limit ?1', params: [2] }
  const [rows] = await d1.send([one, { sql: 'update customers set name = name where id = ?1', params: ['nobody'] }])
  expect(rows).toHaveLength(2)
  const { rowsRead } = d1.cost
  expect(rowsRead).toBeGreaterThanOrEqual(2)
  expect(d1.cost).toMatchObject({ trips: 1, statements: 2, rowsWritten: 0 })
  await d1.send([{ sql: 'update customers set name = ?1', params: ['New'] }])
  expect(d1.cost).toMatchObject({ trips: 2, statements: 3 })
  expect(d1.cost.rowsRead).toBeGreaterThan(rowsRead)
  expect(d1.cost.rowsWritten).toBeGreaterThanOrEqual(2)
})

it('what D1 refused is told apart by its words', () => {
  const taken = new Error('D1_ERROR: UNIQUE constraint failed: contacts.company_id, contacts.email')
  expect([isTaken(taken, 'contacts.email'), isTaken(taken, 'contacts.id'), isTaken('x', 'x')]).toEqual([
    true,
    false,
    false,
  ])
  expect(isTaken(new Error('CHECK contacts.email'), 'contacts.email')).toBe(false)
  expect(isUntold(new Error('NOT NULL constraint failed: audit_events.did'))).toBe(true)
  expect([isUntold(taken), isUntold('NOT NULL constraint failed: audit_events.did')]).toEqual([false, false])
  expect([isRefused(taken, 'UNIQUE'), isRefused(taken, 'a later day')]).toEqual([true, false])
})

it('the session is checked once, beside the first query, and whoever asks who it is pays no trip after that', async () => {
  const world = await makeWorld()
  const d1 = new D1(env.DB)
  const db = dbOf(world, d1)
  await db.read(db.from(jobs, { id: jobs.id }))
  expect(d1.cost).toMatchObject({ trips: 1, statements: 2 })
  expect(await db.viewer()).toEqual({ admitted: { one: 1 } })
  await db.read(db.from(jobs, { id: jobs.id }))
  expect(d1.cost).toMatchObject({ trips: 2, statements: 3 })
  const other = new D1(env.DB)
  expect(await dbOf(world, other).viewer()).toEqual({ admitted: { one: 1 } })
  expect(other.cost).toMatchObject({ trips: 1, statements: 1 })
})

it('a write tells whose rows it touched, and nothing where it touched none', async () => {
  const world = await makeWorld()
  const db = dbOf(world, new D1(env.DB))
  const named = (name: string) => db.update(customers, { name }, eq(customers.id, world.alice.id))
  await db.write({ ...deed, customerId: world.alice.id }, named('One'))
  await db.write(deed, named('Two'))
  expect(await db.write({ ...deed, customerId: 'x' }, db.update(customers, { name: 'x' }, eq(customers.id, 'x')))).toBe(
    undefined,
  )
  expect([...db.written]).toEqual([world.alice.id, null])
})

it('rows come in the order asked for, and no more of them', async () => {
  const { companyId } = await makeWorld()
  const d1 = new D1(env.DB)
  const select = () => beforeSignIn(companyId).from(customers, { id: customers.id })
  const ids = async (query: ReturnType<typeof select>) => (await d1.send([query.statement()]))[0]?.map(({ id }) => id)
  const up = (await ids(select().orderBy(asc(customers.id)))) ?? []
  expect(up.length).toBeGreaterThan(1)
  expect(await ids(select().orderBy(desc(customers.id)))).toEqual(up.toReversed())
  expect(await ids(select().orderBy(asc(customers.id)).limit(1))).toEqual(up.slice(0, 1))
  expect(select().statement().sql).not.toMatch(/order by|limit/)
})

it('the first row is given as its columns say, in one trip, and nothing where there is none', async () => {
  const { companyId, alice } = await makeWorld()
  const d1 = new D1(env.DB)
  const of = (id: string) =>
    beforeSignIn(companyId).from(invoices, { id: invoices.id, at: invoices.createdAt }).where(eq(invoices.id, id))
  expect(await d1.first(of(alice.invoiceId))).toEqual({ id: alice.invoiceId, at: expect.any(Date) })
  expect(await d1.first(of('nothing'))).toBeUndefined()
  expect(d1.cost).toMatchObject({ trips: 2, statements: 2 })
})

it('rows are counted and added up by the database, nothing being 0', async () => {
  const { companyId } = await makeWorld()
  const d1 = new D1(env.DB)
  const of = (id?: string) =>
    beforeSignIn(companyId)
      .from(invoices, { id: invoices.id, total: invoices.totalCents })
      .where(id === undefined ? undefined : eq(invoices.id, id))
  const rows = (await d1.send([of().statement()]))[0] ?? []
  const sums = sumsOf(of(), 'total')
  const [count = [], sum = [], no = []] = await d1.send([
    countOf(of()).statement(),
    sums.statement(),
    sumsOf(of('nothing'), 'total').statement(),
  ])
  expect(rows.length).toBeGreaterThan(0)
  expect(count.map((row) => countOf(of()).decode(row))).toEqual([{ count: rows.length }])
  expect(sum.map((row) => sums.decode(row))).toEqual([
    { total: rows.reduce((all, { total }) => all + Number(total), 0) },
  ])
  expect(no.map((row) => sums.decode(row))).toEqual([{ total: 0 }])
})

it('stored values become those of their columns, and what is not there stays so', () => {
  const fields = { at: invoices.issuedAt, id: invoices.id }
  expect(decodeRow(fields, { at: 5, id: 'x' })).toEqual({ at: new Date(5), id: 'x' })
  expect(decodeRow(fields, { at: null })).toEqual({ at: null, id: null })
})

it('a row in the way is refused, or left as it is where it is to be added once', async () => {
  const { companyId } = await makeWorld()
  const d1 = new D1(env.DB)
  const db = beforeSignIn(companyId)
  const row = { id: 'twice', names: { fr: 'Un', en: 'One' } }
  const added = db.insert(serviceCategories, row)
  const once = db.insertOnce(serviceCategories, row)
  expect((await d1.send([added.statement()]))[0]).toHaveLength(1)
  await expect(d1.send([added.statement()])).rejects.toThrow('UNIQUE')
  expect((await d1.send([once.statement()]))[0]).toEqual([])
})

it('references may stand broken to the end of a batch', () => {
  expect(referencesAtTheEnd.statement()).toEqual({ sql: 'pragma defer_foreign_keys = on', params: [] })
  expect(referencesAtTheEnd.decode({ one: 1 })).toEqual({ one: 1 })
})
