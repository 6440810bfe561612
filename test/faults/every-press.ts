import { expect } from 'vitest'
import type { Press } from '../support/presses.ts'
import { byNature, counted } from './by-nature.ts'
import type { Plan } from './outside.ts'
import { expectClear, expectSame, type Ground, groundFor, type Outcome, pressIn } from './pressing.ts'
import { changesFrom, type Standing } from './standing.ts'

/** What the app tells when all is done, and asks beforehand how often: none of it may stand in the way. */
const beside = new Set(['MAIL', 'RUNS', 'LIVE', 'SIGN_IN_LIMIT', 'CHECK_LIMIT'])

/**
 * Presses one button with what lies outside disturbed in every way at every call, and holds to it that the answer is
 * clear, that nothing acknowledged is lost and nothing is done by half, and that the same press sent again does its work
 * exactly once. Where it is not to be tried as a whole, only its last write fails, before and after it was done, and its
 * last call beyond the database.
 */
export async function holdsUnderFaults(route: string, press: Press, isWhole: boolean): Promise<void> {
  const good = await pressWithAllBeside(route, press, 'after', 'before')
  // Whoever does not get on is sent to sign in.
  if (!leadsThere.test(route)) expect(good.location).not.toMatch(/sign-in(\?|$)/)
  const database = good.calls.filter(({ of, isAgain }) => of === 'DB' && !isAgain)
  let ground: Ground | undefined
  const tryAt = async (what: string, plan: Plan, mayHang = false) => {
    ground = await disturb(ground ?? (await groundFor(press)), `${route}, ${what}`, plan, good, mayHang)
  }
  if (!isWhole) {
    const { nth } = database.findLast(({ isRead }) => !isRead) ?? {}
    if (nth !== undefined) {
      await tryAt(`write ${nth} fails before it is done`, at('DB', nth, 'before'))
      await tryAt(`write ${nth} fails after it was done`, at('DB', nth, 'after'))
    }
    const beyond = good.calls.findLast(({ of }) => of === 'FILES' || of === 'DNS')
    if (beyond) await tryAt(`${beyond.of} before at call ${beyond.nth}`, at(beyond.of, beyond.nth, 'before'))
    return
  }
  await pressWithAllBeside(route, press, 'hang', 'after', good)
  for (const { nth, isRead } of database) {
    await tryAt(`database gone from call ${nth} on`, (call) =>
      call.of === 'DB' && call.nth >= nth ? 'before' : undefined,
    )
    await tryAt(`database silent at call ${nth}`, at('DB', nth, 'hang'), true)
    if (isRead) continue
    await tryAt(`write ${nth} fails before it is done`, at('DB', nth, 'before'))
    await tryAt(`write ${nth} fails after it was done`, at('DB', nth, 'after'))
  }
  for (const of of ['FILES', 'DNS'] as const)
    for (const { nth } of good.calls.filter((call) => call.of === of))
      for (const way of ['before', 'after', 'hang'] as const)
        await tryAt(`${of} ${way} at call ${nth}`, at(of, nth, way), way === 'hang')
  // What was disturbed has left nothing in the way of what comes after it.
  const last = await pressIn(ground ?? (await groundFor(press)), (call) => (beside.has(call.of) ? 'before' : undefined))
  expectDone(last, good, `${route}, at last`)
}

const leadsThere = /language|sign-out/

/** The work is done though all that stands beside fails, and each read has to be asked twice. */
async function pressWithAllBeside(
  route: string,
  press: Press,
  way: 'after' | 'hang',
  reads: 'before' | 'after',
  good?: Outcome,
): Promise<Outcome> {
  const ground = await groundFor(press)
  const outcome = await pressIn(
    ground,
    (call) => (beside.has(call.of) ? way : call.of === 'DB' && call.isRead && !call.isAgain ? reads : undefined),
    way === 'hang',
  )
  const what = `${route}, all beside ${way}, reads ${reads}`
  expect(outcome.status, what).toBe(press.status ?? 303)
  if (good) expectDone(outcome, good, what)
  return outcome
}

const at =
  (of: string, nth: number, way: 'before' | 'after' | 'hang'): Plan =>
  (call) =>
    call.of === of && call.nth === nth ? way : undefined

function expectDone(outcome: Outcome, good: Outcome, what: string): void {
  expect([outcome.status, alike(outcome.location)], what).toEqual([good.status, alike(good.location)])
  const nature = byNature(what)
  expectSame(counted(good.standing, nature), counted(outcome.standing, nature), what)
}

// What is made anew has an id of its own.
const alike = (location: string) =>
  location
    .replace(/[0-9a-hjkmnp-tv-z]{20,26}/g, 'ID')
    .replace(/[\w-]{43}/g, 'TOKEN')
    .replace(/\d{13}/g, 'INSTANT')

/** Disturbs one press; gives the ground as long as nothing was done on it. */
async function disturb(ground: Ground, what: string, plan: Plan, good: Outcome, mayHang: boolean) {
  const outcome = await pressIn(ground, plan, mayHang)
  const nature = byNature(what)
  const [before, whole, left] = [ground.before, good.standing, outcome.standing].map((one) => counted(one, nature))
  if (!before || !whole || !left) throw new Error('Nothing stands.')
  const isDone = outcome.status === good.status && alike(outcome.location) === alike(good.location)
  // Nothing that was acknowledged is missing.
  if (isDone && nature.status !== good.status) expectSame(whole, left, what)
  else if (outcome.status !== nature.status) expectClear(outcome, ground, what)
  // A step of signing in bears five tries.
  if (Object.keys(changesFrom(ground.before, outcome.standing)).length === 0) return nature.usedUp ? undefined : ground
  // All of it was done or none, but for work in several steps.
  const isUndone = Object.keys(changesFrom(before, left)).length === 0
  if (!isDone && !isUndone && !nature.inSteps) expectSame(whole, left, what)
  const again = await pressIn(ground)
  expect(again.status, `${what}, sent again`).toBeLessThan(500)
  const after = counted(again.standing, nature)
  // What was used up is done at most once: nothing stands that would not after one press.
  if (nature.usedUp && again.status !== good.status) expectNoMore(whole, after, `${what}, sent again`)
  else expectSame(whole, after, `${what}, sent again`)
  return undefined
}

const expectNoMore = (whole: Standing, left: Standing, what: string): void => {
  for (const [table, rows] of Object.entries(whole))
    if (table !== 'sign_in_steps')
      expect(left[table]?.length ?? 0, `${what}, ${table}`).toBeLessThanOrEqual(rows.length)
}
