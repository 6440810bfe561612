import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { accountLinks, passkeys } from '../../src/accounts/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import type { Query } from '../../src/db/select.ts'
import { anyPasskey, type MailedLink, peopleBy } from '../../src/sessions/people.ts'
import { signInSteps } from '../../src/sessions/schema.ts'
import { makeWorld, type World } from '../support/world.ts'

let here: World
let there: World
beforeEach(async () => {
  here = await makeWorld({ passwordHash: 'hashed' })
  there = await makeWorld()
})

async function rows<R>(query: Query<R>): Promise<R[]> {
  const [found = []] = await new D1(env.DB).send([query.statement()])
  return found.map((row) => query.decode(row))
}
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(here.companyId, ...values)
    .run()
const customers = async (lookUp: Parameters<typeof peopleBy>[2]) =>
  (await rows(peopleBy(here.companyId, 'customer', lookUp))).map(({ accountId }) => accountId)
const staff = async (lookUp: Parameters<typeof peopleBy>[2]) =>
  (await rows(peopleBy(here.companyId, 'staff', lookUp))).map(({ accountId }) => accountId)
const [alice, bob] = ['account-contact-alice', 'account-contact-bob']
const office = 'account-staff-office'
const aliceAt = { email: 'alice@example.com' }
const officeAt = { email: 'office@example.com' }
/** Alice and Bob under one address, as a property manager has it. */
const shareAddress = () =>
  run("update contacts set email = 'alice@example.com' where company_id = ? and id = 'contact-bob'")

describe('by the address they typed', () => {
  it('a contact is known with all that signing in goes by', async () => {
    expect(await rows(peopleBy(here.companyId, 'customer', aliceAt))).toEqual([
      {
        ...{ audience: 'customer', accountId: alice, customerId: here.alice.id, contactId: here.alice.contactId },
        ...{ name: 'Contact alice', email: 'alice@example.com', language: 'fr', customerName: 'Customer alice' },
        ...{ passwordHash: 'hashed', codeSecret: null, codeStep: null, turn: 0 },
      },
    ])
    const unlike = await rows(peopleBy(there.companyId, 'customer', aliceAt))
    expect(unlike).toEqual([expect.objectContaining({ accountId: alice, passwordHash: null })])
  })

  it('a member of staff is known with their role, at their door alone', async () => {
    expect(await rows(peopleBy(here.companyId, 'staff', officeAt))).toEqual([
      {
        ...{ audience: 'staff', accountId: office, staffId: 'staff-office', role: 'office' },
        ...{ name: 'The office', email: 'office@example.com', language: 'en' },
        ...{ passwordHash: 'hashed', codeSecret: null, codeStep: null, turn: 0 },
      },
    ])
    expect([await customers(officeAt), await staff(aliceAt)]).toEqual([[], []])
  })

  it('all who share it are, in the order of their files, fifty at most', async () => {
    await shareAddress()
    expect(await customers(aliceAt)).toEqual([alice, bob])
    expect(peopleBy(here.companyId, 'customer', aliceAt).statement()).toMatchObject({
      ...{ sql: expect.stringMatching(/order by "contacts"\."customer_id" asc limit \?$/) },
      ...{ params: expect.arrayContaining([50]) },
    })
    expect(peopleBy(here.companyId, 'staff', officeAt).statement().params.at(-1)).toBe(1)
  })

  it('nobody is whose account is revoked or was never taken up', async () => {
    await run(`update accounts set revoked_at = 1 where company_id = ? and id in ('${alice}', '${office}')`)
    expect([await customers(aliceAt), await staff(officeAt)]).toEqual([[], []])
    await run(
      `update accounts set revoked_at = null, activated_at = null where company_id = ? and id in ('${alice}', '${office}')`,
    )
    expect([await customers(aliceAt), await staff(officeAt)]).toEqual([[], []])
  })
})

describe('by what was proved', () => {
  it('those whose accounts it is are found, and of this company alone', async () => {
    expect(await customers({ accountIds: [bob, office] })).toEqual([bob])
    expect(await staff({ accountIds: [bob, office] })).toEqual([office])
    await run("update accounts set revoked_at = 1 where company_id = ? and id in ('account-contact-bob')")
    expect(await customers({ accountIds: [alice, bob] })).toEqual([alice])
  })

  it('a step names its people', async () => {
    const step = (companyId: string, id: string, accountIds: string[]) =>
      drizzle(env.DB)
        .insert(signInSteps)
        .values({ companyId, id, audience: 'customer', accountIds, proof: 'password', expiresAt: new Date(1e15) })
    await step(here.companyId, 'bobs', [bob])
    await step(here.companyId, 'both', [bob, alice])
    await step(there.companyId, 'elsewhere', [alice])
    expect(await customers({ step: 'bobs' })).toEqual([bob])
    expect(await customers({ step: 'both' })).toEqual([alice, bob])
    for (const id of ['elsewhere', 'none']) expect(await customers({ step: id })).toEqual([])
  })
})

