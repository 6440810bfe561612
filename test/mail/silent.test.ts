import { expect, it, vi } from 'vitest'
import { disturbed, outlasting } from '../faults/outside.ts'
import { deliver, mailServer, post, rowOf } from '../support/outbox.ts'
import { makeWorld } from '../support/world.ts'

it('a mail to which the mail server says nothing is for staff to look at, and does not leave by itself', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const mail = await post(await makeWorld())
  const outside = disturbed((call) => (call.of === 'EMAIL' ? 'hang' : undefined))
  const { taken, again } = await outlasting(outside, true, () => deliver([mail], outside.bindings))
  expect([taken, again]).toEqual([['0'], []])
  expect(await rowOf(mail)).toMatchObject({
    status: 'unsure',
    last_error: 'No answer from the mail server.',
    sent_at: null,
  })
  const { letters, binding } = mailServer()
  await deliver([mail], { EMAIL: binding })
  expect(letters).toEqual([])
})
