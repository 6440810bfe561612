import { describe, it } from 'vitest'
import { presses } from '../support/presses.ts'
import { makeWorld } from '../support/world.ts'
import { holdsUnderFaults } from './every-press.ts'

/** Tests a part of all presses: in several files, because files run beside each other. */
export async function testPresses(part: RegExp): Promise<void> {
  const table = presses(await makeWorld())
  describe('when what lies outside fails, is silent, or loses its answer', () => {
    it.each(Object.entries(table).filter(([route]) => partOf(route) === part))('%s', holdsUnderFaults, 240_000)
  })
}

export const parts = {
  entering: /sign-|password|reset|invitation\/:|language/,
  customers: /^POST \/(portal|check|proposals)/,
  money: /invoices|payment|settings|staff|imports|announcements|invitations/,
  work: /./,
} as const

const partOf = (route: string): RegExp => Object.values(parts).find((part) => part.test(route)) ?? parts.work
