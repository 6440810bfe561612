import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Audience } from '../accounts/audience.ts'
import { and, eq, gt, lt, oneMore } from '../db/operators.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { AccountEnv, SiteEnv } from '../http/env.ts'
import { sha256 } from '../secrets/sha256.ts'
import { cookieOptions } from './cookie.ts'
import type { Person } from './people.ts'
import { signInSteps } from './schema.ts'
import type { Proof } from './viewer.ts'

/** How long someone may take between one step of signing in and the next, in milliseconds. */
const stepLifetime = 10 * 60 * 1000
/** Tries a step allows before one has to start again. */
const triesOfStep = 5

const nameOf = (audience: Audience) => `__Host-${audience}-step`

export interface Step {
  /** Whom the step is of, each at the turn of now; nobody for the question put to a passkey that may be anyone's. */
  people: Pick<Person, 'accountId' | 'turn'>[]
  by: Proof
  challenge?: string
  next?: string | undefined
}

/** A step to be written; its secret goes to the browser in a cookie, and only its hash to the database. */
export async function newStep(
  c: Context<SiteEnv> | Context<AccountEnv>,
  audience: Audience,
  { people, by, challenge, next }: Step,
) {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + stepLifetime)
  // A step of one account says which, so that what concerns the account can be asked for in the same round trip.
  const [person, ...others] = people
  const value = person && others.length === 0 ? `${secret}.${person.accountId}` : secret
  setCookie(c, nameOf(audience), value, { ...cookieOptions, expires: expiresAt })
  return beforeSignIn(c.var.company.id).insert(signInSteps, {
    id: await sha256(secret),
    audience,
    accountIds: people.map(({ accountId }) => accountId),
    turns: people.map(({ turn }) => turn),
    proof: by,
    challenge: challenge ?? null,
    next: next ?? null,
    expiresAt,
  })
}

/** The step that this browser says it is at, and for which account; the database has the last word on both. */
export async function stepOf(c: Context, audience: Audience) {
  const [secret, accountId = ''] = (getCookie(c, nameOf(audience)) ?? '').split('.')
  return secret ? { id: await sha256(secret), accountId } : undefined
}

/** Takes the step's secret from the browser. */
export const dropStep = (c: Context, audience: Audience): void => {
  deleteCookie(c, nameOf(audience), cookieOptions)
}

const fields = {
  turns: signInSteps.turns,
  accountIds: signInSteps.accountIds,
  by: signInSteps.proof,
  next: signInSteps.next,
}

/** Those of a step's people whose access is still as it was when they proved it. */
export const stillProved = (step: { accountIds: string[]; turns: number[] }, people: Person[]): Person[] =>
  people.filter(({ accountId, turn }) => step.turns[step.accountIds.indexOf(accountId)] === turn)

/** The step, as long as it stands. */
export const findStep = (companyId: string, audience: Audience, id: string) =>
  beforeSignIn(companyId).from(signInSteps, fields).where(standing(audience, id))

/** The step, with a try counted on it before the try is looked at; none when there were too many. */
export const tryStep = (companyId: string, audience: Audience, id: string) =>
  beforeSignIn(companyId)
    .update(
      signInSteps,
      { tries: oneMore(signInSteps.tries) },
      and(standing(audience, id), lt(signInSteps.tries, triesOfStep)),
    )
    .returning(fields)

/** Ends the step. Of two at once only one touches the row. */
export const endStep = (companyId: string, audience: Audience, id: string) =>
  beforeSignIn(companyId).delete(signInSteps, standing(audience, id))

const standing = (audience: Audience, id: string) =>
  and(eq(signInSteps.id, id), eq(signInSteps.audience, audience), gt(signInSteps.expiresAt, new Date()))
