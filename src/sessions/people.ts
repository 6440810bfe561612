import type { Audience } from '../accounts/audience.ts'
import { accounts, passkeys } from '../accounts/schema.ts'
import { contacts, customers } from '../customers/schema.ts'
import type { Row } from '../db/d1.ts'
import { and, asc, eq, inArray, isInList, isNotNull, isNull } from '../db/operators.ts'
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
}

/** Someone with an account that may be used, as signing in needs to know them. */
export type Person =
  | (Common & { audience: 'customer'; customerId: string; contactId: string; customerName: string })
  | (Common & { audience: 'staff'; staffId: string; role: Role })

/** How people are looked up: by the address they typed, or by accounts already proved to be theirs, as a step may say. */
export type LookUp = { email: string } | { accountIds: string[] } | { step: string }

// One address may stand for several customers; five is more than any household.
const mostPeople = 5

/** People whose account stands: accepted, and not revoked. */
export function peopleBy(companyId: string, audience: Audience, lookUp: LookUp): Query<Person> {
  const stands = and(isNull(accounts.revokedAt), isNotNull(accounts.activatedAt))
  const db = beforeSignIn(companyId)
  if (audience === 'customer') {
    const found = 'email' in lookUp ? eq(contacts.email, lookUp.email) : isAmong(companyId, lookUp)
    return as(
      audience,
      db
        .from(contacts, contactFields)
        .join(accounts, and(eq(accounts.customerOf, contacts.customerOf), eq(accounts.contactId, contacts.id)))
        .join(customers, eq(customers.id, contacts.customerOf))
        .where(and(found, stands))
        .orderBy(asc(contacts.customerOf))
        .limit(mostPeople),
    )
  }
  const found = 'email' in lookUp ? eq(staff.email, lookUp.email) : isAmong(companyId, lookUp)
  return as(
    audience,
    db.from(staff, staffFields).join(accounts, eq(accounts.staffId, staff.id)).where(and(found, stands)).limit(1),
  )
}

const isAmong = (companyId: string, lookUp: Exclude<LookUp, { email: string }>) =>
  'step' in lookUp
    ? isInList(
        accounts.id,
        beforeSignIn(companyId)
          .from(signInSteps, { ids: signInSteps.accountIds })
          .where(eq(signInSteps.id, lookUp.step)),
      )
    : inArray(accounts.id, lookUp.accountIds)

/** Passkeys of an account, as a page of sign-in needs to know that there are any. */
export const anyPasskey = (companyId: string, accountId: string) =>
  beforeSignIn(companyId).from(passkeys, { id: passkeys.id }).where(eq(passkeys.accountId, accountId)).limit(1)

const common = {
  accountId: accounts.id,
  passwordHash: accounts.passwordHash,
  codeSecret: accounts.codeSecret,
  codeStep: accounts.codeStep,
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
