import { inviting, type KnownAccount, revoking } from '../../../access/invite.ts'
import { accessState } from '../../../accounts/account.ts'
import { accountLinks, accounts } from '../../../accounts/schema.ts'
import { changesBetween } from '../../../audit/changes.ts'
import { isTaken } from '../../../db/d1.ts'
import { newId } from '../../../db/id.ts'
import { and, asc, eq, isNull, oneMore } from '../../../db/operators.ts'
import type { RowOf } from '../../../db/reach.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { newMail } from '../../../mail/outbox.ts'
import { mails } from '../../../mail/schema.ts'
import { proposalLinks } from '../../../requests/schema.ts'
import { sessions } from '../../../sessions/schema.ts'
import { contacts, customers } from '../../schema.ts'
import type { ContactForm } from './contact.ts'

/** What staff see of a contact, with where their access stands. */
const contactFields = {
  id: contacts.id,
  customerId: contacts.customerOf,
  name: contacts.name,
  email: contacts.email,
  language: contacts.language,
  seesJobs: contacts.seesJobs,
  seesInvoices: contacts.seesInvoices,
  mayRequest: contacts.mayRequest,
  accountId: accounts.id,
  invitedAt: accounts.invitedAt,
  activatedAt: accounts.activatedAt,
  revokedAt: accounts.revokedAt,
  lastSignInAt: accounts.lastSignInAt,
}
export type Contact = RowOf<typeof contactFields, 'accounts'>

const mostContacts = 100

const withAccess = (db: CompanyDb) =>
  db
    .from(contacts, contactFields)
    .leftJoin(accounts, and(eq(accounts.customerOf, contacts.customerOf), eq(accounts.contactId, contacts.id)))

/** The contacts of a customer. */
export const contactsOf = (db: CompanyDb, customerId: string) =>
  withAccess(db).where(eq(contacts.customerOf, customerId)).orderBy(asc(contacts.id)).limit(mostContacts)

/** A contact with the name of their customer, or undefined. */
export async function findContact(db: CompanyDb, id: string) {
  const [[contact], [customer]] = await db.read(
    withAccess(db).where(eq(contacts.id, id)),
    db
      .from(contacts, { name: customers.name })
      .join(customers, eq(customers.id, contacts.customerOf))
      .where(eq(contacts.id, id)),
  )
  return contact && customer && { ...contact, customer: customer.name }
}

/** A customer to whom a contact is added, with those they have, or undefined; one that was merged takes no more. */
export async function findOwner(db: CompanyDb, id: string) {
  const { name, kind, email, language } = customers
  const [[customer], contacts] = await db.read(
    db
      .from(customers, { id: customers.id, name, kind, email, language })
      .where(and(eq(customers.id, id), isNull(customers.mergedInto))),
    contactsOf(db, id),
  )
  return customer && { ...customer, contacts }
}

/**
 * Adds a contact to a customer. `taken` when the customer has one with this address, undefined when the customer was merged
 * meanwhile.
 */
export async function addContact(
  db: CompanyDb,
  customerId: string,
  form: ContactForm,
): Promise<string | 'taken' | undefined> {
  const id = newId()
  const deed = { did: 'contact_added', customerId, subject: form.name, subjectId: id } as const
  try {
    // Changes nothing, but touches no row any more once the customer turned out to be another.
    const stillThere = db.update(
      customers,
      { mergedInto: null },
      and(eq(customers.id, customerId), isNull(customers.mergedInto)),
    )
    return (await db.write(deed, stillThere, db.insert(contacts, { id, customerOf: customerId, ...form }))) && id
  } catch (error) {
    if (isTaken(error, 'contacts.email')) return 'taken'
    throw error
  }
}

/** The company, and the secret that links are made with. */
interface Setting {
  companyId: string
  /** DATA_KEYS. */
  keys: string
}

/**
 * Changes a contact. With a new address, sessions, links and proofs under way end; whoever has access is told at the old
 * address, whoever was only invited is invited again at the new one. Gives the mails to send; `taken` when the customer
 * has another contact with this address, undefined when someone else has invited the contact meanwhile.
 */
export async function changeContact(db: CompanyDb, setting: Setting, contact: Contact, form: ContactForm) {
  const details = changesBetween(contact, form)
  if (Object.keys(details).length === 0) return { mailIds: [] }
  const { writes, mailIds } = await followingAddress(db, setting, contact, form)
  const { id, customerId } = contact
  const deed = { did: 'contact_changed', customerId, subject: form.name, subjectId: id, details } as const
  try {
    const changed = await db.write(deed, db.update(contacts, form, eq(contacts.id, id)), ...writes)
    return changed && { mailIds }
  } catch (error) {
    if (isTaken(error, 'contacts.email')) return 'taken' as const
    throw error
  }
}

/** What a new address brings with it, and the mails of that; nothing where the address stays. */
async function followingAddress(db: CompanyDb, setting: Setting, contact: Contact, form: ContactForm) {
  const { accountId } = contact
  if (form.email === contact.email || !accountId) return { writes: [], mailIds: [] }
  const state = accessState(contact, new Date())
  if (state === 'invited' || state === 'lapsed') {
    const account = { id: accountId, invitedAt: contact.invitedAt }
    const { writes, mailId } = await inviting(
      setting.companyId,
      setting.keys,
      inviteeOf({ ...contact, ...form }, account),
    )
    return { writes, mailIds: [mailId] }
  }
  const ended = [
    db.update(accounts, { turn: oneMore(accounts.turn) }, eq(accounts.id, accountId)),
    db.delete(accountLinks, eq(accountLinks.accountId, accountId)),
    // The offers' too: they open without signing in.
    db.delete(proposalLinks, eq(proposalLinks.contactId, contact.id)),
    db.delete(sessions, eq(sessions.accountId, accountId)),
  ]
  if (state !== 'active') return { writes: ended, mailIds: [] }
  const notice = newMail({
    cause: `email:${newId()}`,
    to: { name: contact.name, email: contact.email },
    language: contact.language,
    message: 'email_changed',
    customerId: contact.customerId,
  })
  return { writes: [...ended, db.insert(mails, notice)], mailIds: [notice.id] }
}

const inviteeOf = (
  { id: contactId, customerId, name, email, language }: Contact,
  account: KnownAccount | undefined,
) => ({
  ...{ customerId, contactId, name, email, language },
  account,
})

/** Invites a contact, or again; gives the mail's id, or undefined when someone else was quicker. */
export async function inviteContact(
  db: CompanyDb,
  { companyId, keys }: Setting,
  contact: Contact,
  account: KnownAccount | undefined,
) {
  const { writes, mailId } = await inviting(companyId, keys, inviteeOf(contact, account))
  const { id, customerId, name, email } = contact
  const deed = { did: 'invited', customerId, subject: name, subjectId: id, details: { email } } as const
  try {
    return (await db.write(deed, ...writes)) && mailId
  } catch (error) {
    // Two invited someone new at once: one account, one mail.
    if (isTaken(error, 'accounts.contact_id')) return undefined
    throw error
  }
}

/** Ends a contact's access at once. */
export const revokeContact = (db: CompanyDb, companyId: string, { accountId, customerId, name, id }: Contact) =>
  accountId
    ? db.write({ did: 'access_revoked', customerId, subject: name, subjectId: id }, ...revoking(companyId, accountId))
    : undefined
