import type { KeptKey } from '../../accounts/passkeys/ceremony.ts'
import { accounts, passkeys } from '../../accounts/schema.ts'
import { newId } from '../../db/id.ts'
import { and, desc, eq, exists, isNotNull, ne, or } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import type { AccountEnv } from '../../http/env.ts'
import { newMail } from '../../mail/outbox.ts'
import { mails } from '../../mail/schema.ts'
import { signInSteps } from '../../sessions/schema.ts'
import type { Owner } from '../../sessions/second-factor/adding.ts'
import { endStep } from '../../sessions/steps.ts'
import type { Ticket } from '../../sessions/token.ts'

type Db = AccountEnv['Variables']['db']

/** Passkeys an account may have: more than anyone has devices. */
export const mostPasskeys = 20

const shown = { id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt }

/** One's own passkeys, newest first. */
export async function listPasskeys(db: Db, { companyId, accountId }: Ticket) {
  const [rows] = await db.read(
    beforeSignIn(companyId)
      .from(passkeys, shown)
      .where(eq(passkeys.accountId, accountId))
      .orderBy(desc(passkeys.createdAt), desc(passkeys.id))
      .limit(mostPasskeys),
  )
  return rows
}
export type OwnPasskey = Awaited<ReturnType<typeof listPasskeys>>[number]

/** Keeps the challenge for a new passkey, and gives those that the account has: no device is to make a second one. */
export async function askedBeside(
  db: Db,
  { companyId, accountId }: Ticket,
  step: Query<unknown>,
  beside: Query<unknown>[],
) {
  const held = beforeSignIn(companyId)
    .from(passkeys, { credentialId: passkeys.credentialId, transports: passkeys.transports })
    .where(eq(passkeys.accountId, accountId))
    .limit(mostPasskeys)
  const [rows] = await db.read(held, step, ...beside)
  return rows
}

/** Takes back the challenge for a new passkey, so that it serves once; undefined when it has run out. */
export async function takeChallenge(db: Db, { companyId, audience }: Ticket, stepId: string) {
  const asked = { challenge: signInSteps.challenge, by: signInSteps.proof }
  const [[step]] = await db.read(endStep(companyId, audience, stepId).returning(asked))
  // A challenge for signing in was given without the password.
  return step?.by === 'password' ? (step.challenge ?? undefined) : undefined
}

/** Gives the account a passkey; undefined when it is kept already. */
export async function addPasskey(db: Db, owner: Owner, name: string, key: KeptKey) {
  const { companyId, accountId, email, language, customerId } = owner
  const all = beforeSignIn(companyId)
  const id = newId()
  const mail = newMail({
    cause: `passkey:${id}`,
    to: { name: owner.name, email },
    language,
    message: 'passkey_added',
    data: { device: name },
    ...(customerId ? { customerId } : {}),
  })
  const done = await db.write(
    { did: 'passkey_added', subject: name, subjectId: accountId },
    all.insertOnce(passkeys, { id, accountId, name, ...key }),
    all.insert(mails, mail),
  )
  return done && mail.id
}

/** What is left when a passkey goes, or why it stays. */
type Removal = 'removed' | 'missing' | 'last stays'

/**
 * Takes a passkey off the account. Where the company wants a second factor the last one stays: without it the password
 * alone would let a new one be set up.
 */
export async function removePasskey(
  db: Db,
  { companyId, accountId }: Ticket,
  id: string,
  keepsOne: boolean,
): Promise<Removal> {
  const all = beforeSignIn(companyId)
  const own = and(eq(passkeys.id, id), eq(passkeys.accountId, accountId))
  const [[found]] = await db.read(all.from(passkeys, { name: passkeys.name }).where(own))
  if (!found) return 'missing'
  const codesApp = all
    .from(accounts, { id: accounts.id })
    .where(and(eq(accounts.id, accountId), isNotNull(accounts.codeSecret)))
  const another = othersOf(companyId, accountId, id)
  const stays = keepsOne ? or(exists(codesApp), exists(another)) : undefined
  const deed = { did: 'passkey_removed', subject: found.name, subjectId: accountId } as const
  const done = await db.write(deed, all.delete(passkeys, and(own, stays)))
  return done || !keepsOne ? 'removed' : 'last stays'
}

const othersOf = (companyId: string, accountId: string, id: string) =>
  beforeSignIn(companyId)
    .from(passkeys, { id: passkeys.id })
    .where(and(eq(passkeys.accountId, accountId), ne(passkeys.id, id)))
