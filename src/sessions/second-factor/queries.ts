import type { Audience } from '../../accounts/audience.ts'
import { accounts, recoveryCodes } from '../../accounts/schema.ts'
import { matchingStep } from '../../accounts/second-factor/code.ts'
import { hashOfRecoveryCode } from '../../accounts/second-factor/recovery.ts'
import { once } from '../../audit/note.ts'
import type { D1 } from '../../db/d1.ts'
import { and, eq, isNull, lt, or } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import { countCode, secondsToWait } from '../attempts.ts'
import { anyPasskey, type Person, peopleBy } from '../people.ts'
import { findStep, stillProved, tryStep } from '../steps.ts'
import type { Proof } from '../viewer.ts'
import { type Holder, openSecret, reseal } from './secret.ts'

/** Someone who has proved an account to be theirs, and whose second factor is next. */
interface Halfway {
  person: Person
  by: Proof
  next: string | undefined
}

/** The step as the cookie names it. */
interface Claim {
  id: string
  accountId: string
}

/** Whether the claimed step stands, and for that one account. */
export async function stands(d1: D1, companyId: string, audience: Audience, claim: Claim): Promise<boolean> {
  const found = await d1.first(findStep(companyId, audience, claim.id))
  return found !== undefined && isOf(found.accountIds, claim)
}

/** Who stands before the page that sets up a second factor, and whether they hold a passkey; undefined without a step. */
export async function findHalfway(d1: D1, companyId: string, audience: Audience, claim: Claim) {
  const step = findStep(companyId, audience, claim.id)
  return halfway(d1, companyId, audience, claim, step)
}

/** The same, with a try counted on the step. */
export async function tryHalfway(d1: D1, companyId: string, audience: Audience, claim: Claim) {
  const step = tryStep(companyId, audience, claim.id)
  return halfway(d1, companyId, audience, claim, step)
}

async function halfway(
  d1: D1,
  companyId: string,
  audience: Audience,
  claim: Claim,
  step: ReturnType<typeof findStep> | ReturnType<typeof tryStep>,
): Promise<(Halfway & { hasPasskey: boolean }) | undefined> {
  const people = peopleBy(companyId, audience, { accountIds: [claim.accountId] })
  const held = anyPasskey(companyId, claim.accountId)
  const [[found] = [], [row] = [], keys = []] = await d1.send([step.statement(), people.statement(), held.statement()])
  if (!found || !row) return undefined
  const standing = step.decode(found)
  const [person] = stillProved(standing, [people.decode(row)])
  if (!person || !isOf(standing.accountIds, claim)) return undefined
  const { by, next } = standing
  return { person, by, next: next ?? undefined, hasPasskey: keys.length > 0 }
}

/** A code that is right, with the writes that use it up, once: of two tries at the same time, one stands. */
export interface RightCode extends Halfway {
  is: 'right'
  before: Query<unknown>[]
  /** Recovery codes that are left once this one is used; undefined for a code of the app. */
  left: number | undefined
}

type CodeCheck = RightCode | { is: 'lost' } | { is: 'wait'; seconds: number } | { is: 'wrong'; person: Person }

/** Looks at a code of the app or a recovery code, in one round trip. */
export async function checkCode(
  d1: D1,
  keys: string,
  companyId: string,
  audience: Audience,
  claim: Claim,
  typed: string,
): Promise<CodeCheck> {
  const now = new Date()
  const { accountId } = claim
  const db = beforeSignIn(companyId)
  const count = await countCode(companyId, claim, now.getTime())
  const step = tryStep(companyId, audience, claim.id)
  const people = peopleBy(companyId, audience, { accountIds: [accountId] })
  const codes = db.from(recoveryCodes, { hash: recoveryCodes.codeHash }).where(eq(recoveryCodes.accountId, accountId))
  const [[tries] = [], [found] = [], [row] = [], recovery = []] = await d1.send(
    [count, step, people, codes].map((query) => query.statement()),
  )
  const seconds = secondsToWait(tries, undefined, now.getTime())
  if (seconds > 0) return { is: 'wait', seconds }
  if (!found || !row) return { is: 'lost' }
  const standing = step.decode(found)
  const [person] = stillProved(standing, [people.decode(row)])
  if (!person || !isOf(standing.accountIds, claim) || person.codeSecret === null) return { is: 'lost' }
  const { by, next } = standing

  const right = { is: 'right' as const, person, by, next: next ?? undefined }
  const holder = { companyId, accountId }
  const sealed = person.codeSecret
  const secret = await openSecret(keys, holder, sealed)
  const matched = secret === undefined ? undefined : matchingStep(secret, typed, now, person.codeStep)
  if (secret !== undefined && matched !== undefined) {
    const use = usingStep(holder, sealed, matched, await reseal(keys, holder, sealed, secret))
    return { ...right, before: once(companyId, use), left: undefined }
  }
  const codeHash = await hashOfRecoveryCode(companyId, accountId, typed)
  if (!recovery.some((one) => codes.decode(one).hash === codeHash)) return { is: 'wrong', person }
  const used = and(eq(recoveryCodes.accountId, accountId), eq(recoveryCodes.codeHash, codeHash))
  return { ...right, before: once(companyId, db.delete(recoveryCodes, used)), left: recovery.length - 1 }
}

// The step has the last word: the cookie only said what to ask for beside it.
const isOf = (accountIds: string[], { accountId }: Claim) => accountIds.length === 1 && accountIds[0] === accountId

const usingStep = ({ companyId, accountId }: Holder, sealed: string, step: number, resealed: string) =>
  beforeSignIn(companyId).update(
    accounts,
    { codeStep: step, codeSecret: resealed },
    and(
      eq(accounts.id, accountId),
      eq(accounts.codeSecret, sealed),
      isNull(accounts.revokedAt),
      or(isNull(accounts.codeStep), lt(accounts.codeStep, step)),
    ),
  )
