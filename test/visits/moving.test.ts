import { describe, expect, it } from 'vitest'
import { tripsOf } from '../support/recorder.ts'
import { fieldsOf, jan7, openOffice, postForm, putVisit, sentTo, toldOf, visitIn } from '../support/site-visits.ts'

const back = '/admin/calendar?view=week&day=2030-01-07&technician=staff-technician'
const timesOf = async (...[world, id]: Parameters<typeof visitIn>) => {
  const visit = await visitIn(world, id)
  return visit && [visit.start_at, visit.end_at].map((at) => new Date(at).toISOString().slice(0, 16))
}

describe('the form that moves a visit', () => {
  it('opens in one round trip at its start, with who goes', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    const { answer, trips } = await tripsOf(() => office.get(`/admin/visits/v/time?back=${encodeURIComponent(back)}`))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect(html).toMatch(/name="start"[^>]*value="2030-01-07T10:00"/)
    expect(html).toMatch(/name="end"[^>]*value=""/)
    expect(html).toContain('The technician')
    expect(html).toContain(`name="back" value="${back.replaceAll('&', '&amp;')}"`)
    expect(await (await office.get('/admin/visits/v')).text()).toContain('href="/admin/visits/v/time"')
  })

  it('moves it in two round trips, keeps its length, tells it, and leads back to where one was', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v', endAt: jan7(10, 30), comments: 'Ring', internalNotes: 'Dog' }, ['staff-idle'])
    const { answer, trips } = await tripsOf(() =>
      office.post('/admin/visits/v/time', { start: '2030-01-09T14:00', end: '', version: '1', back }),
    )
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(answer.headers.get('Location')).toBe(`${back}&moved=v&was=2030-01-07T10%3A00%2F2030-01-07T11%3A30#visit-v`)
    expect(await timesOf(world, 'v')).toEqual(['2030-01-09T13:00', '2030-01-09T14:30'])
    expect(await visitIn(world, 'v')).toMatchObject({ version: 2, comments: 'Ring', internal_notes: 'Dog' })
    expect(await sentTo(world, 'v')).toMatchObject([
      { staff_id: 'staff-idle', start_at: new Date('2030-01-09T13:00Z').getTime() },
    ])
    expect(await toldOf(world)).toMatchObject([
      {
        did: 'visit_changed',
        details: {
          start: '2030-01-07 10:00 → 2030-01-09 14:00',
          end: '2030-01-07 11:30 → 2030-01-09 15:30',
        },
      },
    ])
  })

  it('says in the calendar what it moved, and takes it back on a press', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    const moved = await office.post('/admin/visits/v/time', { start: '2030-01-08T10:00', version: '1', back })
    const html = await (await office.get(moved.headers.get('Location')?.split('#')[0] ?? '')).text()
    expect(html).toMatch(/role="status".*Customer alice: visit moved, Tuesday 8 January 2030, 10:00–11:00/s)
    const undo = /<form method="post" action="\/admin\/visits\/v\/time".*?<\/form>/s.exec(html)?.[0] ?? ''
    const fields = [...undo.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&amp;', '&'),
    ])
    const answer = await office.post('/admin/visits/v/time', Object.fromEntries(fields))
    expect(answer.headers.get('Location')).toBe(`${back}&moved=v&undone=yes#visit-v`)
    expect(await timesOf(world, 'v')).toEqual(['2030-01-07T09:00', '2030-01-07T10:00'])
    const now = await (await office.get(answer.headers.get('Location')?.split('#')[0] ?? '')).text()
    expect(now).toContain('the visit is back where it was')
    expect(now).not.toContain('name="undo"')
  })

  it('takes an end that is typed, and refuses one before the start beside its field', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' })
    const times = { start: '2030-01-08T10:00', end: '2030-01-08T16:00' }
    const answer = await office.post('/admin/visits/v/time', { ...times, version: '1' })
    expect(answer.headers.get('Location')).toBe('/admin/visits/v?done=saved')
    expect(await timesOf(world, 'v')).toEqual(['2030-01-08T09:00', '2030-01-08T15:00'])
    for (const [wrong, field] of [
      [{ start: '2030-01-08T10:00', end: '2030-01-08T09:00' }, 'end'],
      [{ start: '', end: '' }, 'start'],
      [{ start: '2030-03-31T02:30', end: '' }, 'start'],
      [{ day: '2030-01-41', minute: '600' }, 'start'],
    ] as const) {
      const refused = await office.post('/admin/visits/v/time', { ...wrong, version: '2' })
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain(`id="${field}-error"`)
    }
    expect(await visitIn(world, 'v')).toMatchObject({ version: 2 })
  })

  it('comes back to no page but the calendar’s of this host', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' })
    let version = 0
    for (const bad of ['https://evil.example/admin/calendar', '//evil.example', '/portal', '/admin/calendarium', 'x']) {
      version += 1
      const start = `2030-01-${10 + version}T10:00`
      const answer = await office.post('/admin/visits/v/time', { start, version: `${version}`, back: bad })
      expect(answer.headers.get('Location')).toBe('/admin/visits/v?done=saved')
    }
  })
})

