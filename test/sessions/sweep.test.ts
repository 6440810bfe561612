import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { D1, type Row, type Statement } from '../../src/db/d1.ts'
import { idleLifetime } from '../../src/sessions/guard.ts'
import { sweepSessions } from '../../src/sessions/sweep.ts'
import worker from '../../src/worker.ts'
import { asCustomer, cookieFor, visitor } from '../support/as.ts'
import { makeWorld, type World } from '../support/world.ts'

const alice = ({ alice: { id, contactId } }: World) => ({ audience: 'customer', customerId: id, contactId }) as const
const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

beforeEach(async () => {
  for (const table of ['sessions', 'sign_in_attempts', 'sign_in_steps', 'account_links'])
    await run(`delete from ${table}`)
})

it('the hourly sweep removes what has run out and nothing else', async () => {
  const world = await makeWorld()
  await cookieFor(world, alice(world), { expiresAt: new Date(Date.now() - 1000) })
  await cookieFor(world, alice(world), { lastUsedAt: new Date(Date.now() - idleLifetime - 1000) })
  const visiting = await asCustomer(world, world.alice)
  await visitor(world.host).post('/portal/sign-in', { email: 'nobody@example.com', password: 'wrong' })
  expect([await count('sessions'), await count('sign_in_attempts')]).toEqual([3, 2])

  await worker.scheduled(createScheduledController({ scheduledTime: new Date() }), env)
  expect([await count('sessions'), await count('sign_in_attempts')]).toEqual([1, 2])
  expect((await visiting.get('/portal')).status).toBe(200)

  await run('update sign_in_attempts set resets_at = 1')
  await worker.scheduled(createScheduledController({ scheduledTime: new Date() }), env)
  expect([await count('sessions'), await count('sign_in_attempts')]).toEqual([1, 0])
})

it('what may still let someone in stays to its last moment, in every company', async () => {
  const now = new Date()
  const [over, stands] = [now.getTime() - 1, now.getTime()]
  for (const world of [await makeWorld(), await makeWorld()])
    for (const [id, at] of [['over', over] as const, ['stands', stands] as const]) {
      const used = new Date(at - idleLifetime)
      await cookieFor(world, alice(world), { expiresAt: new Date(at), lastUsedAt: now })
      await cookieFor(world, alice(world), { lastUsedAt: used })
      await run('insert into sign_in_attempts values (?, ?, 1, ?)', world.companyId, id, at)
      await run(
        `insert into sign_in_steps (company_id, id, audience, account_ids, proof, expires_at)
         values (?, ?, 'customer', '[]', 'password', ?)`,
        ...[world.companyId, id, at],
      )
      await run(
        `insert into account_links (company_id, id, account_id, purpose, token_hash, expires_at, created_at)
         values (?1, ?2, ?3, 'invitation', ?2, ?4, 0)`,
        ...[world.companyId, id, `account-${world.alice.contactId}`, at],
      )
    }
  const counts = async () =>
    Promise.all(['sessions', 'sign_in_attempts', 'sign_in_steps', 'account_links'].map((table) => count(table)))
  expect(await counts()).toEqual([8, 4, 4, 4])
  await sweepSessions(new D1(env.DB), now)
  expect(await counts()).toEqual([4, 2, 2, 2])
  const { results } = await env.DB.prepare('select account as id from sign_in_attempts').all()
  expect(results).toEqual([{ id: 'stands' }, { id: 'stands' }])
})

describe('of more than a round takes', () => {
  /** A database in which `left` sessions have run out, and little else. */
  const full = (left: number) => {
    const asked: Statement[][] = []
    const send = async (statements: Statement[]): Promise<Row[][]> => {
      asked.push(statements)
      return statements.map(({ params }, place) => {
        const most = Number(params[1])
        const taken = place === 0 ? Math.min(most, left) : 0
        left -= taken
        return Array.from({ length: taken }, () => ({}))
      })
    }
    return { d1: { send } as unknown as D1, asked, left: () => left }
  }

  it('there is another round until one finds less, and one full to the last row may not be the last', async () => {
    for (const [rows, rounds] of [
      [0, 1],
      [4_999, 1],
      [5_000, 2],
      [12_000, 3],
    ] as const) {
      const { d1, asked, left } = full(rows)
      await sweepSessions(d1, new Date())
      expect([asked.length, left()]).toEqual([rounds, 0])
    }
  })

  it('a run leaves the rest to the next after twenty rounds', async () => {
    const { d1, asked, left } = full(200_000)
    await sweepSessions(d1, new Date())
    expect([asked.length, left()]).toEqual([20, 100_000])
  })
})
