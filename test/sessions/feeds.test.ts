import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import type { Query } from '../../src/db/select.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { addFeed, endFeed, FeedEnded, feedOf, openFeed } from '../../src/sessions/feeds.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let there: World
beforeEach(async () => {
  world = await makeWorld()
  there = await makeWorld()
  for (const [id, accountId] of Object.entries(owners)) await make(world, id, accountId)
})
const owners = {
  alice: 'account-contact-alice',
  payer: 'account-contact-alice-payer',
  technician: 'account-staff-technician',
  office: 'account-staff-office',
}

async function rows<R>(query: Query<R>): Promise<R[]> {
  const [found = []] = await new D1(env.DB).send([query.statement()])
  return found.map((row) => query.decode(row))
}
const make = ({ companyId }: World, id: string, accountId: string) =>
  rows(addFeed({ companyId, accountId }, { id, keyId: `key of ${id}`, tokenHash: `hash of ${id}` }))
const open = (id: string, { companyId } = world) => openFeed(new D1(env.DB), companyId, `hash of ${id}`)
const run = (sql: string) => env.DB.prepare(sql).bind(world.companyId).run()

describe('the address of a calendar', () => {
  it('opens to a customer’s contact what they see, and to a technician what is theirs', async () => {
    const [alice, technician] = [await open('alice'), await open('technician')]
    expect(alice).toMatchObject({ audience: 'customer', language: 'fr' })
    expect(technician).toMatchObject({ audience: 'staff', language: 'en' })
    if (alice?.audience !== 'customer' || technician?.audience !== 'staff') throw new Error()
    expect(await alice.db.read(alice.db.from(jobs, { id: jobs.id }))).toEqual([[{ id: 'job-alice' }]])
    expect(await alice.db.viewer()).toEqual({ language: 'fr' })
    const { db } = technician
    expect(await db.read(db.from(jobs, { id: jobs.id }))).toEqual([[{ id: 'job-alice' }]])
    await run("update visit_technicians set staff_id = 'staff-idle' where company_id = ?")
    expect(await db.read(db.from(jobs, { id: jobs.id }))).toEqual([[]])
  })

  it('is read and never written with', async () => {
    const feed = await open('alice')
    if (feed?.audience !== 'customer') throw new Error()
    const { db } = feed
    await expect(db.write({ did: 'settings_changed' }, db.from(jobs, { id: jobs.id }))).rejects.toThrow('never written')
  })

  it('opens nothing to those who see no jobs or go to no visits, that nobody has, or at another company', async () => {
    for (const id of ['payer', 'office', 'nobody']) expect(await open(id)).toBeUndefined()
    expect(await open('alice', there)).toBeUndefined()
  })

  it.each([
    ['whose owner’s access is revoked', 'update accounts set revoked_at = 1 where company_id = ? and'],
    ['whose owner has not come yet', 'update accounts set activated_at = null where company_id = ? and'],
  ])('%s opens nothing, nor does one that was open', async (_, sql) => {
    const feed = await open('alice')
    await run(`${sql} id in ('account-contact-alice', 'account-staff-technician')`)
    expect([await open('alice'), await open('technician')]).toEqual([undefined, undefined])
    await expect(feed?.db.viewer()).rejects.toThrow(FeedEnded)
  })

  it('ends with what its owner may see', async () => {
    await run("update contacts set sees_jobs = 0 where company_id = ? and id = 'contact-alice'")
    await run("update staff set role = 'office' where company_id = ? and id = 'staff-technician'")
    expect([await open('alice'), await open('technician')]).toEqual([undefined, undefined])
  })
})

describe('an account', () => {
  const of = (accountId: string, { companyId } = world) => ({ companyId, accountId })

  it('has one address, which is made once and told to it alone', async () => {
    const [alice] = await rows(feedOf(of(owners.alice)))
    expect(alice).toEqual({ id: 'alice', keyId: 'key of alice', createdAt: expect.any(Date) })
    expect(await make(world, 'second', owners.alice)).toEqual([])
    expect(await rows(feedOf(of(owners.alice)))).toEqual([alice])
    expect(await rows(feedOf(of('account-contact-bob')))).toEqual([])
    expect(await rows(feedOf(of(owners.alice, there)))).toEqual([])
    expect(feedOf(of(owners.alice)).statement().sql).toMatch(/limit \?$/)
  })

  it('ends its own address, and only the one it was shown where that is said', async () => {
    await make(there, 'alice', owners.alice)
    expect(await rows(endFeed(of(owners.alice), 'an older one'))).toEqual([])
    expect(await rows(endFeed(of(owners.alice), 'payer'))).toEqual([])
    expect(await rows(endFeed(of(owners.alice), 'alice'))).toHaveLength(1)
    expect(await rows(endFeed(of(owners.payer)))).toHaveLength(1)
    expect([await open('technician'), await open('alice', there)]).toEqual([expect.anything(), expect.anything()])
    expect(await open('alice')).toBeUndefined()
  })
})
