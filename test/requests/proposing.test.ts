import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { linesOf } from '../support/jobs.ts'
import { tripsOf } from '../support/recorder.ts'
import { putRequest, requestIn, stepAside, stepsIn, wall } from '../support/requests.ts'
import { jan7, openOffice, postForm, putVisit, sentTo, visitIn } from '../support/site-visits.ts'

const day = 24 * 60 * 60 * 1000
const two = { turn: '1', start1: wall(14), end1: wall(15), start2: wall(16), end2: '' }

it('up to three times are offered with a message, good for three days, in two round trips, and nothing is planned', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const before = Date.now()
  const { answer, trips } = await tripsOf(() =>
    postForm(office, world, '/admin/requests/wish/proposals', [
      ...Object.entries({ ...two, message: 'The morning is full.' }),
      ['technicians', 'staff-idle'],
    ]),
  )
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/admin/requests/wish?done=proposed')
  expect(trips).toHaveLength(2)
  const row = await requestIn(world, 'wish')
  expect(row).toMatchObject({ status: 'proposed', turn: 2, reason: 'The morning is full.', changed_by: 'staff' })
  expect(JSON.parse(row?.offers ?? '')).toEqual([
    { start: jan7(13).getTime(), end: jan7(14).getTime() },
    { start: jan7(15).getTime(), end: jan7(16).getTime() },
  ])
  expect(JSON.parse(row?.technician_ids ?? '')).toEqual(['staff-idle'])
  expect((row?.expires_at ?? 0) - before).toBeGreaterThanOrEqual(3 * day)
  expect((row?.expires_at ?? 0) - before).toBeLessThan(3 * day + 60_000)
  expect(await visitIn(world, 'wish')).toBeNull()
  const [line] = await linesOf(world, 'request_proposed')
  expect(JSON.parse(line?.details ?? '')).toEqual({ times: '2030-01-07 14:00, 2030-01-07 16:00' })
  const html = await (await office.get('/admin/requests/wish?done=proposed')).text()
  expect(html).toContain('The times are offered.')
  expect(html).toContain('The office offered times')
  expect(html).toContain('The morning is full.')
})

it('what the customer accepts of it becomes a visit with those who were offered', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  await postForm(office, world, '/admin/requests/wish/proposals', [
    ...Object.entries(two),
    ['technicians', 'staff-idle'],
  ])
  await stepAside(world, 'wish', 'accepted', { visitStart: jan7(15).getTime(), visitEnd: jan7(16).getTime() })
  expect(await visitIn(world, 'wish')).toMatchObject({ start_at: jan7(15).getTime() })
  expect((await sentTo(world, 'wish')).map(({ staff_id }) => staff_id)).toEqual(['staff-idle'])
  // An answer that comes later changes nothing.
  const late = await office.post('/admin/requests/wish/proposals', { ...two, turn: '2', message: 'Too late.' })
  expect(late.status).toBe(409)
  const html = await late.text()
  expect(html).toContain('Meanwhile: Customer alice accepted a time, just now.')
  expect(html).toContain('Too late.')
  expect(html).toContain('2030-01-07 14:00 – 2030-01-07 15:00')
})

it('an offer ends when the last time offered begins, however long it was to be good for', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const soon = new Date(Math.ceil(Date.now() / day) * day + 9 * 60 * 60 * 1000)
  const typed = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })
  const answer = await office.post('/admin/requests/wish/proposals', {
    turn: '1',
    start1: typed.format(soon),
    until: '30',
  })
  expect(answer.status).toBe(303)
  expect((await requestIn(world, 'wish'))?.expires_at).toBe(soon.getTime())
})

