import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff, cookieFor, visitor } from '../support/as.ts'
import { linesOf } from '../support/jobs.ts'
import { tripsOf } from '../support/recorder.ts'
import { putRequest, requestIn, stepsIn, wall } from '../support/requests.ts'
import { jan7, openOffice, postForm, putVisit, sentTo, visitIn } from '../support/site-visits.ts'
import type { World } from '../support/world.ts'

const asWished = { turn: '1', start: wall(10), end: wall(11) }
const visitsOf = async ({ companyId }: World, id: string) =>
  (await env.DB.prepare('select count(*) as n from visits where company_id = ? and id = ?')
    .bind(companyId, id)
    .first('n')) as number

it('a request is confirmed at the time wished for, with those who go, in two round trips, and told', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const { answer, trips } = await tripsOf(() =>
    postForm(office, world, '/admin/requests/wish/confirmation', [
      ...Object.entries(asWished),
      ...([
        ['technicians', 'staff-technician'],
        ['technicians', 'staff-idle'],
      ] as [string, string][]),
    ]),
  )
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/admin/requests/wish?done=confirmed')
  expect(trips).toHaveLength(2)
  expect(await visitIn(world, 'wish')).toMatchObject({
    ...{ start_at: jan7(9).getTime(), end_at: jan7(10).getTime(), status: 'planned', comments: 'Please ring twice.' },
    ...{ job_id: world.alice.jobId, customer_id: world.alice.id },
  })
  expect((await sentTo(world, 'wish')).map(({ staff_id }) => staff_id)).toEqual(['staff-idle', 'staff-technician'])
  expect(await stepsIn(world, 'wish')).toEqual([
    { status: 'pending', by: 'customer', name: null, reason: null },
    { status: 'confirmed', by: 'staff', name: 'The office', reason: null },
  ])
  const [line] = await linesOf(world, 'request_confirmed')
  expect(line).toMatchObject({ subject_id: 'wish', customer_id: world.alice.id, actor_name: 'The office' })
  expect(JSON.parse(line?.details ?? '')).toEqual({
    start: '2030-01-07 10:00',
    end: '2030-01-07 11:00',
    technicians: 'The idle, The technician',
  })
  const html = await (await office.get('/admin/requests/wish?done=confirmed')).text()
  expect(html).toContain('The visit is planned. The customer is told.')
  expect(html).toContain('href="/admin/visits/wish"')
  expect(html).toContain('The office confirmed it')
  expect(html).not.toContain('action="/admin/requests/wish/confirmation"')
})

it('the list confirms in one press, and says so', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const list = await (await office.get('/admin/requests')).text()
  expect(list).toContain('href="/admin/requests/wish"')
  const form = /<form[^>]*action="\/admin\/requests\/wish\/confirmation"[^>]*>(.*?)<\/form>/s.exec(list)?.[1] ?? ''
  const fields = Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  )
  expect(fields).toEqual({ ...asWished, from: 'list' })
  const answer = await office.post('/admin/requests/wish/confirmation', fields)
  expect(answer.headers.get('Location')).toBe('/admin/requests?done=confirmed')
  expect(await visitsOf(world, 'wish')).toBe(1)
  expect(await (await office.get('/admin/requests?done=confirmed')).text()).toContain('It is confirmed.')
})

it('a time that the customer has not wished for needs their consent, and is ready to be offered instead', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish', wishes: [{ start: jan7(13).getTime(), end: jan7(17).getTime() }] })
  const other = { turn: '1', start: wall(19), end: wall(20) }
  const refused = await office.post('/admin/requests/wish/confirmation', other)
  expect(refused.status).toBe(422)
  const html = await refused.text()
  expect(html).toContain('The customer has not wished for this time.')
  expect(html).toMatch(/<details class="card" open="">/)
  expect(html).toMatch(/name="start1"[^>]*value="2030-01-07T19:00"/)
  expect(html).toMatch(/name="start"[^>]*value="2030-01-07T19:00"/)
  expect(await visitsOf(world, 'wish')).toBe(0)
  // Within one of the spans that suit it needs none; with consent any time will do.
  expect(
    (await office.post('/admin/requests/wish/confirmation', { turn: '1', start: wall(15), end: wall(16) })).status,
  ).toBe(303)
  await putRequest(world, { id: 'second' })
  expect((await office.post('/admin/requests/second/confirmation', { ...other, agreed: 'yes' })).status).toBe(303)
  expect(await visitIn(world, 'second')).toMatchObject({ start_at: jan7(18).getTime() })
  const [, line] = await linesOf(world, 'request_confirmed')
  expect(JSON.parse(line?.details ?? '')).toMatchObject({ agreed: true })
})

