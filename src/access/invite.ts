import { accountLinks, accounts, passkeys, recoveryCodes } from '../accounts/schema.ts'
import { once } from '../audit/note.ts'
import { contacts } from '../customers/schema.ts'
import { newId } from '../db/id.ts'
import { and, eq, isNull, oneMore } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { Language } from '../i18n/language.ts'
import { newMail } from '../mail/outbox.ts'
import { mails } from '../mail/schema.ts'
import { endFeed } from '../sessions/feeds.ts'
import { sessions } from '../sessions/schema.ts'
import { staff } from '../staff/schema.ts'
import { newLink } from './links.ts'

/** Whom staff invite: a contact or a member of staff, with the account they have, if any. */
type Invitee = { name: string; email: string; language: Language; account: KnownAccount | undefined } & (
  | { customerId: string; contactId: string }
  | { staffId: string }
)

/** An account as the page that offers the invitation showed it. */
export interface KnownAccount {
  id: string
  /** When it was last invited, as shown: pressed twice, the second press finds another and does nothing. */
  invitedAt: Date | null
}

/**
 * The writes of an invitation, the guarded one first, and the id of its mail. Whoever had access loses it until they
 * accept: password, second factor, passkeys, sessions and the calendar's address go, which is also how staff help someone
 * who lost theirs.
 */
export async function inviting(companyId: string, keys: string, invitee: Invitee, now = new Date()) {
  const db = beforeSignIn(companyId)
  const accountId = invitee.account?.id ?? newId()
  const isStaff = 'staffId' in invitee
  const path = isStaff ? '/admin/invitation/' : '/portal/invitation/'
  const { writes, link } = await newLink({ companyId, accountId, purpose: 'invitation', path, keys }, now)
  const mail = newMail({
    cause: `invitation:${link.id}`,
    to: { name: invitee.name, email: invitee.email },
    language: invitee.language,
    message: isStaff ? 'staff_invitation' : 'customer_invitation',
    link,
    ...(isStaff ? {} : { customerId: invitee.customerId }),
  })
  const begin = invitee.account
    ? db.update(accounts, { ...blank, invitedAt: now }, asShown(invitee.account))
    : db.insert(accounts, { id: accountId, ...personOf(invitee), invitedAt: now })
  const forgotten = invitee.account ? forgetAccess(companyId, accountId) : []
  const all: [Query<unknown>, ...Query<unknown>[]] = [
    stillAt(companyId, invitee),
    ...once(companyId, begin),
    ...forgotten,
    ...writes,
    db.insert(mails, mail),
  ]
  return { writes: all, mailId: mail.id, accountId }
}

/** Touches the person as long as the address is theirs: one that was mended meanwhile must not get the link. */
function stillAt(companyId: string, invitee: Invitee): Query<unknown> {
  const db = beforeSignIn(companyId)
  const { email } = invitee
  return 'staffId' in invitee
    ? db.update(staff, { email }, and(eq(staff.id, invitee.staffId), eq(staff.email, email)))
    : db.update(contacts, { email }, and(eq(contacts.id, invitee.contactId), eq(contacts.email, email)))
}

/** Ends an account's access at once; the first write touches no row when it has ended already. */
export function revoking(companyId: string, accountId: string, now = new Date()) {
  const revoked = beforeSignIn(companyId).update(
    accounts,
    { ...blank, revokedAt: now },
    and(eq(accounts.id, accountId), isNull(accounts.revokedAt)),
  )
  const all: [Query<unknown>, ...Query<unknown>[]] = [revoked, ...forgetAccess(companyId, accountId)]
  return all
}

const blank = {
  passwordHash: null,
  activatedAt: null,
  revokedAt: null,
  codeSecret: null,
  codeStep: null,
  turn: oneMore(accounts.turn),
}

const personOf = (invitee: Invitee) =>
  'staffId' in invitee
    ? ({ audience: 'staff', staffId: invitee.staffId } as const)
    : ({ audience: 'customer', customerOf: invitee.customerId, contactId: invitee.contactId } as const)

const asShown = ({ id, invitedAt }: KnownAccount) =>
  and(eq(accounts.id, id), invitedAt ? eq(accounts.invitedAt, invitedAt) : isNull(accounts.invitedAt))

/** Everything that opens an account or its calendar beside its password, links included. */
const forgetAccess = (companyId: string, accountId: string): Query<unknown>[] => {
  const db = beforeSignIn(companyId)
  return [
    db.delete(sessions, eq(sessions.accountId, accountId)),
    db.delete(passkeys, eq(passkeys.accountId, accountId)),
    db.delete(recoveryCodes, eq(recoveryCodes.accountId, accountId)),
    db.delete(accountLinks, eq(accountLinks.accountId, accountId)),
    endFeed({ companyId, accountId }),
  ]
}
