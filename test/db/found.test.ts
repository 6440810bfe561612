import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { customers } from '../../src/customers/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import type { Sought } from '../../src/db/full-text.ts'
import { CompanyDb } from '../../src/db/scope.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { searchEntries } from '../../src/search/schema.ts'
import { makeWorld, type World } from '../support/world.ts'

const here = await makeWorld()
const there = await makeWorld()
const dbOf = ({ companyId }: World) =>
  new CompanyDb(new D1(env.DB), companyId, {
    query: { statement: () => ({ sql: 'select 1 as one', params: [] }), decode: (row: unknown) => row },
    admit: () => true,
    note: () => {
      throw new Error('Nothing is written.')
    },
  })
const add = ({ companyId }: World, id: string, name: string) =>
  env.DB.prepare(
    `insert into customers (company_id, id, kind, name, address, language, created_at)
     values (?, ?, 'person', ?, '', 'fr', 1)`,
  )
    .bind(companyId, id, name)
    .run()
beforeAll(async () => {
  await add(here, 'first', 'Zebra Lantern')
  await add(here, 'second', 'Zebra Lanternlight')
  await add(here, 'third', 'Zebra Walnut')
  await add(there, 'theirs', 'Zebra Lantern')
})

const fields = { id: customers.id, entry: searchEntries.entry }
/** Customers of the first company with the words, newest first. */
const rows = async (words: Sought['words'], how: Sought['how'] = 'exactly', after?: number) => {
  const db = dbOf(here)
  return (await db.read(db.find(searchEntries, 'customer', customers, fields, { words, how }, after)))[0]
}
const ids = async (...sought: Parameters<typeof rows>) => (await rows(...sought)).map(({ id }) => id)

describe('what is found', () => {
  it('has every word in one of its forms, newest first, and is of this company', async () => {
    expect(await ids([['zebra']])).toEqual(['third', 'second', 'first'])
    expect(await ids([['zebra'], ['lantern']])).toEqual(['first'])
    expect(await ids([['zebra'], ['lantern', 'walnut']])).toEqual(['third', 'first'])
    expect(await ids([['zebra'], ['nothing']])).toEqual([])
  })

  it('nearly begins with the words, and leaves out what has them as they are', async () => {
    expect(await ids([['lan']], 'nearly')).toEqual(['second', 'first'])
    expect(await ids([['lantern']], 'nearly')).toEqual(['second'])
    // A single letter begins too much.
    expect(await ids([['z']], 'nearly')).toEqual([])
  })

  it('goes on after an entry', async () => {
    const [newest] = await rows([['zebra']])
    expect(await ids([['zebra']], 'exactly', newest?.entry ?? 0)).toEqual(['second', 'first'])
  })

  it('is of the kind that is asked for', async () => {
    const db = dbOf(here)
    const sought = { words: [['alice']], how: 'exactly' } as const
    const [found] = await db.read(db.find(searchEntries, 'job', jobs, { id: jobs.id }, sought))
    expect(found).toEqual([{ id: here.alice.jobId }])
    const [none] = await db.read(db.find(searchEntries, 'customer', jobs as never, { id: jobs.id } as never, sought))
    expect(none).toEqual([])
  })

  it('is what the words say, whatever signs they are written with', async () => {
    for (const word of ['zebra" OR kind : "customer', '"', 'zebra*', 'NOT', '\0zebra "'])
      expect(await ids([[word]], 'nearly')).toEqual([])
    expect(await ids([['zebra"lantern']])).toEqual(['first'])
    expect(await ids([['zeb\0ra']])).toEqual(['third', 'second', 'first'])
  })
})
