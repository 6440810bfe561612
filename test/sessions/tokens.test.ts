import { SignJWT } from 'jose'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newSessionId, readTicket, signTicket, type Ticket } from '../../src/sessions/token.ts'

const key = 'k'.repeat(32)
const older = 'o'.repeat(32)
const ids = { sessionId: 's', companyId: 'c', accountId: 'a' }
const customer: Ticket = { audience: 'customer', ...ids, customerId: 'k', contactId: 'p' }
const staff: Ticket = { audience: 'staff', ...ids, staffId: 'f', role: 'office' }
const later = () => new Date(Date.now() + 60_000)

/** A token as the app signs it, but for what is changed. */
const forged = async (
  change: { alg?: string; typ?: string; issuer?: string; claims?: object; secret?: string } = {},
) => {
  const { alg = 'HS256', typ = 'JWT', issuer = 'artisan-portal', claims = {}, secret = key } = change
  return new SignJWT({ ...ids, customerId: 'k', contactId: 'p', ...claims })
    .setProtectedHeader({ alg, typ })
    .setIssuer(issuer)
    .setAudience('customer')
    .setExpirationTime(later())
    .sign(new TextEncoder().encode(secret))
}

describe('a ticket', () => {
  it('is read as it was signed, at its own door alone', async () => {
    const watching: Ticket = { ...customer, watching: true }
    for (const ticket of [customer, staff, watching]) {
      const token = await signTicket(ticket, key, later())
      const other = ticket.audience === 'staff' ? 'customer' : 'staff'
      expect(await readTicket(token, ticket.audience, key)).toEqual(ticket)
      expect(await readTicket(token, other, key)).toBeUndefined()
    }
    expect(await readTicket(await forged(), 'customer', key)).toEqual(customer)
  })

  it('is signed with the newest key, and read with any', async () => {
    const old = await signTicket(customer, older, later())
    expect(await readTicket(old, 'customer', `${key},${older}`)).toEqual(customer)
    expect(await readTicket(old, 'customer', key)).toBeUndefined()
    const token = await signTicket(customer, `${key},${older}`, later())
    expect(await readTicket(token, 'customer', older)).toBeUndefined()
    expect(await readTicket(token, 'customer', key)).toEqual(customer)
    await expect(signTicket(customer, '', later())).rejects.toThrow('SESSION_KEYS')
  })

  it('says when it was signed and when it ends, and is nothing after that', async () => {
    const token = await signTicket(customer, key, later())
    const [header, claims] = token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(atob(part)))
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(claims).toEqual({
      ...{ ...ids, customerId: 'k', contactId: 'p', iss: 'artisan-portal', aud: 'customer' },
      ...{ iat: expect.any(Number), exp: expect.any(Number) },
    })
    expect(Math.abs(claims.exp - claims.iat - 60)).toBeLessThanOrEqual(1)
    expect(await readTicket(await signTicket(customer, key, new Date(Date.now() - 5000)), 'customer', key)).toBe(
      undefined,
    )
  })

  it.each([
    ['another issuer', { issuer: 'someone' }],
    ['another kind of token', { typ: 'at+jwt' }],
    ['another algorithm', { alg: 'HS384' }],
    ['another key', { secret: 'x'.repeat(32) }],
    ['no session', { claims: { sessionId: '' } }],
    ['no customer', { claims: { customerId: undefined } }],
    ['a company that is no text', { claims: { companyId: 7 } }],
    ['someone who may or may not look on', { claims: { watching: 'yes' } }],
  ])('is none with %s', async (_, change) => {
    expect(await readTicket(await forged(change), 'customer', key)).toBeUndefined()
  })

  it('of staff has one of their roles', async () => {
    const token = await signTicket({ ...staff, role: 'king' as 'owner' }, key, later())
    expect(await readTicket(token, 'staff', key)).toBeUndefined()
  })

  it.each(['', 'x', 'a.b.c', `${btoa('{}')}.e30.`])('is none in %j', async (token) => {
    expect(await readTicket(token, 'customer', key)).toBeUndefined()
  })
})

describe('a ticket that was read before', () => {
  afterEach(() => vi.useRealTimers())

  it('is nothing from the moment it ends', async () => {
    const end = Math.ceil(Date.now() / 1000) * 1000 + 60_000
    const token = await signTicket(customer, key, new Date(end))
    vi.useFakeTimers({ toFake: ['Date'], now: end - 1 })
    expect(await readTicket(token, 'customer', key)).toEqual(customer)
    vi.setSystemTime(end)
    expect(await readTicket(token, 'customer', key)).toBeUndefined()
  })

  it('is nothing at the other door, without its key, or with another end to it', async () => {
    const token = await signTicket(customer, key, later())
    expect(await readTicket(token, 'customer', key)).toEqual(customer)
    expect(await readTicket(token, 'staff', key)).toBeUndefined()
    expect(await readTicket(token, 'customer', older)).toBeUndefined()
    expect(await readTicket(`${token.slice(0, -6)}AAAAAA`, 'customer', key)).toBeUndefined()
    expect(await readTicket(token, 'customer', `${older},${key}`)).toEqual(customer)
  })

  it('is nobody’s to change', async () => {
    const token = await signTicket(customer, key, later())
    for (let times = 0; times < 2; times += 1) {
      const read = await readTicket(token, 'customer', key)
      expect(() => Object.assign(read ?? {}, { customerId: 'other' })).toThrow(TypeError)
    }
    expect(await readTicket(token, 'customer', key)).toEqual(customer)
  })
})

it('a session is named by 26 letters and figures, never the same', () => {
  const names = Array.from({ length: 50 }, newSessionId)
  for (const name of names) expect(name).toMatch(/^[0-9a-z]{26}$/i)
  expect(new Set(names).size).toBe(50)
})
