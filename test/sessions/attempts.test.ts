import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { mailsAllowed } from '../../src/access/mailed/ask.ts'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { triesFromNetwork } from '../../src/sessions/attempts.ts'
import { visitor } from '../support/as.ts'
import { mailsOf } from '../support/mailbox.ts'
import { makeWorld } from '../support/world.ts'

const password = 'a long enough pass phrase'
const passwordHash = await hashPassword(password)
const from = (network: string) => ({ 'CF-Connecting-IP': network })

describe('tries of one network', () => {
  it('beyond its own do not use up the mails that others may ask for', async () => {
    const world = await makeWorld({ passwordHash })
    const ask = (network: string) =>
      visitor(world.host).post('/portal/forgot-password', { email: world.alice.email }, from(network))
    for (let i = 0; i < mailsAllowed.inAll + 2; i++) await ask('198.51.100.1')
    expect((await ask('198.51.100.2')).status).toBe(303)
    expect(await mailsOf(world)).toHaveLength(mailsAllowed.fromNetwork + 1)
  })

  it.each([
    ['a network put behind the address', (email: string) => `${email}:198.51.100.6`, '198.51.100.6'],
    ['a kind put before it', (email: string) => `reset:${email}`, '198.51.100.7'],
  ])(
    'cannot be made to count as another’s by %s',
    async (_, disguised, network) => {
      const world = await makeWorld({ passwordHash })
      for (let i = 0; i <= triesFromNetwork; i++)
        await visitor(world.host).post('/portal/sign-in', { email: disguised(world.alice.email), password: 'x' })
      const email = world.alice.email
      expect((await visitor(world.host).post('/portal/sign-in', { email, password }, from(network))).status).toBe(303)
      expect((await visitor(world.host).post('/portal/forgot-password', { email }, from(network))).status).toBe(303)
    },
    30_000,
  )
})

describe('mails of a day', () => {
  it('to one mailbox are bounded, whichever is asked for and from wherever', async () => {
    const world = await makeWorld({ passwordHash })
    let asked = 0
    for (const page of ['/portal/forgot-password', '/portal/sign-in-link'])
      for (let network = 1; network <= 4; network++)
        for (let i = 0; i < mailsAllowed.fromNetwork; i++) {
          const answer = await visitor(world.host).post(
            page,
            { email: world.alice.email },
            from(`198.51.100.${asked++ % 200}`),
          )
          expect([303, 429]).toContain(answer.status)
        }
    expect((await mailsOf(world)).length).toBeLessThanOrEqual(20)
    const refused = await visitor(world.host).post('/portal/forgot-password', { email: world.alice.email }, from('::7'))
    expect(refused.status).toBe(429)
  }, 30_000)
})

it('a try that means nobody leaves nothing in the trail, which is never shortened', async () => {
  const world = await makeWorld({ passwordHash })
  const refused = await visitor(world.host).post('/portal/sign-in', { email: 'nobody@example.com', password: 'x' })
  expect(refused.status).toBe(422)
  await visitor(world.host).post('/portal/forgot-password', { email: 'nobody@example.com' })
  const { results } = await env.DB.prepare('select 1 from audit_events where company_id = ?')
    .bind(world.companyId)
    .all()
  expect(results).toEqual([])
})
