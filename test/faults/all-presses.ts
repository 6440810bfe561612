import { describe, inject, it } from 'vitest'
import { type Press, presses } from '../support/presses.ts'
import { makeWorld } from '../support/world.ts'
import { holdsUnderFaults } from './every-press.ts'
import { isWhole } from './extent.ts'

/** Which presses a file tests: files run beside each other. */
export type Part = 'customers' | 'staff'

const partOf = ([route]: [string, Press]): Part => (/^POST \/(admin|language)/.test(route) ? 'staff' : 'customers')

// A hash of a password takes a quarter of a second, and these doors differ in their people alone: the short form presses
// the buttons of one of them.
const twins = /^POST \/admin\/(sign-|forgot-|invitation\/|reset\/|account\/)/

/** Tests a part of all presses, in every way or, in the short form, some of them in the way that tells most. */
export async function testPresses(part: Part): Promise<void> {
  const { isLong } = inject('faults')
  const table = Object.entries(presses(await makeWorld())).filter((entry) => partOf(entry) === part)
  const chosen = table.filter(([route]) => isLong || !twins.test(route))
  describe('when what lies outside fails, is silent, or loses its answer', () => {
    it.each(chosen.map(([route, press], place) => ({ route, press, place })))(
      '$route',
      ({ route, press, place }) => holdsUnderFaults(route, press, isWhole(place)),
      600_000,
    )
  })
}
