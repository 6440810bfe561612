import { type AccessState, accessState } from '../../accounts/account.ts'
import type { Language } from '../../i18n/language.ts'

/** What is done for many customers at once. */
export const runKinds = ['invitation', 'announcement'] as const
export type RunKind = (typeof runKinds)[number]

/** For whom: those ticked by hand, those never invited whose address is known, those with access, those with an address. */
export const runAudiences = ['ticked', 'never_invited', 'with_access', 'with_email'] as const
export type RunAudience = (typeof runAudiences)[number]

/** What came of it for one customer. */
export const runOutcomes = ['invited', 'announced', 'has_access', 'invited_already', 'revoked', 'no_email'] as const
export type RunOutcome = (typeof runOutcomes)[number]

/** Outcomes without a mail: staff may want to look after these customers. */
export const withoutMail = ['has_access', 'invited_already', 'revoked', 'no_email'] as const satisfies RunOutcome[]

/** A person at a customer with the access they have, if any. */
export interface Contact {
  id: string
  name: string
  email: string
  language: Language
  accountId: string | null
  invitedAt: Date | null
  activatedAt: Date | null
  revokedAt: Date | null
}

/** A customer that a run comes to. */
export interface Candidate {
  id: string
  name: string
  email: string | null
  language: Language
  contacts: Contact[]
}

/** Whom to write to: a contact, or the address on the customer's record where no contact has it. */
export interface Addressee {
  contact: Contact | undefined
  name: string
  email: string
  language: Language
}
export type Verdict =
  | { outcome: 'invited' | 'announced'; addressee: Addressee }
  | { outcome: (typeof withoutMail)[number] }

const skipped: Partial<Record<AccessState, (typeof withoutMail)[number]>> = {
  active: 'has_access',
  invited: 'invited_already',
  revoked: 'revoked',
}

/**
 * Whom a run of invitations invites at a customer: whoever has the address on the customer's record. Nobody loses the
 * access they have, and what staff took away stays away.
 */
export function whomToInvite(customer: Candidate, now: Date): Verdict {
  const addressee = atRecord(customer)
  if (!addressee) return { outcome: 'no_email' }
  const outcome = addressee.contact && skipped[accessState(addressee.contact, now)]
  return outcome ? { outcome } : { outcome: 'invited', addressee }
}

/** Whom an announcement goes to: whoever has access, rather the one at the record's address; else that address. */
export function whomToTell(customer: Candidate, now: Date): Verdict {
  const addressee = atRecord(customer)
  const active = customer.contacts.filter((contact) => accessState(contact, now) === 'active')
  const contact = active.find(({ id }) => id === addressee?.contact?.id) ?? active[0]
  if (contact) return { outcome: 'announced', addressee: { contact, ...contact } }
  return addressee ? { outcome: 'announced', addressee } : { outcome: 'no_email' }
}

function atRecord({ name, email, language, contacts }: Candidate): Addressee | undefined {
  const address = email?.trim().toLowerCase() ?? ''
  if (!isAddress(address)) return undefined
  const contact = contacts.find((one) => one.email === address)
  return contact ? { contact, ...contact } : { contact: undefined, name, email: address, language }
}

// Records are typed by hand: what is no address at all is told rather than tried.
const isAddress = (text: string): boolean => text.length <= 254 && /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text)
