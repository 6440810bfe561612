import type { Actor } from '../audit/deed.ts'
import { note } from '../audit/note.ts'
import type { Visitor } from '../http/visitor.ts'
import type { Person } from './people.ts'

/** The person as the trail names them. */
export const actorOf = ({ audience, accountId, name }: Person, from: Visitor): Actor => ({
  kind: audience,
  accountId,
  name,
  ...from,
})

/** Whose file a deed of this person concerns. */
export const aboutOf = (person: Person) => (person.audience === 'customer' ? { customerId: person.customerId } : {})

/**
 * The line of a refused sign-in, in the file of whoever was meant. What nobody was meant by leaves none: the trail is
 * never shortened, and anyone could fill it. Nobody keeps what was typed.
 */
export const signInFailed = (companyId: string, from: Visitor, meant: Person, step?: 'code' | 'passkey') =>
  note(
    companyId,
    { kind: 'nobody', ...from },
    {
      did: 'sign_in_failed',
      subject: meant.name,
      subjectId: meant.accountId,
      details: step ? { door: meant.audience, step } : { door: meant.audience },
      ...aboutOf(meant),
    },
  )
