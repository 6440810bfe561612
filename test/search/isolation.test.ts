import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { customers } from '../../src/customers/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { CompanyDb } from '../../src/db/scope.ts'
import { searchEntries } from '../../src/search/schema.ts'
import { asStaff, type Visitor } from '../support/as.ts'
import { recordedDb, unscopedStatements } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

// Two companies with the same people, works and words, and one whose id begins as that of the first does.
const one = await makeWorld()
const other = await makeWorld()
const worlds = [one, other]
let visitors: Visitor[] = []

const insert = (companyId: string, mark: string) =>
  env.DB.prepare(
    `insert into customers (company_id, id, kind, name, address, internal_notes, language, created_at)
     values (?1, 'same', 'person', 'Same Words ' || ?2, 'Same street', 'Chaudière ' || ?2, 'fr', 1)`,
  )
    .bind(companyId, mark)
    .run()

beforeAll(async () => {
  await insert(one.companyId, 'Firstmark')
  await insert(other.companyId, 'Secondmark')
  visitors = await Promise.all(worlds.map((world) => asStaff(world, 'office')))
})

const hex = (text: string) => Buffer.from(text).toString('hex')

/** The page of each company for the same query. */
const pages = (query: Record<string, string>) =>
  Promise.all(
    visitors.map(async (visitor) => {
      const answer = await visitor.get(`/admin/search?${new URLSearchParams(query)}`)
      expect(answer.status).toBe(200)
      return (await answer.text()).toLowerCase()
    }),
  )

/** What each page says that the other company alone has written; the query itself may stand in its box. */
async function expectApart(query: Record<string, string>) {
  const [first = '', second = ''] = await pages(query)
  const typed = (query.q ?? '').toLowerCase()
  for (const [page, mark, world] of [
    [first, 'secondmark', other],
    [second, 'firstmark', one],
  ] as const) {
    if (!typed.includes(mark)) expect(page).not.toContain(mark)
    expect(page).not.toContain(`${mark}</mark>`)
    if (!typed.includes(world.slug)) expect(page).not.toContain(world.slug)
  }
}

describe('two companies with the same words', () => {
  it('each find their own', async () => {
    const [first, second] = await pages({ q: 'same words' })
    expect(first).toContain('firstmark')
    expect(second).toContain('secondmark')
    await expectApart({ q: 'same words' })
    await expectApart({ q: 'chaudire' })
  })

  it.each([
    ['same" OR company : "x'],
    ['same") OR (company : "x'],
    ['"same" OR words : secondmark'],
    [`company:${other.companyId}`],
    [`company : ${hex(other.companyId)}`],
    [`" OR company : "${hex(other.companyId)}`],
    [`${hex(other.companyId)} OR same`],
    ['{company words} : same'],
    ['- company : same'],
    ['NEAR(same words, 5)'],
    ['same NOT firstmark'],
    ['same AND NOT words'],
    ['^same'],
    ['same + words'],
    ['sam*'],
    ['*'],
    ['(((('],
    ['))))'],
    ['"""'],
    ["' or 1=1 --"],
    ['same\0words" OR kind : "customer'],
    ['🙂 same 👩‍👩‍👧'],
    ['ﷺ ﷽ \u202e same'],
    [`${'same '.repeat(200)}`],
    ['x'.repeat(1000)],
    [`${'"'.repeat(999)}`],
    ['secondmark'],
    ['secondmrk'],
    ['firstmark secondmark'],
  ])('stay apart whatever is asked: %j', async (q) => {
    await expectApart({ q })
    await expectApart({ q, kind: 'customer' })
  })

  it('stay apart whatever is asked, made up', async () => {
    const operators = fc.constantFrom(
      ...['same', 'words', 'secondmark', 'OR', 'AND', 'NOT', 'NEAR(', ')', '(', '"', '*', ':', '^', '+', '-', '{', '}'],
      ...['company', 'kind', 'words', hex(other.companyId), hex(one.companyId), '\0', '\\', "'", ',', 'é', '1', '🙂'],
    )
    const typed = fc.oneof(
      fc.array(operators, { maxLength: 12 }).map((parts) => parts.join(' ')),
      fc.array(operators, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 60 }),
    )
    const kind = fc.constantFrom(undefined, 'customer', 'job', 'visit', 'invoice', 'staff')
    const after = fc.option(fc.constantFrom('WzAsMF0', 'WzEsOTk5OTk5XQ', 'WyJ4IiwieSJd', 'nonsense'), {
      nil: undefined,
    })
    await fc.assert(
      fc.asyncProperty(typed, kind, after, async (q, kind, after) => {
        await expectApart({ q, ...(kind && { kind }), ...(after && { after }) })
      }),
      { numRuns: 120 },
    )
  }, 60_000)
})

