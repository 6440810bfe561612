import type { Bindings } from '../../src/http/env.ts'
import { cookieFor, type Visitor, visitor } from './as.ts'
import { passwordHash } from './passkeys.ts'
import { ownAccounts } from './presses/account.ts'
import { ofMany, ofTheOwner } from './presses/company.ts'
import { entering } from './presses/entering.ts'
import { ofMoney } from './presses/money.ts'
import { ofCustomers } from './presses/portal.ts'
import type { Fields, Press, Presser, Presses } from './presses/press.ts'
import { ofPeople, ofWork } from './presses/records.ts'
import { putTwins } from './twins.ts'
import { makeWorld, type World } from './world.ts'

export type { Fields, Press, Presser, Presses }

/** A world in which every press below does its work: its people know the password, and its rows to be changed are there. */
export async function worldToPress(): Promise<World> {
  const world = await makeWorld({ passwordHash })
  await putTwins(world)
  return world
}

/** One valid press for every POST route of the app, by the route: a route without one fails a test. */
export const presses = (world: World): Presses => ({
  ...entering(world),
  ...ownAccounts(world),
  ...ofCustomers(world),
  ...ofWork(world),
  ...ofPeople(world),
  ...ofMoney(world),
  ...ofMany(world),
  ...ofTheOwner(world),
})

/** A press whose ground is prepared: it can be sent, and sent again as it is. */
export interface ReadyPress {
  world: World
  fields: Fields
  /** Sends it; `bindings` stand in for the app's own. */
  send(bindings?: Partial<Bindings>): Promise<Response>
}

/** Prepares a press of a world: puts there what it needs, and signs in whoever presses. */
export async function readyPress(world: World, press: Press): Promise<ReadyPress> {
  await press.before?.(world)
  const { world: where = world, path, fields, cookies = '' } = { ...press, ...(await press.ready?.(world)) }
  const cookie = [await sessionOf(where, press.as), cookies].filter((one) => one !== '').join('; ')
  const init = () => ({ method: 'POST', ...bodyOf(fields, press.sent), redirect: 'manual' as const })
  return {
    world: where,
    fields,
    send: (bindings = {}) => {
      const { headers = {}, ...rest } = init() as RequestInit & { headers?: Record<string, string> }
      const who: Visitor = visitor(where.host, cookie, bindings)
      return who.send(path, {
        ...rest,
        headers: { ...headers, Origin: `http://${where.host}`, 'Accept-Language': 'en' },
      })
    },
  }
}

const sessionOf = async (world: World, as: Presser): Promise<string> => {
  if (as === 'nobody') return ''
  if (as === 'Alice')
    return cookieFor(world, { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId })
  return cookieFor(world, { audience: 'staff', staffId: world.staff[as], role: as })
}

function bodyOf(fields: Fields, sent: Press['sent'] = 'form'): RequestInit {
  if (sent === 'json') return { body: JSON.stringify(fields), headers: { 'Content-Type': 'application/json' } }
  const body = sent === 'parts' ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one as string)
  return { body }
}
