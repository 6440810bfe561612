import type { LinkPurpose } from '../accounts/account.ts'
import type { Audience } from '../accounts/audience.ts'
import { accountLinks, accounts, passkeys } from '../accounts/schema.ts'
import { contacts, customers } from '../customers/schema.ts'
import type { Row } from '../db/d1.ts'
import { and, asc, eq, gt, inArray, isInList, isNotNull, isNull } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { Language } from '../i18n/language.ts'
import type { Role } from '../staff/role.ts'
import { staff } from '../staff/schema.ts'
import { signInSteps } from './schema.ts'

interface Common {
  accountId: string
  name: string
  email: string
  language: Language
  passwordHash: string | null
  codeSecret: string | null
  codeStep: number | null
  /** See accounts.turn: what was proved holds as long as it stays. */
  turn: number
}

/** Someone with an account that may be used, as signing in needs to know them. */
export type Person =
  | (Common & { audience: 'customer'; customerId: string; contactId: string; customerName: string })
  | (Common & { audience: 'staff'; staffId: string; role: Role })

/** How people are looked up: by the address they typed, or by accounts already proved to be theirs, as a step may say. */
type LookUp = { email: string } | { accountIds: string[] } | { step: string } | MailedLink

/** A link that came by mail: it proves the mailbox, and so every account that is signed in to with its address. */
export interface MailedLink {
  link: LinkPurpose
  tokenHash: string
  /** SHA-256 of the secret in the browser, for links bound to it. */
  browserHash?: string | undefined
}

// One address may stand for several customers: a property manager's for dozens.
const mostPeople = 50

/** People whose account stands: not revoked, and accepted unless an invitation is about to be. */
export function peopleBy(companyId: string, audience: Audience, lookUp: LookUp): Query<Person> {
  const opens = 'link' in lookUp && lookUp.link === 'invitation'
  const stands = and(isNull(accounts.revokedAt), opens ? undefined : isNotNull(accounts.activatedAt))
  const db = beforeSignIn(companyId)
  if (audience === 'customer') {
    return as(
      audience,
      db
        .from(contacts, contactFields)
        .join(accounts, and(eq(accounts.customerOf, contacts.customerOf), eq(accounts.contactId, contacts.id)))
        .join(customers, eq(customers.id, contacts.customerOf))
        .where(and(foundBy(companyId, contacts.email, lookUp), stands))
        .orderBy(asc(contacts.customerOf))
        .limit(mostPeople),
    )
  }
  return as(
    audience,
    db
      .from(staff, staffFields)
      .join(accounts, eq(accounts.staffId, staff.id))
      .where(and(foundBy(companyId, staff.email, lookUp), stands))
      .limit(1),
  )
}

function foundBy(companyId: string, email: typeof contacts.email | typeof staff.email, lookUp: LookUp) {
  const db = beforeSignIn(companyId)
  if ('email' in lookUp) return eq(email, lookUp.email)
  if ('accountIds' in lookUp) return inArray(accounts.id, lookUp.accountIds)
  if ('step' in lookUp)
    return isInList(
      accounts.id,
      db.from(signInSteps, { ids: signInSteps.accountIds }).where(eq(signInSteps.id, lookUp.step)),
    )
  // An invitation is to one account. Other links are to whoever reads the mailbox.
  if (lookUp.link === 'invitation' || email === staff.email)
    return eq(accounts.id, db.from(accountLinks, { id: accountLinks.accountId }).where(linkStands(lookUp)))
  return eq(
    email,
    db
      .from(accountLinks, { email: contacts.email })
      .join(accounts, eq(accounts.id, accountLinks.accountId))
      .join(contacts, and(eq(contacts.customerOf, accounts.customerOf), eq(contacts.id, accounts.contactId)))
      .where(linkStands(lookUp)),
  )
}

/** The link, as long as it may be used: unused, in time, and in the browser it is bound to. */
export const linkStands = ({ link, tokenHash, browserHash }: MailedLink) =>
  and(
    eq(accountLinks.tokenHash, tokenHash),
    eq(accountLinks.purpose, link),
    browserHash === undefined ? isNull(accountLinks.browserHash) : eq(accountLinks.browserHash, browserHash),
    gt(accountLinks.expiresAt, new Date()),
  )

/** Passkeys of an account, as a page of sign-in needs to know that there are any. */
export const anyPasskey = (companyId: string, accountId: string) =>
  beforeSignIn(companyId).from(passkeys, { id: passkeys.id }).where(eq(passkeys.accountId, accountId)).limit(1)

const common = {
  accountId: accounts.id,
  passwordHash: accounts.passwordHash,
  codeSecret: accounts.codeSecret,
  codeStep: accounts.codeStep,
  turn: accounts.turn,
}
const contactFields = {
  ...common,
  name: contacts.name,
  email: contacts.email,
  language: contacts.language,
  customerId: contacts.customerOf,
  contactId: contacts.id,
  customerName: customers.name,
}
const staffFields = {
  ...common,
  name: staff.name,
  email: staff.email,
  language: staff.language,
  staffId: staff.id,
  role: staff.role,
}

const as = (audience: Audience, query: Query<object>): Query<Person> => ({
  statement: () => query.statement(),
  decode: (row: Row) => ({ audience, ...query.decode(row) }) as Person,
})
