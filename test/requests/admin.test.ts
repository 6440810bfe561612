import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { addRequests, addVisits } from '../support/day.ts'
import { tripsOf } from '../support/recorder.ts'
import { putRequest } from '../support/requests.ts'
import { jan7, openOffice, putVisit } from '../support/site-visits.ts'
import { makeWorld, secret } from '../support/world.ts'

it('requests leave as a file, those of the state shown alone, on the company’s clock and safe for spreadsheets', async () => {
  const world = await makeWorld()
  await env.DB.batch([
    ...['pending', 'declined'].map((status) =>
      env.DB.prepare(
        `insert into visit_requests (company_id, customer_id, id, job_id, start_at, end_at, comments, status, expires_at,
           changed_at, created_at) values (?1, ?2, ?3, ?4, ?5, ?5 + 7200000, '=cmd|calc', ?3, ?5 + 7200000, ?5, ?5)`,
      ).bind(world.companyId, world.alice.id, status, world.alice.jobId, Date.UTC(2026, 11, 1, 8)),
    ),
  ])
  const office = await asStaff(world, 'office')
  // The company of the host is kept from here on.
  await office.get('/admin/sign-in')
  const { answer, trips } = await tripsOf(() => office.get('/admin/requests/export?show=over'))
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain("2026-12-01 09:00,2026-12-01 11:00,Declined,2026-12-01 09:00,'=cmd|calc")
  // The first page of rows, the check of the session and the reader's language come in one.
  expect(trips).toHaveLength(1)
})

it('a customer’s page shows the files of all their jobs', async () => {
  const world = await makeWorld()
  await env.DB.prepare(
    `insert into attachments (company_id, customer_id, id, job_id, name, kind, content_type, size_bytes, sha256, created_by,
       stored_at, created_at) values (?1, ?2, 'file', ?3, 'plan.pdf', 'document', 'application/pdf', 9, ?4, 'Office', 1, 1)`,
  )
    .bind(world.companyId, world.alice.id, world.alice.jobId, 'a'.repeat(64))
    .run()
  const office = await asStaff(world, 'office')
  expect(await (await office.get(`/admin/customers/${world.alice.id}`)).text()).toContain('plan.pdf')
  expect(await (await office.get(`/admin/customers/${world.bob.id}`)).text()).not.toContain('plan.pdf')
})

const rowsOf = (trips: { rowsRead: number }[]) => trips.reduce((sum, { rowsRead }) => sum + rowsRead, 0)

it('a request’s page says who asks for what, what stands beside it and what happened, for few rows in one trip', async () => {
  const { world, office } = await openOffice()
  await addVisits(world, 3000, new Date(Date.UTC(2029, 11, 20)))
  await putVisit(world, { id: 'tap', startAt: jan7(7), endAt: jan7(8) }, ['staff-technician'])
  const wishes = [{ start: jan7(14).getTime(), end: jan7(15).getTime() }]
  await putRequest(world, { id: 'wish', wishes })
  const { answer, trips } = await tripsOf(() => office.get('/admin/requests/wish'))
  const html = await answer.text()
  for (const said of ['Customer alice would like a visit', 'Job of alice', 'Please ring twice.', 'Cellar of alice'])
    expect(html).toContain(said)
  expect(html).toContain('Came in today')
  expect(html).toContain('Customer alice asked for it')
  expect(html).toContain('href="/admin/requests/wish?start=2030-01-07T15%3A00&amp;end=2030-01-07T16%3A00#confirmation"')
  expect(html).toContain('Visits on Monday 7 January 2030')
  expect(html).toContain('href="/admin/visits/tap"')
  // Notes between staff are about the customer, and no business of an answer.
  expect(html).not.toContain(secret)
  expect(trips).toHaveLength(1)
  expect(rowsOf(trips)).toBeLessThanOrEqual(40)
})

