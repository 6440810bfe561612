import { env } from 'cloudflare:workers'
import { D1 } from '../../src/db/d1.ts'
import { linkToken } from '../../src/mail/link.ts'
import { newProposalLink } from '../../src/sessions/proposal-link.ts'
import { day, makeRequest, offer, slotsIn } from './requests.ts'
import type { World } from './world.ts'

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
