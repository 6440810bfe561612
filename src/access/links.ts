import { type LinkPurpose, linkLifetimes } from '../accounts/account.ts'
import { accountLinks } from '../accounts/schema.ts'
import { newId } from '../db/id.ts'
import { and, eq } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import { hashOfToken, linkKeyId, linkToken } from '../mail/link.ts'
import type { MailLink } from '../mail/outbox.ts'

interface NewLink {
  companyId: string
  accountId: string
  purpose: LinkPurpose
  /** What the token stands behind. */
  path: string
  /** The secret keys of the deployment, DATA_KEYS. */
  keys: string
}

/**
 * A link of an account, good once, in place of an earlier one of its kind, which is dead from then on. Gives the writes,
 * in order, and what the mail needs to make the link.
 */
export async function newLink({ companyId, accountId, purpose, path, keys }: NewLink, now = new Date()) {
  const db = beforeSignIn(companyId)
  const id = newId()
  const link: MailLink = { path, id, keyId: await linkKeyId(keys) }
  const earlier = and(eq(accountLinks.accountId, accountId), eq(accountLinks.purpose, purpose))
  const writes = [
    db.delete(accountLinks, earlier),
    db.insert(accountLinks, {
      id,
      accountId,
      purpose,
      tokenHash: await hashOfToken(await linkToken(keys, companyId, id)),
      expiresAt: new Date(now.getTime() + linkLifetimes[purpose]),
    }),
  ]
  return { writes, link }
}
