import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { openOffice, putVisit } from '../support/site-visits.ts'

const hour = 3_600_000
const day = 24 * hour
const many = 3200
// Each row with its index, job and customer, and the team; a technician's also with what ended within the last day.
const mostRead = (query: string) => 4 * 26 + (query.includes('technician') || query.includes('past') ? 80 : 30)
const { world, office } = await openOffice()
const now = Date.now()

// Hours apart, before and after now; the technician goes to all of them, and all are of Alice's one job.
for (const side of [-1, 1]) {
  const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?2) select'
  await env.DB.batch([
    env.DB.prepare(
      `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at) ${numbers} ?1, 'customer-alice', printf('${side < 0 ? 'past' : 'next'}-%05d', i), 'job-alice', ?3 + i * ${side * hour} + 60000, ?3 + i * ${side * hour} + 1800000, 'planned', 0 from n`,
    ).bind(world.companyId, many, now),
    env.DB.prepare(
      `insert into visit_technicians (company_id, visit_id, staff_id, job_id, customer_id, start_at) ${numbers} ?1, printf('${side < 0 ? 'past' : 'next'}-%05d', i), 'staff-technician', '', '', 0 from n`,
    ).bind(world.companyId, many),
  ])
}
// Begun days ago and still going on.
await putVisit(world, { id: 'long-5', startAt: new Date(now - 5 * day), endAt: new Date(now + day) }, [
  'staff-technician',
])
await putVisit(world, { id: 'long-30', startAt: new Date(now - 30 * day), endAt: new Date(now + hour) }, [
  'staff-technician',
])

const idsIn = (html: string) => [...html.matchAll(/id="visit-([^"]+)"/g)].map(([, id = '']) => id)
const nextIn = (html: string) => /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')

const narrowings = [
  ...['', 'technician=staff-technician', 'status=planned', 'technician=staff-technician&status=planned'],
  ...['job=job-alice', 'customer=customer-alice'],
]
const lists = narrowings.flatMap((one) => [one, `show=past${one && `&${one}`}`])

