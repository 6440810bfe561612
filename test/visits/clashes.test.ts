import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompanyDb } from '../../src/db/scope.ts'
import { beforeSignIn } from '../../src/db/scope.ts'
import { clashesOf, idsOfClashing, visitsBeside } from '../../src/visits/clashes.ts'
import { recordedDb, tripsOf } from '../support/recorder.ts'
import { jan7, openOffice, putVisit } from '../support/site-visits.ts'
import type { World } from '../support/world.ts'

const day = 86_400_000
const at = (place: string | null, address: string, from: Date, to: Date) => ({
  ...{ location: place, address, startAt: from, endAt: to },
})

describe('a visit clashes', () => {
  const period = { startAt: jan7(10), endAt: jan7(11) }
  const here = { location: 'Cellar,  1 rue Neuve', address: 'elsewhere' }
  const kinds = (...rows: ReturnType<typeof at>[]) => clashesOf(rows, period, here).map(({ kind }) => kind)

  it('with one at the same time, wherever it is', () => {
    expect(kinds(at('cellar, 1 rue neuve', '', jan7(10, 59), jan7(12)))).toEqual(['overlap'])
    expect(kinds(at(null, 'x', jan7(8), jan7(10, 1)))).toEqual(['overlap'])
  })

  it('with one less than half an hour away at another address, and not at its own', () => {
    expect(kinds(at('x', '', jan7(11, 29), jan7(12)), at('x', '', jan7(8), jan7(9, 31)))).toEqual(['near', 'near'])
    expect(kinds(at('x', '', jan7(11, 30), jan7(12)), at('x', '', jan7(8), jan7(9, 30)))).toEqual([])
    expect(kinds(at('Cellar\n1 rue Neuve', '', jan7(11), jan7(12)))).toEqual([])
    expect(kinds(at(null, 'cellar 1 rue neuve', jan7(11), jan7(12)))).toEqual([])
  })
})

it('of many visits those clash that share someone and a time', () => {
  const visits = fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 60 }),
      lasts: fc.integer({ min: 1, max: 20 }),
      technicianIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
      status: fc.constantFrom('planned', 'planned', 'done', 'cancelled'),
    }),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(visits, (drawn) => {
      const all = drawn.map(({ from, lasts, ...rest }, place) => ({
        ...{ id: `v${place}`, startAt: jan7(0, from), endAt: jan7(0, from + lasts), ...rest },
      }))
      const expected = all.filter((one) =>
        all.some(
          (other) =>
            one !== other &&
            [one, other].every(({ status }) => status === 'planned') &&
            one.startAt < other.endAt &&
            other.startAt < one.endAt &&
            one.technicianIds.some((id) => other.technicianIds.includes(id)),
        ),
      )
      expect([...idsOfClashing(all)].sort()).toEqual(expected.map(({ id }) => id).sort())
    }),
  )
})

describe('what is beside a time', () => {
  const beside = async ({ companyId }: World, ids: string[], except = '') => {
    const verbs = beforeSignIn(companyId) as unknown as CompanyDb
    const queries = visitsBeside(verbs, ids, { startAt: jan7(9), endAt: jan7(10) }, except)
    const rows = await Promise.all(
      queries.map(async (query) => {
        const { sql, params } = query.statement()
        const [answer] = await recordedDb.batch<Record<string, unknown>>([recordedDb.prepare(sql).bind(...params)])
        return (answer?.results ?? []).map((row) => query.decode(row))
      }),
    )
    return rows.flat().map(({ id, technicianId }) => `${technicianId.slice(6)} ${id}`)
  }

  it('is what is planned for those who go, however long ago it began, but for the visit itself', async () => {
    const { world } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    await putVisit(world, { id: 'meets', startAt: jan7(9, 45), endAt: jan7(12) }, ['staff-technician', 'staff-idle'])
    await putVisit(world, { id: 'near', startAt: jan7(10, 20), endAt: jan7(12) }, ['staff-idle'])
    await putVisit(world, { id: 'far', startAt: jan7(10, 31), endAt: jan7(12) }, ['staff-idle'])
    await putVisit(world, { id: 'long', startAt: new Date(+jan7(9) - 30 * day), endAt: jan7(12) }, ['staff-idle'])
    await putVisit(world, { id: 'yesterday', startAt: new Date(+jan7(9) - day), endAt: jan7(9) }, ['staff-idle'])
    await putVisit(world, { id: 'off', status: 'cancelled' }, ['staff-technician', 'staff-idle'])
    expect((await beside(world, ['staff-technician'], 'v')).sort()).toEqual(['technician meets'])
    expect((await beside(world, ['staff-technician', 'staff-idle'], 'v')).sort()).toEqual([
      ...['idle long', 'idle meets', 'idle near', 'idle yesterday', 'technician meets'],
    ])
    expect(await beside(world, [])).toEqual([])
  })

  it('reads a day of theirs and no month, whoever else has how much', async () => {
    const { world } = await openOffice()
    for (let back = 2; back < 20; back += 1)
      await putVisit(
        world,
        {
          ...{
            id: `before-${back}`,
            startAt: new Date(+jan7(9) - back * day),
            endAt: new Date(+jan7(10) - back * day),
          },
        },
        ['staff-technician'],
      )
    await putVisit(world, { id: 'there' }, ['staff-technician'])
    const { answer, trips } = await tripsOf(() => beside(world, ['staff-technician', 'staff-idle']))
    expect(answer).toEqual(['technician there'])
    expect(trips.reduce((sum, { rowsRead }) => sum + rowsRead, 0)).toBeLessThanOrEqual(12)
  })
})
