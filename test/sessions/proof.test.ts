import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { once } from '../../src/audit/note.ts'
import { D1 } from '../../src/db/d1.ts'
import type { Query } from '../../src/db/select.ts'
import { type Person, peopleBy } from '../../src/sessions/people.ts'
import { afterProof, type Proved } from '../../src/sessions/proof.ts'
import { made } from '../support/handled.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let alice: Person
let bob: Person
let office: Person
beforeEach(async () => {
  world = await makeWorld()
  alice = await find('customer', 'account-contact-alice')
  bob = await find('customer', 'account-contact-bob')
  office = await find('staff', 'account-staff-office')
})
async function find(audience: 'customer' | 'staff', accountId: string): Promise<Person> {
  return (await new D1(env.DB).first(peopleBy(world.companyId, audience, { accountIds: [accountId] }))) as Person
}
const count = async (table: string) =>
  env.DB.prepare(`select count(*) as n from ${table} where company_id = ?`).bind(world.companyId).first<number>('n')
const change = (sql: string): Query<unknown> => ({
  statement: () => ({ sql, params: [world.companyId] }),
  decode: (row) => row,
})
/** Where it leads, and which cookies go with it. */
const proving = async (audience: 'customer' | 'staff', proved: Proved, company = {}) => {
  const { result, answer } = await made('none', world, '', (c) => afterProof(c, audience, proved), { company })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0])
  return { leads: result?.headers.get('Location'), status: result?.status, cookies }
}

describe('after proof', () => {
  it('of one account a session is opened, and leads to the page asked for', async () => {
    expect(await proving('customer', { people: [alice], by: 'link', next: '/portal/jobs' })).toEqual({
      ...{ leads: '/portal/jobs', status: 303, cookies: ['__Host-customer'] },
    })
    expect([await count('sessions'), await count('sign_in_steps')]).toEqual([1, 0])
  })

  it('of several one is chosen first, among those and no others', async () => {
    expect(await proving('customer', { people: [alice, bob], by: 'link', next: '/portal/jobs' })).toEqual({
      ...{ leads: '/portal/sign-in/account', status: 303, cookies: ['__Host-customer-step'] },
    })
    expect(await count('sessions')).toBe(0)
    const step = await env.DB.prepare(
      'select audience, account_ids, proof, next from sign_in_steps where company_id = ?',
    )
      .bind(world.companyId)
      .first()
    expect(step).toEqual({
      ...{ audience: 'customer', account_ids: JSON.stringify([alice.accountId, bob.accountId]) },
      ...{ proof: 'link', next: '/portal/jobs' },
    })
  })

  it('a code is asked for where the account has a codes app, whoever it is', async () => {
    const withApp = { ...alice, codeSecret: 'sealed' }
    expect((await proving('customer', { people: [withApp], by: 'password' })).leads).toBe('/portal/sign-in/code')
    const member = { ...office, codeSecret: 'sealed' }
    const asked = await proving('staff', { people: [member], by: 'password' }, { secondFactor: true })
    expect(asked.leads).toBe('/admin/sign-in/code')
    expect(await count('sessions')).toBe(0)
  })

  it('a second factor is set up where the company asks its staff for one, and customers are not asked', async () => {
    const strict = { secondFactor: true }
    const { leads } = await proving('staff', { people: [office], by: 'password' }, strict)
    expect(leads).toBe('/admin/sign-in/second-factor')
    expect((await proving('customer', { people: [alice], by: 'password' }, strict)).leads).toBe('/portal')
    expect((await proving('staff', { people: [office], by: 'password' })).leads).toBe('/admin')
  })

  it('what goes before is written with the step, or nothing is', async () => {
    const touch = (sql: string) => once(world.companyId, change(sql))
    const people = [alice, bob]
    const before = touch("update customers set name = 'Touched' where company_id = ? and id = 'customer-bob'")
    expect((await proving('customer', { people, by: 'link', before })).leads).toBe('/portal/sign-in/account')
    const names = env.DB.prepare("select count(*) as n from customers where company_id = ? and name = 'Touched'")
    expect(await names.bind(world.companyId).first('n')).toBe(1)
    const none = touch("update customers set name = 'x' where company_id = ? and id = 'nobody'")
    expect((await proving('customer', { people, by: 'link', before: none })).status).toBeUndefined()
    expect((await proving('customer', { people: [alice], by: 'link', before: none })).status).toBeUndefined()
    expect([await count('sign_in_steps'), await count('sessions')]).toEqual([1, 0])
  })

  it('what fails is said, and nobody is proved by no account', async () => {
    const before = [change('update nowhere set company_id = ?')]
    await expect(proving('customer', { people: [alice, bob], by: 'link', before })).rejects.toThrow('nowhere')
    await expect(proving('customer', { people: [], by: 'link' })).rejects.toThrow('no account')
  })
})