it.each([
  ['no time', { start1: '' }, 'Please give at least one time.'],
  ['a time that has passed', { start1: '2020-01-07T10:00', end1: '' }, 'This time has passed.'],
  [
    'a time twice',
    { start1: wall(14), end1: wall(15), start2: wall(14), end2: wall(15) },
    'This time is offered twice.',
  ],
  ['an end before its start', { start1: wall(14), end1: wall(13) }, 'The end has to come after the start.'],
  ['a time that the clock leaps over', { start1: '2030-03-31T02:30' }, 'This time does not exist on that day'],
  [
    'an end alone',
    { start1: wall(14), start3: '', end3: wall(13), start2: 'soon' },
    'Please give the day and the time.',
  ],
  ['too many days', { start1: wall(14), until: '31' }, 'Please give 1 to 30 days.'],
  ['no days', { start1: wall(14), until: '-1' }, 'Please give 1 to 30 days.'],
  ['a message that is too long', { start1: wall(14), message: 'x'.repeat(2001) }, 'This text is too long'],
  [
    'someone who is no technician',
    { start1: wall(14), technicians: 'staff-owner' },
    'no longer one of the technicians',
  ],
])('%s is refused beside its field, with what was typed', async (_, fields, said) => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const answer = await office.post('/admin/requests/wish/proposals', {
    turn: '1',
    message: 'Kept as it is.',
    ...fields,
  } as Record<string, string>)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(said)
  expect(html).toMatch(/<details class="card" open="">/)
  if (!('message' in fields)) expect(html).toContain('Kept as it is.')
  expect(await requestIn(world, 'wish')).toMatchObject({ status: 'pending', turn: 1 })
})

it('another time may be offered for a visit, with its technicians, but calling off has no time to offer', async () => {
  const { world, office } = await openOffice()
  await putVisit(world, { id: 'tap' }, ['staff-technician'])
  await putRequest(world, { id: 'move', kind: 'move', visitId: 'tap' })
  await postForm(office, world, '/admin/requests/move/proposals', [
    ...Object.entries(two),
    ['technicians', 'staff-idle'],
  ])
  expect(await requestIn(world, 'move')).toMatchObject({ status: 'proposed', technician_ids: '[]' })
  await stepAside(world, 'move', 'accepted', { visitStart: jan7(13).getTime(), visitEnd: jan7(14).getTime() })
  expect(await visitIn(world, 'tap')).toMatchObject({ start_at: jan7(13).getTime() })
  expect((await sentTo(world, 'tap')).map(({ staff_id }) => staff_id)).toEqual(['staff-technician'])
  await putRequest(world, { id: 'off', kind: 'cancel', visitId: 'tap' })
  expect((await office.post('/admin/requests/off/proposals', two)).status).toBe(409)
  expect(await requestIn(world, 'off')).toMatchObject({ status: 'pending', turn: 1 })
})

it('of two who answer at once, in different ways, one is taken and the other is told', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const owner = await asStaff(world, 'owner')
  const answers = await Promise.all([
    office.post('/admin/requests/wish/proposals', { ...two, message: 'Words of the office.' }),
    owner.post('/admin/requests/wish/refusal', { turn: '1', reason: 'Words of the owner.' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const lost = answers.findIndex(({ status }) => status === 409)
  const html = (await answers[lost]?.text()) ?? ''
  expect(html).toContain(lost === 0 ? 'The owner declined it, just now.' : 'The office offered times, just now.')
  expect(html).toContain(lost === 0 ? 'Words of the office.' : 'Words of the owner.')
  expect(await stepsIn(world, 'wish')).toHaveLength(2)
})

it('who looks at times before offering them sees what stands against each, and keeps what is typed', async () => {
  const { world, office } = await openOffice()
  await putVisit(world, { id: 'tap', startAt: jan7(13), endAt: jan7(14) }, ['staff-idle'])
  await putRequest(world, { id: 'wish' })
  const query = new URLSearchParams({ ...two, technicians: 'staff-idle', message: 'Not lost.', until: '5' })
  const html = await (await office.get(`/admin/requests/wish?${query}`)).text()
  expect(html).toContain('The idle has another visit at the same time')
  expect(html).toContain('Not lost.')
  expect(html).toMatch(/name="until"[^>]*value="5"/)
  expect(html).toMatch(/<details class="card" open="">/)
})

it('a request whose time ran out takes no offer', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'old', expiresAt: new Date(Date.now() - 1) })
  expect((await office.post('/admin/requests/old/proposals', two)).status).toBe(409)
  const { n } = (await env.DB.prepare(
    "select count(*) as n from visit_requests where company_id = ? and status = 'proposed'",
  )
    .bind(world.companyId)
    .first<{ n: number }>()) ?? { n: -1 }
  expect(n).toBe(0)
})
