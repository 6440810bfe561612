import type { MailTopic } from '../accounts/account.ts'
import { accounts } from '../accounts/schema.ts'
import { contacts } from '../customers/schema.ts'
import { and, asc, eq, isNotNull, isNull, type SQLWrapper } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { Language } from '../i18n/language.ts'

/** A contact who may get mails about a customer's jobs. */
export interface Addressee {
  contactId: string
  name: string
  email: string
  language: Language
  mayRequest: boolean
  /** What they want no mails about. */
  muted: MailTopic[]
}

// More contacts than any customer has.
const mostContacts = 50

/**
 * Those of a customer who have access and see its jobs, to be read beside what a mail tells of. Read before sign-in,
 * because customers cause mails too and see no contacts: only to write mails in the batch of what causes them. Whose they
 * are is an id, or a select of one that is read beside.
 */
export const addresseesOf = (companyId: string, customerId: string | SQLWrapper): Query<Addressee> =>
  beforeSignIn(companyId)
    .from(contacts, {
      ...{ contactId: contacts.id, name: contacts.name, email: contacts.email, language: contacts.language },
      ...{ mayRequest: contacts.mayRequest, muted: accounts.muted },
    })
    .join(
      accounts,
      and(
        ...[eq(accounts.contactId, contacts.id), eq(accounts.customerOf, contacts.customerOf)],
        ...[isNotNull(accounts.activatedAt), isNull(accounts.revokedAt)],
      ),
    )
    .where(and(eq(contacts.customerOf, customerId), eq(contacts.seesJobs, true)))
    .orderBy(asc(contacts.id))
    .limit(mostContacts)

/** Those who want mails about a topic. */
export const wanting = (topic: MailTopic, addressees: Addressee[]): Addressee[] =>
  addressees.filter(({ muted }) => !muted.includes(topic))
