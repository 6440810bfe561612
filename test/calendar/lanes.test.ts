import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf, extentOf, hoursOf } from '../../src/calendar/columns.ts'
import { type Extent, inLanes } from '../../src/calendar/lanes.ts'
import { spansOf } from '../../src/calendar/view.ts'

const extents = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 })).map(([top, lasts]) => ({
    top,
    bottom: top + lasts,
  })),
  { maxLength: 40 },
)
const meet = (one: Extent, other: Extent) => one.top < other.bottom && other.top < one.bottom

describe('lanes', () => {
  it('never lay two visits upon one another, and lose none', () => {
    fc.assert(
      fc.property(extents, fc.integer({ min: 1, max: 8 }), (all, most) => {
        const { placed, left } = inLanes(all, most)
        expect(placed.length + left.length).toBe(all.length)
        for (const [place, one] of placed.entries()) {
          expect(one.lane).toBeLessThan(one.of)
          expect(one.of).toBeLessThanOrEqual(most)
          for (const other of placed.slice(place + 1))
            if (meet(one, other)) {
              expect(one.lane).not.toBe(other.lane)
              // Of one width, or they would lie upon one another all the same.
              expect(one.of).toBe(other.of)
            }
        }
      }),
    )
  })

  it('leave a visit over only where as many others as there is room for are at its time', () => {
    fc.assert(
      fc.property(extents, fc.integer({ min: 1, max: 4 }), (all, most) => {
        const { placed, left } = inLanes(all, most)
        for (const one of left) expect(placed.filter((other) => meet(one, other)).length).toBeGreaterThanOrEqual(most)
        if (all.length <= most) expect(left).toEqual([])
      }),
    )
  })

  it('give a visit alone the whole width, and those after one another the same lane', () => {
    const { placed } = inLanes(
      [
        { top: 0, bottom: 4 },
        { top: 4, bottom: 8 },
        { top: 10, bottom: 14 },
        { top: 10, bottom: 12 },
        { top: 12, bottom: 16 },
      ],
      4,
    )
    expect(placed.map(({ lane, of }) => [lane, of])).toEqual([
      [0, 1],
      [0, 1],
      [0, 2],
      [1, 2],
      [1, 2],
    ])
  })
})

describe('the column of a day', () => {
  const days = spansOf(['2030-01-07', '2030-01-08'], 'Europe/Paris')
  const at = (time: string) => new Date(`${time}Z`)
  const visit = (id: string, from: string, to: string) => {
    const [startAt, endAt] = [at(from), at(to)]
    return { id, startAt, endAt, long: endAt.getTime() - startAt.getTime() > 86_400_000 ? 1 : 0 }
  }

  it('has what lasts for days above, and what goes over midnight in both', () => {
    const visits = [
      visit('days', '2030-01-05T08:00', '2030-01-08T10:00'),
      visit('night', '2030-01-07T21:00', '2030-01-08T05:00'),
      visit('morning', '2030-01-07T08:00', '2030-01-07T09:00'),
    ]
    const columns = columnsOf(visits, days, 'Europe/Paris', 4)
    expect(columns.map(({ strip, slots }) => [strip.map(({ id }) => id), slots.map(({ id }) => id)])).toEqual([
      [['days'], ['morning', 'night']],
      [['days'], ['night']],
    ])
    expect(columns.map(({ slots }) => slots.map(({ begins, top, bottom }) => [begins, top, bottom]))).toEqual([
      [
        [true, 36, 40],
        [true, 88, 96],
      ],
      [[false, 0, 24]],
    ])
    expect(hoursOf(columns)).toEqual({ first: 0, last: 24 })
  })

  it('shows the usual hours, and none of a visit less than half an hour nor beyond midnight', () => {
    expect(hoursOf([{ slots: [] }])).toEqual({ first: 7, last: 19 })
    expect(extentOf({ top: 540, bottom: 545 })).toEqual({ top: 36, bottom: 38 })
    expect(extentOf({ top: 165, bottom: 165 })).toEqual({ top: 11, bottom: 13 })
    expect(extentOf({ top: 1435, bottom: 1440 })).toEqual({ top: 94, bottom: 96 })
    expect(extentOf({ top: 547, bottom: 598 })).toEqual({ top: 36, bottom: 40 })
  })
})
