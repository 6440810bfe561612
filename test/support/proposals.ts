import { env } from 'cloudflare:workers'
import { D1 } from '../../src/db/d1.ts'
import { linkToken } from '../../src/mail/link.ts'
import { newProposalLink } from '../../src/sessions/proposal-link.ts'
import { visitor } from './as.ts'
import { countIn, day, makeRequest, offer, slotsIn } from './requests.ts'
import { makeWorld, type World } from './world.ts'

export const offers = slotsIn(6, 7, 8)

/** Has staff offer times for a request of Alice, as its second turn. */
export async function offered(world: World, id: string, more: Parameters<typeof makeRequest>[2] = {}): Promise<string> {
  await makeRequest(world, id, more)
  await offer(world, id, offers, ['staff-technician'])
  return id
}

/** A link to what staff offer, and its address. */
export async function linkTo(
  { companyId, alice }: World,
  requestId: string,
  { contactId = alice.contactId, turn = 2, expiresAt = new Date(Date.now() + 14 * day) } = {},
): Promise<string> {
  const { write, link } = await newProposalLink(env.DATA_KEYS, { companyId, requestId, turn, contactId, expiresAt })
  await new D1(env.DB).send([write.statement()])
  return link.path + (await linkToken(env.DATA_KEYS, companyId, link.id))
}

/** A world with an offer to Alice, and someone who has nothing but the link to it. */
export async function withLink(more: Parameters<typeof offered>[2] = {}) {
  const world = await makeWorld()
  const id = await offered(world, 'offered', more)
  const at = await linkTo(world, id)
  const holder = visitor(world.host)
  await holder.get('/portal/sign-in')
  return { world, id, at, holder }
}

/** The time that a button of the page bears. */
export const slot = (place: number) => `${offers[place]?.start}-${offers[place]?.end}`

export const visitsOf = (world: World, id: string) => countIn(world, 'visits', `id = '${id}'`)

export const change = (world: World, sql: string) => env.DB.prepare(sql).bind(world.companyId).run()
