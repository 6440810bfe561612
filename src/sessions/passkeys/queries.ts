import type { Audience } from '../../accounts/audience.ts'
import type { KeptKey } from '../../accounts/passkeys/ceremony.ts'
import { accountOf, type SignedChallenge } from '../../accounts/passkeys/response.ts'
import { passkeys } from '../../accounts/schema.ts'
import type { D1 } from '../../db/d1.ts'
import { and, eq } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import { type Person, peopleBy } from '../people.ts'
import { signInSteps } from '../schema.ts'
import { endStep } from '../steps.ts'

/** What a passkey says it answers, as far as the database knows it. */
interface Claimed {
  challenge: string
  next: string | undefined
  person: Person
  key: KeptKey & { id: string }
}

const asked = { challenge: signInSteps.challenge, by: signInSteps.proof, next: signInSteps.next }
const kept = {
  id: passkeys.id,
  accountId: passkeys.accountId,
  credentialId: passkeys.credentialId,
  publicKey: passkeys.publicKey,
  signatures: passkeys.signatures,
  transports: passkeys.transports,
}

/**
 * Takes back the challenge, whatever comes of it, so that it serves once; and finds the passkey with its owner. One
 * round trip. What is undefined was not found; the person alone may be, for the trail.
 */
export async function takeChallenge(
  d1: D1,
  companyId: string,
  audience: Audience,
  stepId: string,
  response: SignedChallenge,
): Promise<{ expired: boolean; claimed?: Claimed; person?: Person | undefined }> {
  const accountId = accountOf(response)
  const step = endStep(companyId, audience, stepId).returning(asked)
  const people = peopleBy(companyId, audience, { accountIds: [accountId] })
  const keys = beforeSignIn(companyId)
    .from(passkeys, kept)
    .where(and(eq(passkeys.credentialId, response.id), eq(passkeys.accountId, accountId)))
  const [[ended] = [], [row] = [], [found] = []] = await d1.send([step, people, keys].map((query) => query.statement()))
  const question = ended && step.decode(ended)
  if (!question || question.challenge === null || question.by !== 'passkey') return { expired: true }
  const person = row && people.decode(row)
  if (!person || !found) return { expired: false, person }
  const { challenge, next } = question
  return { expired: false, person, claimed: { challenge, next: next ?? undefined, person, key: keys.decode(found) } }
}

/** Notes that the passkey has signed: of two answers of one count, one touches a row. */
export const usingKey = (companyId: string, { id, signatures }: Claimed['key'], newCount: number) =>
  beforeSignIn(companyId).update(
    passkeys,
    { signatures: newCount, lastUsedAt: new Date() },
    and(eq(passkeys.id, id), eq(passkeys.signatures, signatures)),
  )
