import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { linesOf } from '../support/jobs.ts'
import { tripsOf } from '../support/recorder.ts'
import { putRequest, requestIn, stepAside, stepsIn, wall } from '../support/requests.ts'
import { openOffice, putVisit, visitIn } from '../support/site-visits.ts'

const why = { turn: '1', reason: '  We do not do roofs.\r\nSorry. ' }

it('a request is declined with a reason that its customer reads, in two round trips', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const { answer, trips } = await tripsOf(() => office.post('/admin/requests/wish/refusal', why))
  expect(answer.headers.get('Location')).toBe('/admin/requests/wish?done=declined')
  expect(trips).toHaveLength(2)
  expect(await requestIn(world, 'wish')).toMatchObject({ status: 'declined', reason: 'We do not do roofs.\nSorry.' })
  expect(await linesOf(world, 'request_declined')).toHaveLength(1)
  expect(await visitIn(world, 'wish')).toBeNull()
  expect(await (await office.get('/admin/requests/wish?done=declined')).text()).toContain('The request is declined.')
})

it.each([
  ['no reason', '   ', 'Please give a reason'],
  ['too long a one', 'x'.repeat(2001), 'This text is too long'],
])('%s is refused, and the form stays open', async (_, reason, said) => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const answer = await office.post('/admin/requests/wish/refusal', { turn: '1', reason })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(said)
  expect(html).toContain('<details class="card" open="">')
  expect(await requestIn(world, 'wish')).toMatchObject({ status: 'pending' })
})

it('what to move stays where it is, and may be asked for anew', async () => {
  const { world, office } = await openOffice()
  await putVisit(world, { id: 'tap' })
  await putRequest(world, { id: 'move', kind: 'move', visitId: 'tap' })
  expect((await office.post('/admin/requests/move/refusal', why)).status).toBe(303)
  expect(await visitIn(world, 'tap')).toMatchObject({ status: 'planned', version: 1 })
  await putRequest(world, { id: 'again', kind: 'cancel', visitId: 'tap' })
  expect(await requestIn(world, 'again')).toMatchObject({ status: 'pending' })
})

it('fifty who decline at once are one step; one who meets an answer still open may send again', async () => {
  const { world, office } = await openOffice()
  await putRequest(world, { id: 'wish' })
  const answers = await Promise.all(Array.from({ length: 50 }, () => office.post('/admin/requests/wish/refusal', why)))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
  expect(await stepsIn(world, 'wish')).toHaveLength(2)

  await putRequest(world, { id: 'other', status: 'proposed', turn: 2 })
  await stepAside(world, 'other', 'pending', { name: 'Contact alice' })
  const late = await office.post('/admin/requests/other/refusal', { turn: '2', reason: 'Kept.' })
  expect(late.status).toBe(409)
  const html = await late.text()
  expect(html).toContain('Meanwhile: Contact alice answered that no time suits, just now.')
  expect(html).toContain('What you typed is still here')
  expect(html).toMatch(/name="reason"[^>]*>Kept\.</)
  expect(html).toContain('name="turn" value="3"')
  expect((await office.post('/admin/requests/other/refusal', { turn: '3', reason: 'Kept.' })).status).toBe(303)
})

it('a turn that was never, and a request of another company, change nothing', async () => {
  const { world, office } = await openOffice()
  const elsewhere = await openOffice()
  await putRequest(elsewhere.world, { id: 'theirs' })
  await putRequest(world, { id: 'wish' })
  for (const turn of ['0', '2', '-1', 'x', '1e9'])
    expect((await office.post('/admin/requests/wish/refusal', { ...why, turn })).status).toBe(409)
  expect((await office.post('/admin/requests/theirs/refusal', why)).status).toBe(404)
  expect((await (await asStaff(world, 'technician')).post('/admin/requests/wish/refusal', why)).status).toBe(404)
  expect(await requestIn(elsewhere.world, 'theirs')).toMatchObject({ status: 'pending', turn: 1 })
  expect(await requestIn(world, 'wish')).toMatchObject({ status: 'pending', turn: 1 })
})

it('what hangs on a visit is told on its page, and keeps it from being deleted', async () => {
  const { world, office } = await openOffice()
  await putVisit(world, { id: 'tap' })
  await putRequest(world, { id: 'move', kind: 'move', visitId: 'tap' })
  const page = await (await office.get('/admin/visits/tap')).text()
  expect(page).toContain('The customer asks for another time')
  expect(page).toContain('href="/admin/requests/move"')
  const asked = await (await office.get('/admin/visits/tap/removal')).text()
  expect(asked).toContain('a request of the customer is about it')
  expect(asked).not.toContain('action="/admin/visits/tap/removal"')
  const answer = await office.post('/admin/visits/tap/removal')
  expect(answer.status).toBe(409)
  expect(await answer.text()).toMatch(/action="\/admin\/visits\/tap\/status".*value="cancelled"/s)
  expect(await visitIn(world, 'tap')).toMatchObject({ status: 'planned' })
  // Once it is answered it is no longer asked for, but stays on record.
  await office.post('/admin/requests/move/refusal', { ...why, start: wall(9) })
  expect(await (await office.get('/admin/visits/tap')).text()).not.toContain('The customer asks')
  expect((await office.post('/admin/visits/tap/removal')).status).toBe(409)
})
