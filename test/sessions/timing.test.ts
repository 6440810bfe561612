import { expect, it } from 'vitest'
import { mailsAllowed } from '../../src/access/mailed/ask.ts'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { triesFromNetwork } from '../../src/sessions/attempts.ts'
import { visitor } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

// What is measured must not tell who has an account, so the two kinds take turns and their medians are compared.
const rounds = 30
const passwordHash = await hashPassword('a long enough pass phrase')
const nobody = 'nobody@example.com'

async function measure(ask: (email: string, round: number) => Promise<Response>, known: (round: number) => string) {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  const statements = { known: new Set<string>(), unknown: new Set<string>() }
  await ask(nobody, 0)
  for (let round = 0; round < rounds; round++) {
    // Whoever goes first pays for what the other finds warm, so they take turns at that too.
    const order = round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
    for (const who of order) {
      const email = who === 'known' ? known(round) : nobody
      const start = performance.now()
      const { trips } = await tripsOf(() => ask(email, round))
      times[who].push(performance.now() - start)
      // Those the answer waits for; who is meant has the refusal noted once it is given.
      statements[who].add(JSON.stringify(trips[0]?.statements))
    }
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[rounds / 2] ?? 0
  const [one, other] = [median(times.known), median(times.unknown)]
  process.stdout.write(`known ${one.toFixed(1)} ms, unknown ${other.toFixed(1)} ms (medians of ${rounds})\n`)
  return { apart: Math.abs(one / other - 1), statements }
}

it('a refused sign-in takes as long, and the same statements, for an unknown address', async () => {
  const world = await makeWorld({ passwordHash })
  const from = (round: number) => ({ 'CF-Connecting-IP': `198.51.100.${Math.floor(round / (triesFromNetwork - 1))}` })
  const { apart, statements } = await measure(
    (email, round) => visitor(world.host).post('/portal/sign-in', { email, password: 'wrong' }, from(round)),
    () => world.alice.email,
  )
  expect(statements.unknown).toEqual(statements.known)
  expect(apart).toBeLessThan(0.1)
}, 120_000)

it('asking for a new password takes as long, and the same statements, for an unknown address', async () => {
  // A mailbox gets a few mails only, so several companies have the same people.
  const worlds: World[] = []
  for (let i = 0; i < rounds / (mailsAllowed.fromNetwork - 1); i++) worlds.push(await makeWorld({ passwordHash }))
  const { apart, statements } = await measure(
    (email, round) => {
      const world = worlds[round % worlds.length] as World
      return visitor(world.host).post('/portal/forgot-password', { email })
    },
    () => 'alice@example.com',
  )
  expect(statements.unknown).toEqual(statements.known)
  expect(apart).toBeLessThan(0.1)
}, 120_000)
