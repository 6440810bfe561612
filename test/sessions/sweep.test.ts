import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { idleLifetime } from '../../src/sessions/guard.ts'
import worker from '../../src/worker.ts'
import { asCustomer, cookieFor, visitor } from '../support/as.ts'
import { makeWorld } from '../support/world.ts'

it('the hourly sweep removes what has run out and nothing else', async () => {
  const world = await makeWorld()
  const customer = { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId } as const
  await cookieFor(world, customer, { expiresAt: new Date(Date.now() - 1000) })
  await cookieFor(world, customer, { lastUsedAt: new Date(Date.now() - idleLifetime - 1000) })
  const alice = await asCustomer(world, world.alice)
  await visitor(world.host).post('/portal/sign-in', { email: 'nobody@example.com', password: 'wrong' })
  const count = async (table: string) =>
    (await env.DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n
  expect([await count('sessions'), await count('sign_in_attempts')]).toEqual([3, 2])

  await worker.scheduled(createScheduledController({ scheduledTime: new Date() }), env)
  expect([await count('sessions'), await count('sign_in_attempts')]).toEqual([1, 2])
  expect((await alice.get('/portal')).status).toBe(200)

  await env.DB.prepare('update sign_in_attempts set resets_at = 1').run()
  await worker.scheduled(createScheduledController({ scheduledTime: new Date() }), env)
  expect([await count('sessions'), await count('sign_in_attempts')]).toEqual([1, 0])
})
