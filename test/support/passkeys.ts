import { expect } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { cookieFor, type Visitor } from './as.ts'
import { authenticator, type Twist } from './authenticator.ts'
import { keepingCookies } from './jar.ts'
import type { World } from './world.ts'

export const password = 'a long enough pass phrase'
export const passwordHash = await hashPassword(password)
export const originOf = ({ host }: World) => `http://${host}`

let networks = 0

/** Posts JSON as the page's script does, each time from another network: the limit of one is not what is tried here. */
export const postJson = (who: Visitor, { host }: World, path: string, body: unknown) =>
  who.send(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      Origin: `http://${host}`,
      'Accept-Language': 'en',
      'CF-Connecting-IP': `passkeys-${networks++}`,
    },
  })

export const people = {
  customer: {
    home: '/portal',
    who: { audience: 'customer', customerId: 'customer-alice', contactId: 'contact-alice' },
  },
  bob: { home: '/portal', who: { audience: 'customer', customerId: 'customer-bob', contactId: 'contact-bob' } },
  staff: { home: '/admin', who: { audience: 'staff', staffId: 'staff-technician', role: 'technician' } },
} as const

/** Someone's browser, signed in. */
export async function browserOf(world: World, person: keyof typeof people) {
  const [name = '', value = ''] = (await cookieFor(world, people[person].who)).split(/=(.*)/s)
  return keepingCookies(world.host, { [name]: value })
}

/** A phone whose passkey was added to someone's account, in the pages of the account. */
export async function withPasskey(world: World, person: keyof typeof people, twist: Twist = {}) {
  const browser = await browserOf(world, person)
  const path = `${people[person].home}/account/passkeys`
  const phone = await authenticator(originOf(world))
  const asked = await postJson(browser, world, `${path}/options`, { name: 'Phone', password })
  expect(asked.status).toBe(200)
  const options = (await asked.json()) as Options
  const added = await postJson(browser, world, path, { name: 'Phone', ...(await phone.create(options, twist)) })
  return { phone, browser, path, options, added }
}
export interface Options {
  challenge: string
  user: { id: string }
  rp: { id: string }
  excludeCredentials: { id: string }[]
}

/** Signs in with a passkey, in a browser that is not signed in. */
export async function enter(world: World, home: string, phone: Phone, { twist = {}, next }: Entering = {}) {
  const browser = keepingCookies(world.host)
  const asked = await postJson(browser, world, `${home}/sign-in/passkey/options`, { next })
  const options = (await asked.json()) as Options
  const answer = await phone.get(options, twist)
  return { browser, options, answer, response: await postJson(browser, world, `${home}/sign-in/passkey`, answer) }
}
export type Phone = Awaited<ReturnType<typeof authenticator>>
interface Entering {
  twist?: Twist
  next?: string
}