it('what stands against a time is shown before it is confirmed, and does not keep one from it', async () => {
  const { world, office } = await openOffice()
  const elsewhere = { startAt: jan7(10, 15), endAt: jan7(11) }
  await putVisit(world, { id: 'same', startAt: jan7(8), endAt: jan7(9, 30) }, ['staff-technician'])
  await putVisit(world, { id: 'near', ...elsewhere, jobId: world.bob.jobId, customerId: world.bob.id }, ['staff-idle'])
  await putVisit(world, { id: 'long', startAt: new Date(jan7(9).getTime() - 5 * 86_400_000), endAt: jan7(20) }, [
    'staff-idle',
  ])
  await putRequest(world, { id: 'wish' })
  const look = async (...technicians: string[]) => {
    const query = new URLSearchParams([
      ['start', '2030-01-07T10:00'],
      ['end', '2030-01-07T11:00'],
      ...technicians.map((id) => ['technicians', id]),
    ])
    const { answer, trips } = await tripsOf(() => office.get(`/admin/requests/wish?${query}`))
    expect(trips).toHaveLength(1)
    return answer.text()
  }
  expect(await look()).toContain('Tick technicians to see their other visits.')
  const one = await look('staff-technician')
  expect(one).toContain('The technician has another visit at the same time')
  expect(one).toMatch(/value="staff-technician" checked/)
  const both = await look('staff-technician', 'staff-idle')
  expect(both.match(/has another visit at the same time/g)).toHaveLength(2)
  expect(both).toContain('The idle has less than 30 minutes to get there')
  expect(both).toContain('None of this keeps you from confirming.')
  const confirmed = await office.post('/admin/requests/wish/confirmation', {
    ...{ turn: '1', start: '2030-01-07T10:00', end: '2030-01-07T11:00', technicians: 'staff-idle' },
  })
  expect(confirmed.status).toBe(303)
})

it('whoever goes to a visit that is to be moved is looked at without asking, beside all but that visit', async () => {
  const { world, office } = await openOffice()
  await putVisit(world, { id: 'tap' }, ['staff-technician'])
  await putVisit(world, { id: 'same', startAt: jan7(13), endAt: jan7(14) }, ['staff-technician'])
  await putRequest(world, { id: 'move', kind: 'move', visitId: 'tap', startAt: jan7(13), endAt: jan7(14) })
  const html = await (await office.get('/admin/requests/move')).text()
  expect(html.match(/has another visit at the same time/g)).toHaveLength(1)
  expect(html).toContain('href="/admin/visits/same"')
  const query = 'start=2030-01-07T10:15&end=2030-01-07T10:45'
  expect(await (await office.get(`/admin/requests/move?${query}`)).text()).toContain('Nothing stands in the way')
  // Who goes is not read as free: this is answered on its page, not in the list.
  expect(await (await office.get('/admin/requests')).text()).not.toContain('action="/admin/requests/move/confirmation"')
})

it('a list of five thousand requests costs what it shows', async () => {
  const { world, office } = await openOffice()
  await addRequests(world, 5000, new Date(Date.UTC(2029, 0, 1)))
  const { answer, trips } = await tripsOf(() => office.get('/admin/requests'))
  expect((await answer.text()).match(/class="row visit"/g)).toHaveLength(25)
  expect(trips).toHaveLength(1)
  expect(rowsOf(trips)).toBeLessThanOrEqual(110)
})

it('what an address is tampered with is left out, and shows the page all the same', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  for (const query of [
    'start=x&end=y',
    `start1=&technicians=${'x'.repeat(3000)}`,
    'done=confirmed',
    'start=2030-01-07T10:00&technicians=%27&until=%00&message=%00',
  ])
    expect((await office.get(`/admin/requests/wish?${query}`)).status).toBe(200)
  expect(await (await office.get('/admin/requests/wish?done=confirmed')).text()).not.toContain('The visit is planned.')
})

it('a time outside the opening hours is told in the list and beside the form, and may be confirmed all the same', async () => {
  const world = await makeWorld()
  const hours = [{ from: '08:00', until: '10:30' }]
  const planning = { hours: [hours, hours, hours, hours, hours, [], []], publicHolidays: false, closings: [] }
  await env.DB.prepare('update companies set planning = ?2 where id = ?1')
    .bind(
      world.companyId,
      JSON.stringify({ ...planning, noticeHours: 24, horizonDays: 90, slotMinutes: 60, emergencyPhone: null }),
    )
    .run()
  await putRequest(world, { id: 'wish' })
  const office = await asStaff(world, 'office')
  expect(await (await office.get('/admin/requests')).text()).toContain('Outside the opening hours.')
  expect(await (await office.get('/admin/requests/wish')).text()).toContain(
    'Outside the opening hours: Monday 7 January 2030',
  )
  const open = await (await office.get('/admin/requests/wish?start=2030-01-07T09:00&end=2030-01-07T10:00')).text()
  expect(open).not.toContain('Outside the opening hours')
  const typed = { turn: '1', start: '2030-01-07T10:00', end: '2030-01-07T11:00' }
  expect((await office.post('/admin/requests/wish/confirmation', typed)).status).toBe(303)
})