describe('with thousands of visits before and after now, the list', () => {
  it.each(lists)('?%s reads in one round trip what it shows, on the first and on the hundredth page', async (query) => {
    let path: string | undefined = `/admin/visits?${query}`
    const seen: string[] = []
    for (let page = 1; page <= 100; page += 1) {
      const { answer, trips } = await tripsOf(() => office.get(path ?? ''))
      const html = await answer.text()
      const ids = idsIn(html)
      expect(ids).toHaveLength(25)
      seen.push(...ids)
      if (page === 1 || page === 100) {
        expect(trips).toHaveLength(1)
        expect(trips[0]?.rowsRead, `rows read on page ${page}`).toBeLessThanOrEqual(mostRead(query))
        expect(html).toContain('The technician')
      }
      path = nextIn(html)
      for (const part of query.split('&')) expect(path).toContain(part)
    }
    expect(new Set(seen).size).toBe(2500)
    if (!query.includes('past')) expect(seen.slice(0, 2)).toEqual(['long-30', 'long-5'])
    else expect(seen).not.toContain('long-5')
  })

  it.each(narrowings)('?%s jumps to a day in the company’s zone, and reads no more for it', async (query) => {
    const at = new Date(now + 100 * day)
    const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })
    const { answer, trips } = await tripsOf(() => office.get(`/admin/visits?${query}&from=${paris.format(at)}`))
    const html = await answer.text()
    const starts = [...html.matchAll(/<time datetime="([^"]+)"/g)].map(([, start = '']) => new Date(start))
    expect(starts[0] && paris.format(starts[0])).toBe(paris.format(at))
    expect(starts[0] && paris.format(new Date(starts[0].getTime() - hour))).not.toBe(paris.format(at))
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(mostRead(query))
    expect(nextIn(html)).toContain(`from=${paris.format(at)}`)
    const before = paris.format(new Date(now - 50 * day))
    const past = await (await office.get(`/admin/visits?show=past&${query}&from=${before}`)).text()
    const [latest = ''] = [...past.matchAll(/<time datetime="([^"]+)"/g)].map(([, start = '']) => start)
    expect(paris.format(new Date(latest))).toBe(before)
  })

  it('of those to come begins now whatever earlier day is asked for, and of the past ends now', async () => {
    const both = await Promise.all(
      ['from=2020-01-01', '', 'show=past&from=2090-01-01', 'show=past'].map(async (query) =>
        idsIn(await (await office.get(`/admin/visits?${query}`)).text()),
      ),
    )
    expect(both[0]).toEqual(both[1])
    expect(both[2]).toEqual(both[3])
  })

  it('of the technician who goes to all of them reads what it shows, and the last day’s for those under way', async () => {
    const technician = await asStaff(world, 'technician')
    const { answer, trips } = await tripsOf(() => technician.get('/admin/visits'))
    const html = await answer.text()
    expect(idsIn(html).slice(0, 3)).toEqual(['long-30', 'long-5', 'next-00001'])
    expect(trips).toHaveLength(1)
    // Seven rows a visit: behind it stand its job and its customer, and each of the three is looked up as theirs.
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(7 * 28 + 4 * 24 + 20)
    const later = idsIn(await (await technician.get(nextIn(html) ?? '')).text())
    expect(later[0]).toBe(`next-000${idsIn(html).length - 1}`)
  })

  it('leads to one whose page and whose move read the day around it alone, and the long ones', async () => {
    const { answer, trips } = await tripsOf(() => office.get('/admin/visits/past-01000'))
    expect(answer.status).toBe(200)
    expect(trips.map(({ rowsRead }) => rowsRead <= 90)).toEqual([true])
    const start = new Date(now - 1000 * hour + 5 * 60_000).toISOString().slice(0, 16)
    const moved = await tripsOf(() => office.post('/admin/visits/past-01000/time', { start, end: '', version: '1' }))
    expect(moved.answer.status).toBe(303)
    expect(moved.trips).toHaveLength(2)
    expect(moved.trips.map(({ rowsRead }) => rowsRead <= 90)).toEqual([true, true])
  })

  it('as a file has every row of the filter, a thousand a round trip, with names and the company’s times', async () => {
    const { answer, trips } = await tripsOf(async () => {
      const file = await office.get('/admin/visits/export?technician=staff-technician')
      return { file, text: await file.text() }
    })
    expect(answer.file.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(answer.file.headers.get('Content-Disposition')).toMatch(/filename="visits-\d{4}-\d{2}-\d{2}\.csv"/)
    const lines = answer.text.trim().split('\r\n')
    // Beside the thousands stand the two long ones and the coming visit of Alice.
    expect(lines).toHaveLength(1 + many + 3)
    expect(lines[1]).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d,.*,Planned,Customer alice,Job of alice,Cellar of alice,The technician,$/,
    )
    expect(trips.length).toBe(4)
    expect(Math.max(...trips.map(({ rowsRead }) => rowsRead))).toBeLessThanOrEqual(5 * 1001 + 50)
    const past = await (await office.get('/admin/visits/export?show=past&status=done')).text()
    expect(past.trim().split('\r\n')).toHaveLength(3)
  })
})

describe('a list that shows nothing', () => {
  it('says that nothing matches its filter, and leads back', async () => {
    for (const query of ['technician=staff-idle', 'status=cancelled', 'job=no-such-job', 'customer=x&show=past']) {
      const html = await (await office.get(`/admin/visits?${query}`)).text()
      expect(html).toContain('Nothing matches this filter')
      expect(html).not.toContain('/admin/visits/export')
    }
  })

  it('is about the company’s visits where there are none at all', async () => {
    const empty = await openOffice()
    await env.DB.prepare('delete from visits where company_id = ?').bind(empty.world.companyId).run()
    expect(await (await empty.office.get('/admin/visits')).text()).not.toContain('Nothing matches')
  })
})

describe('the filter', () => {
  it('of a job or a customer says whose visits these are and leaves the rest out', async () => {
    const html = await (await office.get('/admin/visits?job=job-alice&status=done&technician=staff-idle')).text()
    expect(html).toContain('Only the job “Job of alice”')
    expect(html).not.toMatch(/name="(status|technician)"/)
    expect(nextIn(html)).not.toMatch(/status|technician/)
    expect(html).toContain('href="/admin/visits/new?job=job-alice"')
    expect(await (await office.get('/admin/visits?customer=customer-bob')).text()).toContain('Only Customer bob')
  })

  it('that was tampered with shows everything', async () => {
    const all = idsIn(await (await office.get('/admin/visits')).text())
    for (const query of ['status=lost', 'from=2026-02-31', 'from=x', 'show=never', 'after=AAAA'])
      expect(idsIn(await (await office.get(`/admin/visits?${query}`)).text())).toEqual(all)
  })

  it('is not there for technicians, whose list is their own', async () => {
    const technician = await asStaff(world, 'technician')
    const html = await (await technician.get('/admin/visits?customer=customer-bob')).text()
    expect(html).toContain('visit-long-30"')
    expect((await technician.get('/admin/visits/export')).status).toBe(404)
  })
})
