import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { customers } from '../../src/customers/schema.ts'
import { eq } from '../../src/db/operators.ts'
import { CompanyDb, CustomerDb, TechnicianDb } from '../../src/db/scope.ts'
import { CompanyFiles, CustomerFiles } from '../../src/files/scope.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import { asCustomer, asStaff, cookieFor, visitor, type Who } from '../support/as.ts'
import { handled } from '../support/handled.ts'
import { listen, quiet } from '../support/live.ts'
import { makeWorld, type World } from '../support/world.ts'

const minute = 60_000
let world: World
let alice: Who
let office: Who
beforeEach(async () => {
  world = await makeWorld()
  alice = { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId }
  office = { audience: 'staff', staffId: 'staff-office', role: 'office' }
})

const lastUsed = async () =>
  env.DB.prepare('select last_used_at as at from sessions where company_id = ?')
    .bind(world.companyId)
    .first<number>('at')

describe('whoever has no session', () => {
  const ask = (path: string, init: RequestInit = {}) => visitor(world.host, '__Host-customer=x').send(path, init)

  it('is led to sign in and back to the page asked for, and loses the cookie', async () => {
    const answer = await ask('/portal/jobs?show=open&page=2')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/portal/sign-in?next=%2Fportal%2Fjobs%3Fshow%3Dopen%26page%3D2')
    expect(answer.headers.get('Set-Cookie')).toMatch(/^__Host-customer=; Max-Age=0; Path=\/;/)
    const staff = await visitor(world.host, '__Host-staff=x').get('/admin/jobs')
    expect(staff.headers.get('Location')).toBe('/admin/sign-in?next=%2Fadmin%2Fjobs')
    expect(staff.headers.get('Set-Cookie')).toMatch(/^__Host-staff=; Max-Age=0/)
  })

  it('is led nowhere back from a write, and out of a part of a page altogether', async () => {
    const origin = { Origin: `http://${world.host}` }
    const written = await ask('/portal/requests', { method: 'POST', headers: origin, body: new URLSearchParams() })
    expect([written.status, written.headers.get('Location')]).toEqual([303, '/portal/sign-in'])
    const part = await ask('/portal/jobs', { headers: { 'HX-Request': 'true' } })
    expect([part.status, part.headers.get('HX-Redirect')]).toEqual([401, '/portal/sign-in?next=%2Fportal%2Fjobs'])
  })

  it('is only told where a page asks by itself', async () => {
    const answer = await ask('/portal/jobs', { headers: { Unasked: '1', 'HX-Request': 'true' } })
    expect([answer.status, answer.headers.get('HX-Redirect'), answer.headers.get('Location')]).toEqual([
      ...[401, null, null],
    ])
  })

  it('is whoever comes with a session of another company, of the other door, or of a key that is gone', async () => {
    const there = await makeWorld()
    const handler = () => new Response('in')
    const cookies = [
      ['customer', await cookieFor(there, alice)],
      ['customer', (await cookieFor(world, office)).replace('__Host-staff', '__Host-customer')],
      ['customer', await cookieFor(world, alice, { keys: 'x'.repeat(32) })],
      ['staff', await cookieFor(there, office)],
      ['staff', (await cookieFor(world, alice)).replace('__Host-customer', '__Host-staff')],
    ] as const
    for (const [door, cookie] of cookies) expect((await handled(door, world, cookie, handler)).status).toBe(303)
  })
})

