import { expect, it } from 'vitest'
import * as zod from 'zod'
import * as z from '../../src/http/zod.ts'

it('a schema is put together when it is first looked at, and once', () => {
  let looked = 0
  const values = new Proxy(['a', 'b'] as const, {
    get: (target, name) => {
      looked += name === 'length' ? 1 : 0
      return Reflect.get(target, name)
    },
  })
  const letter = z.enum(values)
  const letters = z.object({ one: letter.optional().catch('a'), many: z.array(letter).max(2) }).partial()
  expect(looked).toBe(0)
  expect(letters.safeParse({ one: 'c', many: ['b'] }).data).toEqual({ one: 'a', many: ['b'] })
  const once = looked
  expect(once).toBeGreaterThan(0)
  expect(letters.safeParse({ many: ['b', 'b', 'b'] }).error?.issues[0]?.path).toEqual(['many'])
  expect(looked).toBe(once)
})

it('a schema says of itself what one of zod says, and goes where one of zod goes', async () => {
  const named = z.object({ name: z.string('missing').trim().min(2, 'short') })
  const aged = named.extend({ age: z.coerce.number().int().min(0), tags: z.record(z.string(), z.unknown()).optional() })
  expect(Object.keys(aged.shape)).toEqual(['name', 'age', 'tags'])
  expect('shape' in aged).toBe(true)
  expect(aged).toBeInstanceOf(zod.ZodObject)
  expect(zod.array(aged).parse([{ name: ' Zoé ', age: '7' }])).toEqual([{ name: 'Zoé', age: 7 }])
  const refused = await aged.safeParseAsync({ name: 'Z', age: 'x' })
  expect(refused.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['name', 'short'],
    ['age', expect.any(String)],
  ])
  const either = z.discriminatedUnion('of', [z.object({ of: z.literal('a') }), named.extend({ of: z.literal('b') })])
  expect(either.safeParse({ of: 'b', name: 'Al' }).success).toBe(true)
  expect(either.safeParse({ of: 'c' }).success).toBe(false)
  const merged = z.object({ ...named.shape, ...z.object({ on: z.boolean() }).shape })
  expect(merged.parse({ name: 'Al', on: true })).toEqual({ name: 'Al', on: true })
})
