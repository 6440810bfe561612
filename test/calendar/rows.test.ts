import { describe, expect, it } from 'vitest'
import { fillCalendar, fillJobs, shownOn } from '../support/calendar.ts'
import { tripsOf } from '../support/recorder.ts'
import { openOffice, putVisit } from '../support/site-visits.ts'

const perDay = 24
const first = new Date('2030-01-01T06:00Z')
const { world, office } = await openOffice()
await fillCalendar(world, first, 250, perDay)
await putVisit(world, { id: 'days', startAt: new Date('2030-03-01T08:00Z'), endAt: new Date('2030-03-14T12:00Z') })
await putVisit(world, { id: 'night', startAt: new Date('2030-03-10T21:00Z'), endAt: new Date('2030-03-11T05:00Z') })

const read = async (query: string) => {
  const { answer, trips } = await tripsOf(() => office.get(`/admin/calendar?${query}`))
  const html = await answer.text()
  const shown = html.match(/<li class="slot/g)?.length ?? 0
  process.stdout.write(`calendar ?${query}: ${trips[0]?.rowsRead} rows read for ${shown} shown\n`)
  return { html, shown, rows: trips[0]?.rowsRead ?? 0, trips: trips.length, statements: trips[0]?.statements.length }
}

// A visit is read out of its index and with its job and customer; a technician's out of theirs first. Beside them stand
// the day before, which may reach into the view, the session, the team and the jobs that wait.
const beside = 2 * perDay + 75

describe('with six thousand visits, twenty-four a day, the calendar', () => {
  it.each([
    ['view=day&day=2030-03-13', 25, 5],
    ['view=day&day=2030-03-13&technician=staff-technician', 24, 6],
    ['view=week&day=2030-03-13', 24 * 7, 5],
    ['view=week&day=2030-03-13&technician=staff-technician', 24 * 7, 6],
  ])('?%s reads in one round trip what it shows', async (query, least, each) => {
    const { shown, rows, trips } = await read(query)
    expect(trips).toBe(1)
    expect(shown).toBeGreaterThanOrEqual(least)
    expect(rows).toBeLessThanOrEqual(each * shown + beside)
  })

  it.each(['', '&technician=staff-technician'])(
    '?view=month%s counts every day in one round trip, by the hours of everyone or a row for each of one person',
    async (query) => {
      const { html, shown, rows, trips } = await read(`view=month&day=2030-03-13${query}`)
      expect(trips).toBe(1)
      expect(shown).toBe(35 * 3)
      const counts = [...html.matchAll(/class="total[^"]*">(\d+)/g)].map(([, count]) => Number(count))
      expect(counts).toHaveLength(35)
      expect(Math.min(...counts)).toBe(perDay)
      expect(Math.max(...counts)).toBe(perDay + (query ? 0 : 2))
      expect(rows).toBeLessThanOrEqual(6 * 35 * 4 + 35 * (query ? perDay : perDay / 2 + 1) + beside)
    },
  )

  it('of a month with a day of far more counts that day so far and no further', async () => {
    const busy = await openOffice()
    await fillCalendar(busy.world, new Date('2030-03-12T23:00Z'), 1, 40)
    const count = async () => {
      const { answer, trips } = await tripsOf(() => busy.office.get('/admin/calendar?view=month&day=2030-03-13'))
      const html = await answer.text()
      const cell = html.slice(html.indexOf('<li class="day" data-day="2030-03-13"'))
      return { shown: /class="total">([\d+]+)/.exec(cell)?.[1], rows: trips[0]?.rowsRead ?? 0 }
    }
    expect((await count()).shown).toBe('40')
    for (let i = 0; i < 200; i += 1)
      await putVisit(busy.world, {
        id: `x${i}`,
        startAt: new Date('2030-03-13T09:00Z'),
        endAt: new Date('2030-03-13T10:00Z'),
      })
    const { shown, rows } = await count()
    expect(shown).toBe('99+')
    expect(rows).toBeLessThanOrEqual(100 + beside)
  })

  it('of what nobody goes to shows that alone, and reads no more than the days it shows', async () => {
    const { ids } = await shownOn(office, 'view=week&day=2030-03-10&technician=nobody')
    expect(ids).toEqual(['night'])
    const { rows, trips } = await read('view=week&day=2030-03-13&technician=nobody')
    expect(trips).toBe(1)
    expect(rows).toBeLessThanOrEqual(2 * perDay * 8 + beside)
  })

  it('costs the same at the beginning, in the middle and long after the last visit', async () => {
    const rows = []
    for (const at of ['2030-01-09', '2030-05-08', '2030-08-14'])
      rows.push((await read(`view=week&day=${at}&technician=staff-technician`)).rows)
    expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(12)
    expect((await read('view=week&day=2035-08-08')).rows).toBeLessThanOrEqual(60)
  })
})

describe('jobs that wait for a date', () => {
  it('are found among hundreds that have one, in the same round trip', async () => {
    const busy = await openOffice()
    await fillJobs(busy.world, 300, 12)
    const { answer, trips } = await tripsOf(() => busy.office.get('/admin/calendar?view=day&day=2030-06-05'))
    const html = await answer.text()
    expect(trips).toHaveLength(1)
    expect([...html.matchAll(/id="job-job-(\d+)"/g)].map(([, id]) => Number(id))).toEqual([
      289, 290, 291, 292, 293, 294, 295, 296, 297, 298,
    ])
    expect(html).toContain('Other jobs are waiting too.')
    expect(html).toContain('href="/admin/visits/new?job=job-289&amp;start=2030-06-05T09%3A00"')
    process.stdout.write(`jobs that wait: ${trips[0]?.rowsRead} rows read to find 11 behind 288 that do not\n`)
    // Each that has a date is looked at with the visit that says so: no list of those that have none is kept.
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(4 * 300 + 60)
  })
})

it('a day in the past offers today for the jobs that wait', async () => {
  const { world, office } = await openOffice()
  await fillJobs(world, 1, 1)
  const { html } = await shownOn(office, 'view=day&day=2020-01-01')
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date(Date.now()))
  expect(html).toContain(`job=job-1&amp;start=${today}T09%3A00`)
})