describe('a drop in the calendar', () => {
  it('moves a visit to the nearest quarter of its day', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' })
    await office.post('/admin/visits/v/time', { day: '2030-01-10', minute: '487.6', version: '1', back })
    expect(await timesOf(world, 'v')).toEqual(['2030-01-10T07:15', '2030-01-10T08:15'])
    await office.post('/admin/visits/v/time', { day: '2030-01-10', minute: '-300', version: '2', back })
    expect(await timesOf(world, 'v')).toEqual(['2030-01-09T23:00', '2030-01-10T00:00'])
  })

  it('where it was changes nothing and tells nothing', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' })
    const answer = await office.post('/admin/visits/v/time', { day: '2030-01-07', minute: '600', version: '1', back })
    expect(answer.status).toBe(303)
    expect([(await visitIn(world, 'v'))?.version, await toldOf(world)]).toEqual([1, []])
  })
})

describe('moving over what someone else has changed', () => {
  it('shows both times, and moves when asked again', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' })
    await office.post('/admin/visits/v/time', { start: '2030-01-08T10:00', version: '1' })
    const late = await office.post('/admin/visits/v/time', { day: '2030-01-09', minute: '720', version: '1', back })
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('Someone else changed this record')
    expect(html).toMatch(/name="start"[^>]*value="2030-01-09T12:00"/)
    expect(html).toMatch(/id="start-meanwhile"[^>]*>Stored meanwhile: 8 Jan 2030, 10:00/)
    expect(html).toContain('name="version" value="2"')
    expect(html).toContain('name="back"')
    const again = await office.post('/admin/visits/v/time', { start: '2030-01-09T12:00', version: '2', back })
    expect(again.status).toBe(303)
    expect(await timesOf(world, 'v')).toEqual(['2030-01-09T11:00', '2030-01-09T12:00'])
  })

  it('fifty at once give one result', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        office.post('/admin/visits/v/time', { day: '2030-01-08', minute: `${place * 15}`, version: '1', back }),
      ),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
    const place = answers.findIndex(({ status }) => status === 303)
    const start = new Date('2030-01-07T23:00Z').getTime() + place * 900_000
    expect(await visitIn(world, 'v')).toMatchObject({ version: 2, start_at: start, end_at: start + 3_600_000 })
    expect(await sentTo(world, 'v')).toMatchObject([{ start_at: start }])
    expect(await toldOf(world)).toHaveLength(1)
  })

  it('of a visit that is gone finds nothing', async () => {
    const { office } = await openOffice()
    expect((await office.get('/admin/visits/gone/time')).status).toBe(404)
    expect((await office.post('/admin/visits/gone/time', { start: '2030-01-08T10:00', version: '1' })).status).toBe(404)
  })
})

describe('what else those who go have', () => {
  it('is said on the form that moves, for the time that is stored and the one that was typed', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    await putVisit(world, { id: 'same', startAt: jan7(9, 30), endAt: jan7(11) }, ['staff-technician'])
    await putVisit(world, { id: 'later', startAt: jan7(15), endAt: jan7(16) }, ['staff-technician'])
    expect(await (await office.get('/admin/visits/v/time')).text()).toMatch(
      /Two visits at the same time.*href="\/admin\/visits\/same"/s,
    )
    await office.post('/admin/visits/v/time', { start: '2030-01-07T20:00', version: '1' })
    const { answer, trips } = await tripsOf(() =>
      office.post('/admin/visits/v/time', { start: '2030-01-07T16:30', version: '1' }),
    )
    expect([answer.status, trips.length]).toEqual([409, 2])
    const html = await answer.text()
    expect(html).toContain('href="/admin/visits/later"')
    expect(html).not.toContain('href="/admin/visits/same"')
  })

  it('is said beside the times of a new visit and of a change, once and without being in the way', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'there' }, ['staff-technician'])
    const query = 'job=job-bob&start=2030-01-07T11:15&technicians=staff-technician'
    const { answer, trips } = await tripsOf(() => office.get(`/admin/visits/new?${query}`))
    expect(trips).toHaveLength(1)
    // At another customer's a quarter of an hour later: no time for the way.
    expect(await answer.text()).toMatch(/Little time between two visits.*href="\/admin\/visits\/there"/s)
    expect(
      await (
        await office.get('/admin/visits/new?job=job-alice&start=2030-01-07T11:15&technicians=staff-technician')
      ).text(),
    ).not.toContain('Little time')
    const typed = fieldsOf({ job: 'job-bob', status: 'lost' }, ['staff-technician'])
    const refused = await postForm(office, world, '/admin/visits', typed)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/Two visits at the same time.*href="\/admin\/visits\/there"/s)
    await putVisit(world, { id: 'v', startAt: jan7(9, 30) }, ['staff-technician'])
    expect(await (await office.get('/admin/visits/v/edit')).text()).toContain('href="/admin/visits/there"')
  })
})
