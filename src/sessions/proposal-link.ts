import { newId } from '../db/id.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import { hashOfToken, linkKeyId, linkToken } from '../mail/link.ts'
import type { MailLink } from '../mail/outbox.ts'
import { proposalLinks } from '../requests/schema.ts'

/** What a link leads to: an offer, as it stands at one turn of its request, for one contact. */
interface Offer {
  companyId: string
  requestId: string
  turn: number
  contactId: string
  expiresAt: Date
}

/** Where a proposal is answered without signing in; the token goes behind it. */
const proposalPath = '/proposals/'

/** A link by which one contact may answer an offer, as the write that keeps it and what its mail needs to make it. */
export async function newProposalLink(keys: string, { companyId, ...offer }: Offer) {
  const id = newId()
  const link: MailLink = { path: proposalPath, id, keyId: await linkKeyId(keys) }
  const tokenHash = await hashOfToken(await linkToken(keys, companyId, id))
  const write: Query<unknown> = beforeSignIn(companyId).insert(proposalLinks, { id, tokenHash, ...offer })
  return { write, link }
}
