import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { shownOn } from '../support/calendar.ts'
import { jan7, openOffice, putVisit } from '../support/site-visits.ts'

const sectionOf = (html: string, day: string) =>
  new RegExp(`<section class="day" aria-labelledby="day-${day}">.*?</section>`, 's').exec(html)?.[0] ?? ''
const cardOf = (html: string, id: string) =>
  new RegExp(`<li class="[^"]*" id="visit-${id}".*?</li>`, 's').exec(html)?.[0] ?? ''

describe('the calendar', () => {
  it('shows each visit in its day: when, for whom, what, who goes, where it stands, and the way to move it', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    await putVisit(world, { id: 'done', startAt: jan7(12), endAt: jan7(13), status: 'done' })
    await putVisit(world, { id: 'off', startAt: jan7(14), endAt: jan7(15), status: 'cancelled' })
    const { html, ids } = await shownOn(office, 'view=week&day=2030-01-09')
    expect(ids).toEqual(['v', 'done', 'off'])
    const monday = sectionOf(html, '2030-01-07')
    for (const part of [
      ...['10:00–11:00', 'Customer alice', 'Job of alice', 'The technician', 'href="/admin/visits/v"'],
      'href="/admin/visits/v/time?back=%2Fadmin%2Fcalendar%3Fview%3Dweek%26day%3D2030-01-09"',
    ])
      expect(cardOf(monday, 'v')).toContain(part)
    // Never by the colour alone.
    expect(cardOf(monday, 'v')).toContain('Planned')
    expect(cardOf(monday, 'done')).toMatch(/✓.*Done/s)
    expect(cardOf(monday, 'off')).toMatch(/✕.*Cancelled/s)
    expect(cardOf(monday, 'done')).toContain('No technician')
    expect(sectionOf(html, '2030-01-08')).toContain('No visit')
    // What took place, or does not, is not dragged by accident.
    expect(cardOf(monday, 'v')).toContain('data-visit="v" data-version="1" data-day="2030-01-07" data-minute="600"')
    for (const id of ['done', 'off']) expect(cardOf(monday, id)).not.toContain('data-visit')
  })

  it('keeps view, day and technician in every address it leads to', async () => {
    const { office } = await openOffice()
    const { html } = await shownOn(office, 'view=week&day=2030-01-09&technician=staff-technician')
    for (const address of [
      ...['view=day&amp;day=2030-01-09', 'view=month&amp;day=2030-01-09', 'view=week&amp;day=2030-01-16'],
      ...['view=week&amp;day=2030-01-02', 'view=day&amp;day=2030-01-07'],
    ])
      expect(html).toContain(`href="/admin/calendar?${address}&amp;technician=staff-technician"`)
    expect(html).toContain('Only: The technician')
    const month = await shownOn(office, 'view=month&day=2030-01-31')
    expect(month.html).toMatch(/rel="next" href="[^"]*day=2030-02-01"/)
    expect(month.html).toMatch(/rel="prev" href="[^"]*day=2029-12-01"/)
  })

  it('shows a technician’s visits, or those of nobody, and no others', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'theirs' }, ['staff-technician', 'staff-idle'])
    await putVisit(world, { id: 'other' }, ['staff-idle'])
    await putVisit(world, { id: 'free' })
    for (const view of ['day', 'week', 'month']) {
      const shown = async (who: string) => (await shownOn(office, `view=${view}&day=2030-01-07&technician=${who}`)).ids
      expect(await shown('staff-technician')).toEqual(['theirs'])
      expect(await shown('staff-idle')).toEqual(['other', 'theirs'])
      expect(await shown('nobody')).toEqual(['free'])
      expect(await shown('staff-unknown')).toEqual([])
    }
  })

  it('shows what began before and reaches into it, in each of its days, and its name once', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'month', startAt: new Date(+jan7(9) - 29 * 86_400_000), endAt: jan7(9) })
    await putVisit(world, { id: 'night', startAt: new Date('2030-01-06T22:00Z'), endAt: new Date('2030-01-07T04:00Z') })
    await putVisit(world, { id: 'over', startAt: new Date('2030-01-06T20:00Z'), endAt: new Date('2030-01-06T23:00Z') })
    const { html } = await shownOn(office, 'view=week&day=2030-01-07')
    const monday = sectionOf(html, '2030-01-07')
    expect(monday).toContain('/admin/visits/month"')
    expect(monday).toContain('/admin/visits/night"')
    expect(html).not.toContain('/admin/visits/over"')
    expect(sectionOf(html, '2030-01-08')).not.toContain('/admin/visits/month"')
    const sunday = await shownOn(office, 'view=week&day=2030-01-01')
    expect(sectionOf(sunday.html, '2030-01-06').match(/class="slot /g)).toHaveLength(3)
    expect(sunday.html.match(/id="visit-month"/g) ?? []).toHaveLength(0)
    const counted = await shownOn(office, 'view=month&day=2030-01-07')
    const of = (day: string) =>
      /class="total[^"]*">(\d+)/.exec(counted.html.slice(counted.html.indexOf(`data-day="${day}"`)))?.[1]
    expect([of('2030-01-05'), of('2030-01-06'), of('2030-01-07'), of('2030-01-08')]).toEqual(['1', '3', '1', '0'])
  })

  it('has 23 and 25 hours on the days on which the clock changes, and loses no visit of them', async () => {
    const { world, office } = await openOffice()
    for (const [id, at] of [
      ['first', '2030-10-26T22:00Z'],
      ['twice', '2030-10-27T01:30Z'],
      ['last', '2030-10-27T22:30Z'],
    ] as const)
      await putVisit(world, { id, startAt: new Date(at), endAt: new Date(+new Date(at) + 1_800_000) })
    expect((await shownOn(office, 'view=day&day=2030-10-27')).ids).toEqual(['first', 'twice', 'last'])
    expect((await shownOn(office, 'view=day&day=2030-10-28')).ids).toEqual([])
  })

  it('shows a week as lists where three are at one time, and what is too much for a day leads on', async () => {
    const { world, office } = await openOffice()
    for (const id of ['a', 'b']) await putVisit(world, { id })
    const two = await shownOn(office, 'view=week&day=2030-01-07')
    expect(two.html).toMatch(/id="visit-b"[^>]*>|class="slot planned h3 q0 t1 s0 l1 of2"/)
    expect(two.html).not.toContain('calendar week dense')
    await putVisit(world, { id: 'c' })
    const three = await shownOn(office, 'view=week&day=2030-01-07')
    expect(three.html).toContain('calendar week dense')
    expect(three.ids).toEqual(['a', 'b', 'c'])
    // On its own page a day has room for a whole team, and shows what has none all the same.
    for (let more = 0; more < 25; more += 1) await putVisit(world, { id: `m${more}` })
    const day = await shownOn(office, 'view=day&day=2030-01-07')
    expect(new Set(day.ids).size).toBe(28)
    expect(day.html).toContain('l7 of8')
    const week = await shownOn(office, 'view=week&day=2030-01-07')
    expect(week.ids).toHaveLength(24)
    expect(sectionOf(week.html, '2030-01-07')).toMatch(/class="more" href="[^"]*view=day&amp;day=2030-01-07"/)
  })

  it('says of planned visits whose technician is elsewhere at that time, and of no others', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'one', endAt: jan7(11) }, ['staff-technician', 'staff-idle'])
    await putVisit(world, { id: 'two', startAt: jan7(10), endAt: jan7(12) }, ['staff-technician'])
    await putVisit(world, { id: 'after', startAt: jan7(12), endAt: jan7(13) }, ['staff-technician'])
    await putVisit(world, { id: 'other', startAt: jan7(12), endAt: jan7(13) }, ['staff-idle'])
    await putVisit(world, { id: 'off', startAt: jan7(12), endAt: jan7(13), status: 'cancelled' }, ['staff-idle'])
    const { html } = await shownOn(office, 'view=day&day=2030-01-07')
    const clashing = ['one', 'two', 'after', 'other', 'off'].filter((id) => cardOf(html, id).includes('Same time'))
    expect(clashing).toEqual(['one', 'two'])
  })

  it('marks today, and opens there where its address says nothing that makes sense', async () => {
    const { office } = await openOffice()
    for (const query of ['', 'view=year&day=2030-02-31', 'day=2030-13-01&view=week', 'day=1999-01-01']) {
      const { html } = await shownOn(office, query)
      expect(html.match(/aria-current="date"/g)).toHaveLength(1)
      expect(html).toMatch(/class="calendar week/)
    }
    expect((await shownOn(office, 'view=week&day=2030-01-07')).html).not.toContain('aria-current="date"')
  })

  it('plans a visit on the day it shows, and carries the time through the choice of a job', async () => {
    const { world, office } = await openOffice()
    await env.DB.prepare("update visits set status = 'cancelled' where company_id = ? and job_id = 'job-bob'")
      .bind(world.companyId)
      .run()
    const { html } = await shownOn(office, 'view=day&day=2030-01-07')
    expect(html).toContain('href="/admin/visits/new?job=job-bob&amp;start=2030-01-07T09%3A00"')
    expect(html).not.toContain('id="job-job-alice"')
    expect(html).toContain('href="/admin/visits/new?start=2030-01-07T09%3A00"')
    const choice = await (await office.get('/admin/visits/new?start=2030-01-07T09:00')).text()
    expect(choice).toContain('href="/admin/visits/new?job=job-alice&amp;start=2030-01-07T09%3A00"')
    const form = await (await office.get('/admin/visits/new?job=job-alice&start=2030-01-07T09:00')).text()
    expect(form).toMatch(/name="start"[^>]*value="2030-01-07T09:00"/)
  })

  it('says that no job waits where each has a date', async () => {
    const { office } = await openOffice()
    expect((await shownOn(office, '')).html).toContain('Each job under way has a visit to come')
  })

  it('is not there for technicians', async () => {
    const { world } = await openOffice()
    const technician = await asStaff(world, 'technician')
    expect((await technician.get('/admin/calendar')).status).toBe(404)
    expect(await (await technician.get('/admin')).text()).not.toContain('/admin/calendar')
  })
})
