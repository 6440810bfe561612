import { env } from 'cloudflare:workers'
import { type SQL, sql } from 'drizzle-orm'
import { integer, SQLiteAsyncDialect, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { beforeAll, expect, it } from 'vitest'
import {
  above,
  areAmong,
  beginsWith,
  below,
  endOf,
  findsFewer,
  foundBy,
  ifChanged,
  isBelowZero,
  isInList,
  isSet,
  isToo,
  isWord,
  less,
  nextAfter,
  nextWritten,
  oneMore,
  orElse,
  plusFound,
  withComputed,
} from '../../src/db/operators.ts'

const figures = sqliteTable('figures', { id: text('id'), one: integer('one'), word: text('word') })
const { id, one, word } = figures
const dialect = new SQLiteAsyncDialect()
const all = async <Row>(statement: SQL) => {
  const { sql: written, params } = dialect.sqlToQuery(statement)
  const { results } = await env.DB.prepare(written)
    .bind(...params)
    .all<Row>()
  return results
}
const where = async (condition: SQL | undefined) =>
  (await all<{ id: string }>(sql`select id from figures where ${condition} order by id`)).map((row) => row.id).join('')
const value = async (what: SQL, of = 'c') =>
  (await all<{ value: unknown }>(sql`select ${what} as value from figures where id = ${of}`))[0]?.value
const none = sql`select one from figures where id = 'z'`
const third = sql`select one from figures where id = 'c'`
const three = sql`select one from figures where one > 0`

beforeAll(async () => {
  await env.DB.batch(
    [
      'drop table if exists figures',
      'create table figures (id text, one integer, word text)',
      `insert into figures values ('a', -1, 'anna'), ('b', 1, 'anton'), ('c', 2, 'ant'), ('d', 2, 'bea'), ('e', null, null)`,
    ].map((statement) => env.DB.prepare(statement)),
  )
})

it('a page goes on after the row that it ended at, in either direction', async () => {
  expect(await where(below([one, id], [2, 'd']))).toBe('abc')
  expect(await where(above([one, id], [1, 'b']))).toBe('cd')
  expect(below([one], undefined)).toBeUndefined()
  expect(above([one], undefined)).toBeUndefined()
})

it('what a column holds is asked as it is written', async () => {
  expect(await where(isSet(one))).toBe('b')
  expect(await where(isBelowZero(one))).toBe('a')
  expect(await where(isToo(word, 'ant'))).toBe('c')
  expect(await where(isWord(word, 'bea'))).toBe('d')
  expect(() => isWord(word, `x' or 1 = 1`)).toThrow('word of the code')
  expect(() => isWord(word, 'Bea')).toThrow()
  expect(() => isWord(word, '')).toThrow()
  expect(dialect.sqlToQuery(isToo(word, 'ant')).sql).toMatch(/^\+/)
  expect(dialect.sqlToQuery(isWord(word, 'bea')).params).toEqual([])
})

it('texts that begin so are a range, and all of them where nothing is asked for', async () => {
  expect(await where(beginsWith(word, 'ant'))).toBe('bc')
  expect(await where(beginsWith(word, 'an'))).toBe('abc')
  expect(await where(beginsWith(word, ''))).toBe('abcd')
  expect(endOf('ant')).toBe('ant\u{10ffff}')
})

it('values of a list, one column or several together', async () => {
  expect(await where(isInList(word, sql`${JSON.stringify(['anna', 'bea'])}`))).toBe('ad')
  expect(
    await where(
      areAmong(
        [id, word],
        [
          ['a', 'anna'],
          ['b', 'bea'],
          ['d', 'bea'],
        ],
      ),
    ),
  ).toBe('ad')
  expect(await where(areAmong([id, word], []))).toBe('')
})

it('figures are counted by the database', async () => {
  expect(await value(oneMore(one))).toBe(3)
  expect(await value(less(one, 5))).toBe(-3)
  expect(await value(orElse(one, 7))).toBe(2)
  expect(await value(orElse(one, 7), 'e')).toBe(7)
  expect(await value(plusFound(one, three))).toBe(5)
  expect(await where(findsFewer(three, 4))).toBe('abcde')
  expect(await where(findsFewer(three, 3))).toBe('')
})

it('what follows what is found begins at one', async () => {
  expect(await value(foundBy(third))).toBe(2)
  expect(await value(nextAfter(third))).toBe(3)
  expect(await value(nextAfter(none))).toBe(1)
  expect(await value(nextWritten(third, { before: 'FA-', digits: 4, after: '/x' }))).toBe('FA-0003/x')
  expect(await value(withComputed({ kept: 1, number: '' }, 'number', foundBy(third)))).toBe('{"kept":1,"number":2}')
})

it('a value depends on the write before it in the batch', async () => {
  const { sql: written, params } = dialect.sqlToQuery(sql`select ${ifChanged('yes')} as value`)
  const after = async (write: string) => {
    const select = env.DB.prepare(written).bind(...params)
    const [, read] = await env.DB.batch<{ value: unknown }>([env.DB.prepare(write), select])
    return read?.results[0]?.value
  }
  expect(await after(`update figures set one = 2 where id = 'c'`)).toBe('yes')
  expect(await after(`update figures set one = 2 where id = 'z'`)).toBeNull()
})