describe('by a link that came by mail', () => {
  const put = (link: MailedLink, accountId = alice, { companyId } = here, more = {}) =>
    drizzle(env.DB)
      .insert(accountLinks)
      .values({
        ...{ companyId, accountId, purpose: link.link, tokenHash: link.tokenHash },
        ...{ browserHash: link.browserHash ?? null, expiresAt: new Date(Date.now() + 60_000), ...more },
      })
  const reset: MailedLink = { link: 'reset', tokenHash: 'reset' }
  const invitation: MailedLink = { link: 'invitation', tokenHash: 'invitation' }
  const signIn: MailedLink = { link: 'sign_in', tokenHash: 'sign-in', browserHash: 'browser' }

  it('all are found who sign in with the mailbox, and by an invitation only whom it is to', async () => {
    await shareAddress()
    await put(reset)
    await put(invitation, bob)
    expect(await customers(reset)).toEqual([alice, bob])
    expect(await customers(invitation)).toEqual([bob])
    await put({ ...reset, tokenHash: 'staff' }, office)
    expect(await staff({ ...reset, tokenHash: 'staff' })).toEqual([office])
    // A link opens nothing at the other door.
    expect(await staff(reset)).toEqual([])
    expect(await customers({ ...reset, tokenHash: 'staff' })).toEqual([])
  })

  it('an invitation opens an account that was not taken up, no other link does, and nothing one that is revoked', async () => {
    await run('update accounts set activated_at = null where company_id = ? and id = ?', alice)
    for (const link of [reset, invitation]) await put(link)
    expect([await customers(reset), await customers(invitation)]).toEqual([[], [alice]])
    await run('update accounts set revoked_at = 1 where company_id = ? and id = ?', alice)
    expect(await customers(invitation)).toEqual([])
  })

  it('nobody is found by one of another company, for something else, or that was never made', async () => {
    await put(reset, alice, there)
    expect(await customers(reset)).toEqual([])
    await put(invitation)
    for (const link of ['reset', 'sign_in'] as const)
      expect(await customers({ link, tokenHash: 'invitation' })).toEqual([])
    expect(await customers({ link: 'invitation', tokenHash: 'other' })).toEqual([])
  })

  it('one that is bound to a browser is found there alone, and one that is not in none', async () => {
    await put(signIn)
    await put(reset)
    expect(await customers(signIn)).toEqual([alice])
    expect(await customers({ ...signIn, browserHash: 'other' })).toEqual([])
    expect(await customers({ link: 'sign_in', tokenHash: 'sign-in' })).toEqual([])
    expect(await customers({ ...reset, browserHash: 'browser' })).toEqual([])
  })

  it('it stands up to its last moment', async () => {
    const now = new Date('2026-05-01T12:00:00Z')
    await put(reset, alice, here, { expiresAt: now })
    try {
      vi.useFakeTimers({ now: now.getTime() - 1, toFake: ['Date'] })
      expect(await customers(reset)).toEqual([alice])
      vi.setSystemTime(now)
      expect(await customers(reset)).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  it('of two contacts of one name at two customers the one is found whose account it is', async () => {
    await put(reset, `${bob}-spare`)
    expect(await customers(reset)).toEqual([`${bob}-spare`])
  })
})

it('whether an account has a passkey is told of that account alone', async () => {
  const key = (companyId: string, id: string, accountId: string) =>
    drizzle(env.DB)
      .insert(passkeys)
      .values({ companyId, id, accountId, credentialId: id, publicKey: 'x', signatures: 0, transports: [], name: 'x' })
  const count = async () => (await rows(anyPasskey(here.companyId, alice))).length
  await key(here.companyId, 'bobs', bob)
  await key(there.companyId, 'alices', alice)
  expect(await count()).toBe(0)
  for (const id of ['one', 'two']) await key(here.companyId, id, alice)
  expect(await rows(anyPasskey(here.companyId, alice))).toEqual([{ id: 'one' }])
})