it('what is typed wrong comes back beside its field with what was typed', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const post = (fields: [string, string][]) => postForm(office, world, '/admin/requests/wish/confirmation', fields)
  const answer = await post([
    ...([
      ['turn', '1'],
      ['start', wall(11)],
      ['end', wall(10)],
      ['agreed', 'yes'],
      ['technicians', 'staff-idle'],
    ] as [string, string][]),
  ])
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('The end has to come after the start.')
  expect(html).toMatch(/value="staff-idle" checked/)
  expect(html).toMatch(/name="agreed" value="yes" checked/)
  const gone = await post([...Object.entries(asWished), ['technicians', 'staff-owner']])
  expect(gone.status).toBe(422)
  expect(await gone.text()).toContain('no longer one of the technicians')
  expect((await post([['turn', '1']])).status).toBe(422)
  expect(await visitsOf(world, 'wish')).toBe(0)
})

it('a visit that is to be moved moves with its technicians; one to be called off is', async () => {
  const { world, office } = await openOffice()
  await putVisit(world, { id: 'tap' }, ['staff-technician'])
  await putRequest(world, { id: 'move', kind: 'move', visitId: 'tap', startAt: jan7(13), endAt: jan7(14) })
  const page = await (await office.get('/admin/requests/move')).text()
  expect(page).toContain('Customer alice would like another time')
  expect(page).toContain('href="/admin/visits/tap"')
  expect(page).not.toContain('name="technicians"')
  // Who is smuggled in does not go.
  const answer = await office.post('/admin/requests/move/confirmation', {
    turn: '1',
    start: wall(14),
    end: wall(15),
    technicians: 'staff-idle',
  })
  expect(answer.status).toBe(303)
  expect(await visitIn(world, 'tap')).toMatchObject({ start_at: jan7(13).getTime(), version: 2, status: 'planned' })
  expect((await sentTo(world, 'tap')).map(({ staff_id, start_at }) => [staff_id, start_at])).toEqual([
    ['staff-technician', jan7(13).getTime()],
  ])

  await putRequest(world, {
    id: 'off',
    kind: 'cancel',
    visitId: 'tap',
    startAt: jan7(13),
    endAt: jan7(14),
    expiresAt: jan7(13),
  })
  const form = await (await office.get('/admin/requests/off')).text()
  expect(form).not.toContain('name="start"')
  expect(form).not.toContain('/proposals')
  expect((await office.post('/admin/requests/off/confirmation', { turn: '1' })).status).toBe(303)
  expect(await visitIn(world, 'tap')).toMatchObject({ status: 'cancelled' })
  expect(await requestIn(world, 'off')).toMatchObject({ status: 'confirmed', visit_start: null })
})

it('a time is the clock’s: what it leaps over is refused, and of what it shows twice the one wished for is meant', async () => {
  const { world, office } = await openOffice()
  const second = new Date(Date.UTC(2030, 9, 27, 1, 30))
  await putRequest(world, { id: 'wish', startAt: second, endAt: new Date(Date.UTC(2030, 9, 27, 3)), expiresAt: second })
  const answer = await office.post('/admin/requests/wish/confirmation', {
    turn: '1',
    start: '2030-10-27T02:30',
    end: '2030-10-27T04:00',
  })
  expect(answer.status).toBe(303)
  expect(await visitIn(world, 'wish')).toMatchObject({ start_at: second.getTime() })
  await putRequest(world, { id: 'leapt' })
  const leapt = await office.post('/admin/requests/leapt/confirmation', {
    turn: '1',
    start: '2030-03-31T02:30',
    agreed: 'yes',
  })
  expect(leapt.status).toBe(422)
  expect(await leapt.text()).toContain('This time does not exist on that day')
})

it('what is smuggled into the form changes nothing else of the request', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const smuggled = {
    companyId: 'x',
    customerId: world.bob.id,
    jobId: world.bob.jobId,
    status: 'accepted',
    visitStart: '1',
    id: world.bob.requestId,
  }
  expect((await office.post('/admin/requests/wish/confirmation', { ...asWished, ...smuggled })).status).toBe(303)
  expect(await requestIn(world, 'wish')).toMatchObject({
    status: 'confirmed',
    customer_id: world.alice.id,
    visit_start: jan7(9).getTime(),
  })
  expect(await requestIn(world, world.bob.requestId)).toMatchObject({ status: 'pending', turn: 1 })
})

it('a request that is not there, or a technician’s press, is answered as what never was', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  expect((await office.post('/admin/requests/none/confirmation', asWished)).status).toBe(404)
  expect((await office.get('/admin/requests/none')).status).toBe(404)
  const technician = await asStaff(world, 'technician')
  expect((await technician.post('/admin/requests/wish/confirmation', asWished)).status).toBe(404)
  expect((await technician.get('/admin/requests/wish')).status).toBe(404)
  const customer = visitor(
    world.host,
    await cookieFor(world, { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId }),
  )
  expect((await customer.post('/admin/requests/wish/confirmation', asWished)).status).toBe(303)
  expect(await visitsOf(world, 'wish')).toBe(0)
})
