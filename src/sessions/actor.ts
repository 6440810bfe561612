import type { Audience } from '../accounts/audience.ts'
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

/** The line of a refused sign-in: at which door and step, and who was meant, if anyone. Nobody keeps what was typed. */
export const signInFailed = (
  companyId: string,
  from: Visitor,
  door: Audience,
  meant: Person | undefined,
  step?: 'code' | 'passkey',
) =>
  note(
    companyId,
    { kind: 'nobody', ...from },
    {
      did: 'sign_in_failed',
      subject: meant?.name,
      subjectId: meant?.accountId,
      details: step ? { door, step } : { door },
      ...(meant ? aboutOf(meant) : {}),
    },
  )
