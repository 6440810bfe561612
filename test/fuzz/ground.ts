import { env } from 'cloudflare:workers'
import { newLink } from '../../src/access/links.ts'
import { D1 } from '../../src/db/d1.ts'
import type { Bindings } from '../../src/http/env.ts'
import { linkToken } from '../../src/mail/link.ts'
import { cookieFor, type Visitor, visitor } from '../support/as.ts'
import { upload } from '../support/imports.ts'
import { type Fields, type Press, presses, worldToPress } from '../support/presses.ts'
import { linkTo, offered } from '../support/proposals.ts'
import type { World } from '../support/world.ts'
import { actAs, actAsNobody } from './owners.ts'
import type { Actor, Route } from './routes.ts'

const unlimited = { limit: async () => ({ success: true }) } as RateLimit
const bindings: Partial<Bindings> = { SIGN_IN_LIMIT: unlimited, CHECK_LIMIT: unlimited }

/** A company that a route is tried in, beside one that has the same ids. */
export interface Ground {
  world: World
  who: Visitor
  /** The address of the route, with a row that is there. */
  path: string
  /** What a valid press sends, where the ground was made for one. */
  press?: { fields: Fields; sent: Press['sent'] }
}

/** Where pages are read: they change nothing, so one company for each who reads does. */
const toRead = new Map<Actor, World>()

/** What a route is tried on, with whoever is let in there; nothing of anyone else may be touched from now on. */
export async function groundOf(route: Route): Promise<Ground> {
  await actAsNobody()
  if (route.method === 'POST') return (await groundForPress(route)) ?? groundIn(route, await worldToPress())
  const world = toRead.get(route.actor) ?? (await worldToPress())
  toRead.set(route.actor, world)
  return groundIn(route, world)
}

async function groundIn(route: Route, world: World): Promise<Ground> {
  const path = await pathOf(route, world)
  return watched(route, { world, path, who: visitor(world.host, await cookieOf(world, route.actor), bindings) })
}

/** One that is prepared for the valid press of the route; undefined where it has none. */
async function groundForPress(route: Route): Promise<Ground | undefined> {
  const first = await worldToPress()
  const press = presses(first)[pressOf(route)]
  if (!press) return undefined
  await press.before?.(first)
  const { world = first, path, fields, cookies = '' } = { ...press, ...(await press.ready?.(first)) }
  const cookie = [await cookieOf(world, press.as), cookies].filter((one) => one !== '').join('; ')
  const who = visitor(world.host, cookie, bindings)
  return watched(route, { world, path, who, press: { fields, sent: press.sent } })
}

/** Whether a press needs more than what stands in every company. */
export function needsGround(route: Route, world: World): boolean {
  const press = presses(world)[pressOf(route)]
  return press?.before !== undefined || press?.ready !== undefined
}

/** Signs in anew whoever acts there. */
export const signedIn = async (route: Route, ground: Ground): Promise<Ground> =>
  watched(route, { ...ground, who: visitor(ground.world.host, await cookieOf(ground.world, route.actor), bindings) })

const pressOf = ({ key }: Route): string => key.replace('technician: ', '')

async function watched(route: Route, ground: Ground): Promise<Ground> {
  const isBounded = route.actor === 'Alice' || route.actor === 'technician'
  await actAs(route.key, ground.world.companyId, isBounded ? ground.world.alice.id : null)
  return ground
}

async function cookieOf(world: World, actor: Actor): Promise<string> {
  const { alice, staff } = world
  if (actor === 'nobody') return ''
  return cookieFor(
    world,
    actor === 'Alice'
      ? { audience: 'customer', customerId: alice.id, contactId: alice.contactId }
      : { audience: 'staff', staffId: staff[actor], role: actor },
  )
}

const csv = 'Nom;E-mail\nUne Cliente;une@example.fr\nUn Client;un@example\n'

/** An import that waits for its columns. */
async function broughtImport(world: World): Promise<string> {
  const answer = await upload(visitor(world.host, await cookieOf(world, 'owner')), world.host, 'customers', csv)
  return answer.headers.get('Location')?.split('/').at(-1) ?? 'no-such-row'
}

/** The address of a route, with a row or a link that is there. */
export async function pathOf({ pattern, id }: Route, world: World): Promise<string> {
  // One whose lines lie in the bucket.
  if (pattern.startsWith('/admin/imports/:id')) return pattern.replace(':id', await broughtImport(world))
  if (!pattern.includes(':token')) return pattern.replace(/:\w+/, id ?? 'no-such-row')
  if (pattern.startsWith('/proposals/')) return linkTo(world, await offered(world, 'offered'))
  const purpose = pattern.includes('/invitation/') ? 'invitation' : pattern.includes('/reset/') ? 'reset' : undefined
  if (!purpose) return pattern.replace(/:\w+/, 'no-such-link')
  const accountId = pattern.startsWith('/admin') ? 'account-staff-office' : `account-${world.alice.contactId}`
  const path = pattern.replace(':token', '')
  const { writes, link } = await newLink({ companyId: world.companyId, accountId, purpose, path, keys: env.DATA_KEYS })
  await new D1(env.DB).send(writes.map((write) => write.statement()))
  return path + (await linkToken(env.DATA_KEYS, world.companyId, link.id))
}
