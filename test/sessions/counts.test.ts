import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { D1, type Row } from '../../src/db/d1.ts'
import type { Query } from '../../src/db/select.ts'
import { sha256 } from '../../src/secrets/sha256.ts'
import {
  attemptOn,
  countAttempt,
  countBehind,
  countCode,
  forgetAttempts,
  forgetCodes,
  mailsOfDay,
  secondsOf,
  secondsToWait,
  triesFromNetwork,
  triesInAll,
} from '../../src/sessions/attempts.ts'
import { makeWorld } from '../support/world.ts'

const minute = 60_000
const quarter = 15 * minute
const now = 1_800_000_000_000
let here: string
let there: string
beforeEach(async () => {
  here = (await makeWorld()).companyId
  there = (await makeWorld()).companyId
})

/** What the statements give back, each the first of its rows. */
const send = async (...queries: Query<Row>[]): Promise<(Row | undefined)[]> => {
  const answers = await new D1(env.DB).send(queries.map((query) => query.statement()))
  return answers.map(([row], place) => row && queries[place]?.decode(row))
}
const counts = async (companyId: string) => {
  const all = env.DB.prepare('select account, tries, resets_at from sign_in_attempts where company_id = ?')
  return (await all.bind(companyId).all<{ account: string; tries: number; resets_at: number }>()).results
}
const put = (companyId: string, account: string, tries: number, resetsAt = now + minute) =>
  env.DB.prepare('insert into sign_in_attempts values (?, ?, ?, ?)').bind(companyId, account, tries, resetsAt).run()
const attempt = { fromNetwork: 'network', inAll: 'all' }
const first = { tries: 1, resets_at: now + quarter }

describe('a try', () => {
  it('is counted for its network and in all, for a quarter of an hour from the first', async () => {
    expect(await send(...countAttempt(here, attempt, now))).toEqual([first, first])
    const second = { ...first, tries: 2 }
    expect(await send(...countAttempt(here, attempt, now + minute))).toEqual([second, second])
    const anew = { tries: 1, resets_at: now + 2 * quarter }
    expect(await send(...countAttempt(here, attempt, now + quarter))).toEqual([anew, anew])
  })

  it('that its network may no longer make counts not in all; what another company counted has no part in it', async () => {
    await put(there, 'network', 99)
    const last = triesFromNetwork
    await put(here, 'network', last - 1)
    expect(await send(...countAttempt(here, attempt, now))).toEqual([
      { tries: last, resets_at: now + minute },
      { tries: 1, resets_at: now + quarter },
    ])
    const [over, none] = await send(...countAttempt(here, attempt, now))
    expect([over?.tries, none]).toEqual([last + 1, undefined])
    expect(await counts(there)).toEqual([{ account: 'network', tries: 99, resets_at: now + minute }])
  })

  it('counts behind as few of another count as are allowed', async () => {
    const behind = (allowed: number) => countBehind(here, 'mails', { name: 'all', allowed }, now, 9 * minute)
    expect(await send(behind(5))).toEqual([undefined])
    await put(there, 'all', 1)
    expect(await send(behind(5))).toEqual([undefined])
    await put(here, 'all', 5)
    expect(await send(behind(4))).toEqual([undefined])
    expect(await send(behind(5))).toEqual([{ tries: 1, resets_at: now + 9 * minute }])
  })

  it('is allowed as often as whoever counts it says', async () => {
    await put(here, 'network', 2)
    const [, counted] = await send(...countAttempt(here, attempt, now, { fromNetwork: 2, inAll: 1 }))
    expect(counted).toBeUndefined()
  })
})

