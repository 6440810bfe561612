import { expect, it } from 'vitest'
import { presses } from '../support/presses.ts'
import { routeTable } from '../support/routes.ts'
import { makeWorld } from '../support/world.ts'
import { testPresses } from './all-presses.ts'

const world = await makeWorld()

it('there is a valid press for every POST route', () => {
  const posts = Object.keys(routeTable(world)).filter((route) => route.startsWith('POST '))
  expect(Object.keys(presses(world)).sort()).toEqual(posts.sort())
})

await testPresses('staff')