describe('behind a door', () => {
  it('there are a database and files that hold what is the visitor’s', async () => {
    const contact = await handled('customer', world, await cookieFor(world, alice), (c) => {
      expect(c.var.db).toBeInstanceOf(CustomerDb)
      expect(c.var.files).toBeInstanceOf(CustomerFiles)
      expect(c.var.ticket).toMatchObject({ companyId: world.companyId, customerId: world.alice.id })
      return c.body(null)
    })
    expect(contact.status).toBe(200)
    for (const [who, kind] of [
      [office, CompanyDb],
      [{ ...office, staffId: 'staff-owner', role: 'owner' }, CompanyDb],
      [{ ...office, staffId: 'staff-technician', role: 'technician' }, TechnicianDb],
    ] as const) {
      const answer = await handled('staff', world, await cookieFor(world, who as Who), (c) =>
        c.json({
          isOfKind: c.var.db instanceof kind,
          files: c.var.files instanceof CompanyFiles,
          role: c.var.ticket.role,
        }),
      )
      expect(await answer.json()).toEqual({ isOfKind: true, files: true, role: (who as { role: string }).role })
    }
  })

  it('nobody is answered before the session was checked, even by what asks the database nothing', async () => {
    for (const [door, who] of [
      ['customer', alice],
      ['staff', office],
    ] as const) {
      const ended = await cookieFor(world, who, { expiresAt: new Date(Date.now() - 1) })
      const answer = await handled(door, world, ended, () => new Response('in'))
      expect([answer.status, await answer.text()]).toEqual([500, 'SessionEnded'])
      expect((await handled(door, world, await cookieFor(world, who), () => new Response('in'))).status).toBe(200)
    }
  })

  it('whoever looks on may read and is stopped before they write', async () => {
    const watching = await cookieFor(world, alice, { accountId: 'account-staff-office' })
    const press = async (method: string) => {
      const answer = await handled('customer', world, watching, () => new Response('in'), { method })
      return [answer.status, await answer.text()]
    }
    expect([await press('GET'), await press('POST')]).toEqual([
      [200, 'in'],
      [500, 'OnlyWatching'],
    ])
  })

  it('a session is noted as used, and not by what went wrong or nobody asked for', async () => {
    const then = Date.now() - 11 * minute
    const cookie = await cookieFor(world, alice, { lastUsedAt: new Date(then) })
    const answer = () => new Response('in')
    await handled('customer', world, cookie, answer, { headers: { Unasked: '1' } })
    expect(await lastUsed()).toBe(then)
    await handled('customer', world, cookie, () => {
      throw new TypeError()
    })
    expect(await lastUsed()).toBe(then)
    await handled('customer', world, cookie, answer)
    expect(await lastUsed()).toBeGreaterThan(then + 10 * minute)
  })
})

describe('open pages', () => {
  it('are told of the customers concerned, and of a company’s own by naming none', async () => {
    const told: string[] = []
    const LIVE = {
      idFromName: (name: string) => name,
      get: (name: string) => ({
        fetch: async (_: string, { body }: RequestInit) => {
          told.push(`${name} ${body}`)
          return new Response()
        },
      }),
    } as unknown as DurableObjectNamespace
    const write = (...customerIds: (string | undefined)[]) =>
      handled(
        'staff',
        world,
        ofStaff,
        async (c) => {
          const db = c.var.db as CompanyDb
          for (const customerId of customerIds)
            await db.write(
              { did: 'customer_changed', customerId },
              db.update(customers, { name: `New ${Math.random()}` }, eq(customers.id, world.bob.id)),
            )
          return c.body(null)
        },
        { bindings: { LIVE } },
      )
    const ofStaff = await cookieFor(world, office)
    await write(world.bob.id, undefined, world.bob.id)
    await write(undefined)
    expect(told).toEqual([`${world.companyId} ["customer-bob"]`, `${world.companyId} []`])
  })

  it('of staff and of the customer concerned hear of what was written on the way, and of nothing else', async () => {
    const [ofAlice, ofBob] = [await asCustomer(world, world.alice), await asCustomer(world, world.bob)]
    const pages = [
      await listen(ofAlice, world, 'portal'),
      await listen(ofBob, world, 'portal'),
      await listen(await asStaff(world, 'office'), world, 'admin'),
    ]
    const heard = async () => {
      await quiet(...pages)
      return pages.map((page) => page.heard.splice(0).length)
    }
    const ofStaff = await cookieFor(world, office)
    const rename = (id: string, customerId?: string) =>
      handled('staff', world, ofStaff, async (c) => {
        const db = c.var.db as CompanyDb
        const write = db.update(customers, { name: `New ${Math.random()}` }, eq(customers.id, id))
        await db.write({ did: 'customer_changed', ...(customerId && { customerId }) }, write)
        return c.body(null)
      })
    await rename(world.bob.id, world.bob.id)
    expect(await heard()).toEqual([0, 1, 1])
    // What is no customer's is for staff alone.
    await rename(world.bob.id)
    expect(await heard()).toEqual([0, 0, 1])
    await rename('nobody', world.bob.id)
    await handled('staff', world, ofStaff, () => new Response('in'))
    expect(await heard()).toEqual([0, 0, 0])
    await handled('customer', world, await cookieFor(world, alice), async (c) => {
      const { db } = c.var
      await db.write({ did: 'request_made' }, db.update(visitRequests, { reason: 'x' }, undefined))
      throw new TypeError()
    })
    expect(await heard()).toEqual([1, 0, 1])
  })
})