describe('a name of a count', () => {
  it('is another for each kind, door, account and network, and tells nobody whose it is', async () => {
    const names = await Promise.all([
      attemptOn('sign_in', 'customer', 'a@example.com', '192.0.2.1'),
      attemptOn('reset', 'customer', 'a@example.com', '192.0.2.1'),
      attemptOn('sign_in', 'staff', 'a@example.com', '192.0.2.1'),
      attemptOn('sign_in', 'customer', 'b@example.com', '192.0.2.1'),
    ])
    const other = await attemptOn('sign_in', 'customer', 'a@example.com', '192.0.2.2')
    const mails = [await mailsOfDay('customer', 'a@example.com'), await mailsOfDay('staff', 'a@example.com')]
    const all = [...names.flatMap(({ fromNetwork, inAll }) => [fromNetwork, inAll]), other.fromNetwork, ...mails]
    expect(new Set(all).size).toBe(11)
    expect(other.inAll).toBe(names[0]?.inAll)
    for (const name of all) expect(name).toMatch(/^[\w+/=-]{43,64}$/)
    // Parts that are typed cannot be put together to another's.
    expect((await attemptOn('reset', 'customer', 'x', 'y')).fromNetwork).not.toBe(
      (await attemptOn('reset', 'customer', 'xy', '')).fromNetwork,
    )
    // A name stays the same from one version to the next, or whoever has used up their tries would have them anew.
    expect(names[0]?.inAll).toBe(await sha256(JSON.stringify(['sign_in', 'customer', 'a@example.com'])))
    expect(mails[0]).toBe(await sha256(JSON.stringify(['mails', 'customer', 'a@example.com'])))
  })
})

describe('a code that is tried', () => {
  const accountId = 'account-contact-alice'
  const step = (companyId: string, id: string, ids = [accountId], expiresAt = now + 1) =>
    env.DB.prepare(
      `insert into sign_in_steps (company_id, id, audience, account_ids, proof, expires_at)
       values (?, ?, 'customer', ?, 'password', ?)`,
    )
      .bind(companyId, id, JSON.stringify(ids), expiresAt)
      .run()
  const tried = async (id: string) => (await send(await countCode(here, { id, accountId }, now)))[0]

  it('counts for its account as long as its step stands, and is no other’s', async () => {
    await step(here, 'mine')
    await step(here, 'over', [accountId], now)
    await step(here, 'bobs', ['account-contact-bob'])
    await step(here, 'several', [accountId, 'account-contact-bob'])
    await step(there, 'elsewhere')
    for (const id of ['over', 'bobs', 'several', 'elsewhere', 'none']) expect(await tried(id)).toBeUndefined()
    expect(await tried('mine')).toEqual(first)
    expect(await tried('mine')).toEqual({ ...first, tries: 2 })
  })

  it('is forgotten once one was right, in this company and of this account alone', async () => {
    await step(here, 'mine')
    await tried('mine')
    const [count] = await counts(here)
    await put(there, String(count?.account), 3)
    await put(here, 'other', 3)
    await send(await forgetCodes(here, 'account-contact-bob'))
    expect(await counts(here)).toHaveLength(2)
    await send(await forgetCodes(here, accountId))
    expect((await counts(here)).map(({ account }) => account)).toEqual(['other'])
    expect(await counts(there)).toHaveLength(1)
    expect(count?.account).toBe(await sha256(JSON.stringify(['code', accountId])))
  })
})

it('both counts of a try are forgotten once someone has signed in, here and nowhere else', async () => {
  for (const companyId of [here, there]) for (const name of ['network', 'all', 'other']) await put(companyId, name, 1)
  await send(forgetAttempts(here, attempt))
  expect((await counts(here)).map(({ account }) => account)).toEqual(['other'])
  expect(await counts(there)).toHaveLength(3)
})

describe('how long to wait', () => {
  const count = (tries: number, seconds = 90) => ({ tries, resets_at: now + seconds * 1000 })

  it('is nothing up to the last try that is allowed, and then until the count starts again', () => {
    expect(secondsOf(undefined, 0, now)).toBe(0)
    expect(secondsOf(count(3), 3, now)).toBe(0)
    expect(secondsOf(count(4), 3, now)).toBe(90)
    expect(secondsOf(count(4, 89.001), 3, now)).toBe(90)
    // Whoever must wait is never told to wait no time.
    expect(secondsOf(count(4, 0), 3, now)).toBe(1)
    expect(secondsOf(count(4, -5), 3, now)).toBe(1)
  })

  it('goes by the longer of the two', () => {
    const [most, all] = [triesFromNetwork, triesInAll]
    expect([most, all]).toEqual([10, 100])
    expect(secondsToWait(count(most), count(all), now)).toBe(0)
    expect(secondsToWait(count(most + 1, 30), count(all), now)).toBe(30)
    expect(secondsToWait(count(most), count(all + 1, 40), now)).toBe(40)
    expect(secondsToWait(count(most + 1, 30), count(all + 1, 40), now)).toBe(40)
    expect(secondsToWait(count(most + 1, 50), undefined, now)).toBe(50)
    expect(secondsToWait(count(3), count(2, 20), now, { fromNetwork: 3, inAll: 1 })).toBe(20)
  })
})