describe('the verb by itself', () => {
  const dbOf = (companyId: string) =>
    new CompanyDb(new D1(recordedDb), companyId, {
      query: { statement: () => ({ sql: 'select 1', params: [] }), decode: () => ({}) },
      admit: () => ({}),
      note: () => {
        throw new Error('Nothing is written here.')
      },
    })
  const names = async (companyId: string, word: string) => {
    const db = dbOf(companyId)
    const answers = await db.read(
      ...(['exactly', 'nearly'] as const).map((how) =>
        db.find(searchEntries, 'customer', customers, { name: customers.name }, { words: [[word]], how }),
      ),
    )
    return answers.flat().map(({ name }) => name)
  }

  it('takes words as words, whatever they hold', async () => {
    expect(await names(one.companyId, 'same')).toEqual(['Same Words Firstmark'])
    for (const word of [
      ...[
        'same" OR "secondmark',
        '"same',
        '") OR company : ("',
        'sa*',
        '',
        '"',
        '*',
        '🙂',
        '\0',
        'same\0"',
        'x'.repeat(5000),
      ],
      `" OR company : "${hex(other.companyId)}`,
    ])
      for (const name of await names(one.companyId, word)) expect(name).not.toContain('Secondmark')
  })

  it('keeps companies apart of which one’s id begins as the other’s', async () => {
    const longer = `${one.companyId}-2`
    await env.DB.prepare(`insert into companies (id, slug, name, shard, language, time_zone, currency, country, colour,
      logo, phone, email, legal, second_factor, created_at) select ?, slug || '-2', name, shard, language, time_zone,
      currency, country, colour, logo, phone, email, legal, second_factor, created_at from companies where id = ?`)
      .bind(longer, one.companyId)
      .run()
    await insert(longer, 'Thirdmark')
    expect(await names(one.companyId, 'same')).toEqual(['Same Words Firstmark'])
    expect(await names(longer, 'same')).toEqual(['Same Words Thirdmark'])
  })
})

it('the check on recorded statements sees a search that is not held to its company', async () => {
  const from = `from "search_index" cross join "search_entries" cross join "customers"`
  const join = `"search_entries"."entry" = "search_index"."rowid" and "search_entries"."kind" = ?`
  const record = `"customers"."id" = "search_entries"."record_id"`
  const [entry, own] = ['"search_entries"."company_id" = ?', '"customers"."company_id" = ?']
  const match = '"search_index"."search_index" match ?'
  const held = `select "customers"."id" ${from} where ${match} and ${join} and ${record} and ${entry} and ${own}`
  expect(await unscopedStatements([held])).toEqual([])
  for (const loose of [
    'select rowid from search_index where search_index match ?',
    `select "customers"."id" ${from} where ${match} and ${join} and ${record} and ${own}`,
    `select "customers"."id" ${from} where ${match} and ${join} and ${entry} and ${own}`,
    `select "customers"."id" ${from} where ${match} and ${record} and ${entry} and ${own}`,
    `${held} or ${match}`,
  ])
    expect(await unscopedStatements([loose]), loose).not.toEqual([])
})
