import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { signOut } from '../../src/sessions/sign-out.ts'
import { readTicket, type Ticket } from '../../src/sessions/token.ts'
import { cookieFor, type Who } from '../support/as.ts'
import { made } from '../support/handled.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let alice: Who
let office: Who
beforeEach(async () => {
  world = await makeWorld()
  alice = { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId }
  office = { audience: 'staff', staffId: 'staff-office', role: 'office' }
})

/** Opens a session and gives its ticket. */
async function ticketOf(who: Who, accountId = '', watching = false): Promise<Ticket> {
  const [, token = ''] = (await cookieFor(world, who, { accountId })).split('=')
  const ticket = await readTicket(token, who.audience, env.SESSION_KEYS)
  return { ...(ticket as Ticket), ...(watching && { watching }) } as Ticket
}
const end = (ticket: Ticket, headers = { 'User-Agent': 'A phone' }) =>
  made('none', world, '', (c) => signOut(c, ticket), { headers })
const left = async () =>
  (
    await env.DB.prepare('select id from sessions where company_id = ?').bind(world.companyId).all<{ id: string }>()
  ).results.map(({ id }) => id)
const lines = async () =>
  (
    await env.DB.prepare(
      'select did, actor, actor_id, actor_name, on_behalf_of, customer_id, device from audit_events where company_id = ?',
    )
      .bind(world.companyId)
      .all()
  ).results

describe('signing out', () => {
  it('ends a contact’s session and no other, once, in the trail of their file', async () => {
    const [ticket, other] = [await ticketOf(alice), await ticketOf(alice)]
    await end(ticket)
    expect(await left()).toEqual([other.sessionId])
    const line = {
      ...{ did: 'signed_out', actor: 'customer', actor_id: 'account-contact-alice', actor_name: 'Contact alice' },
      ...{ on_behalf_of: null, customer_id: world.alice.id, device: 'A phone' },
    }
    expect(await lines()).toEqual([line])
    await end(ticket)
    expect(await lines()).toEqual([line])
  })

  it('of staff ends what they look at too, and what others look at not', async () => {
    const ticket = await ticketOf(office)
    await ticketOf(alice, 'account-staff-office', true)
    const [own, owners] = [await ticketOf(alice), await ticketOf(alice, 'account-staff-owner', true)]
    await end(ticket)
    expect((await left()).sort()).toEqual([own.sessionId, owners.sessionId].sort())
    expect(await lines()).toEqual([
      {
        ...{ did: 'signed_out', actor: 'staff', actor_id: 'account-staff-office', actor_name: 'The office' },
        ...{ on_behalf_of: null, customer_id: null, device: 'A phone' },
      },
    ])
  })

  it('of whoever looks on ends that alone, and is told as what they did', async () => {
    const ticket = await ticketOf(office)
    const views = [await ticketOf(alice, 'account-staff-office', true), await ticketOf(alice, 'account-staff-office')]
    await end(views[0] as Ticket)
    expect((await left()).sort()).toEqual([ticket.sessionId, views[1]?.sessionId].sort())
    expect(await lines()).toEqual([
      {
        ...{ did: 'view_ended', actor: 'staff', actor_id: 'account-staff-office', actor_name: 'The office' },
        ...{ on_behalf_of: 'Contact alice', customer_id: world.alice.id, device: 'A phone' },
      },
    ])
  })

  it('twice at once is once', async () => {
    const ticket = await ticketOf(alice)
    const meanwhile = new D1(env.DB)
    // The second has seen that the session stands when the first ends it.
    const slow = made('none', world, '', (c) => {
      const { d1 } = c.var
      c.set('d1', {
        first: d1.first.bind(d1),
        send: async (statements: Parameters<D1['send']>[0]) => {
          if (statements.some(({ sql }) => /^delete/.test(sql))) await end(ticket)
          return meanwhile.send(statements)
        },
      } as unknown as D1)
      return signOut(c, ticket)
    })
    await expect(slow).resolves.toBeDefined()
    expect(await lines()).toHaveLength(1)
    expect(await left()).toEqual([])
  })

  it('that fails is said', async () => {
    const ticket = await ticketOf(alice)
    const failing = made('none', world, '', (c) => {
      const { d1 } = c.var
      const send = () => Promise.reject(new Error('D1 is away'))
      c.set('d1', { first: d1.first.bind(d1), send } as unknown as D1)
      return signOut(c, ticket)
    })
    await expect(failing).rejects.toThrow('D1 is away')
  })
})
