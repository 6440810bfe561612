import { expect, inject, it } from 'vitest'
import { putTwins } from '../support/twins.ts'
import { makeWorld } from '../support/world.ts'
import { untold } from './by-hand.ts'
import { watchOwners } from './owners.ts'
import { routesOf } from './routes.ts'
import { fuzz } from './run.ts'

await watchOwners()
const { cases, seed, route: only, path } = inject('fuzz')
const elsewhere = await makeWorld()
await putTwins(elsewhere)
const reads = routesOf(elsewhere).filter(({ method, key }) => method === 'GET' && key.includes(only))

it.each(reads.map((route) => [route.key, route] as const))('%s', async (key, route) => {
  const { read } = await fuzz(route, { pages: new Map(), seed, path, cases: Math.ceil((cases * 0.3) / reads.length) })
  expect(untold(key, read)).toEqual([])
})
