import { env } from 'cloudflare:workers'
import { beforeEach, expect, it } from 'vitest'
import { contacts, customers } from '../../src/customers/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { beforeSignIn } from '../../src/db/scope.ts'
import type { Query } from '../../src/db/select.ts'
import { recordedDb } from '../support/recorder.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

let here: World
let there: World
beforeEach(async () => {
  here = await makeWorld()
  there = await makeWorld()
})

const send = (...writes: Query<unknown>[]) => new D1(recordedDb).send(writes.map((write) => write.statement()))
const customer = (n: number) => ({
  ...{
    id: `many-${n}`,
    kind: 'person' as const,
    name: `Élodie "${n}"
`,
    address: '',
    language: 'fr' as const,
  },
  ...{ tags: ['a, b', "c'"], importKey: `ref:${n}`, archivedAt: new Date(n + 1) },
})

it('many rows go in by one statement of two bound values, as each column stores them', async () => {
  const write = beforeSignIn(here.companyId).insertMany(
    customers,
    Array.from({ length: 500 }, (_, n) => customer(n)),
  )
  expect(write.statement().params).toHaveLength(2)
  const [added] = await send(write)
  expect(added).toHaveLength(500)
  const row = await env.DB.prepare("select * from customers where company_id = ? and id = 'many-7'")
    .bind(here.companyId)
    .first()
  expect(row).toMatchObject({
    ...{ name: 'Élodie "7"\n', tags: '["a, b","c\'"]', archived_at: 8, email: null, version: 1, import_key: 'ref:7' },
    created_at: expect.any(Number),
  })
  // They are archived, and in no tag's list until they come back.
  await env.DB.prepare("update customers set archived_at = null where company_id = ? and id like 'many-%'")
    .bind(here.companyId)
    .run()
  expect(await countIn('customer_tags', here, "customer_id like 'many-%'")).toBe(1000)
})

it('rows that stand in the way of a unique key are left out, and not given back', async () => {
  const db = beforeSignIn(here.companyId)
  await send(db.insertMany(customers, [customer(1)]))
  const twice = { ...customer(2), id: 'again' }
  const [added] = await send(
    db.insertMany(customers, [customer(1), customer(2), twice]).returning({ id: customers.id }),
  )
  expect(added).toEqual([{ id: 'many-2' }])
})

it('the company is the holder’s, whatever a row says, and the same keys of another company do not stand in the way', async () => {
  const row = { ...customer(1), companyId: there.companyId }
  const [, columns = ''] =
    /^insert into "customers" \((.*)\)/.exec(
      beforeSignIn(here.companyId).insertMany(customers, [row]).statement().sql,
    ) ?? []
  expect(columns.match(/"company_id"/g)).toHaveLength(1)
  await send(beforeSignIn(there.companyId).insertMany(customers, [customer(1)]))
  await send(beforeSignIn(here.companyId).insertMany(customers, [row]))
  expect(await countIn('customers', here, "id = 'many-1'")).toBe(1)
  expect(await countIn('customers', there, "id = 'many-1'")).toBe(1)
})

it('rows that belong to one that is not there are left out, and so are those whose owner is another company’s', async () => {
  await send(beforeSignIn(there.companyId).insertMany(customers, [customer(1), customer(2)]))
  const db = beforeSignIn(here.companyId)
  const rows = [1, 2].map((n) => ({
    customerOf: `many-${n}`,
    email: `${n}@example.com`,
    name: 'x',
    language: 'fr' as const,
  }))
  await send(
    db.insertMany(customers, [customer(2)]),
    db.insertMany(contacts, rows, { table: customers, by: 'customerOf' }),
  )
  expect(await countIn('contacts', here, "customer_id = 'many-2'")).toBe(1)
  expect(await countIn('contacts', here, "customer_id = 'many-1'")).toBe(0)
  expect(await countIn('contacts', there, "customer_id like 'many-%'")).toBe(0)
})

it('a row that the database refuses takes the whole list with it', async () => {
  const wrong = { ...customer(2), name: '' }
  await expect(send(beforeSignIn(here.companyId).insertMany(customers, [customer(1), wrong]))).rejects.toThrow(
    'customers_name',
  )
  expect(await countIn('customers', here, "id like 'many-%'")).toBe(0)
})
