import { accounts, recoveryCodes } from '../../accounts/schema.ts'
import { and, eq, isNotNull } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { AccountEnv } from '../../http/env.ts'
import { mails } from '../../mail/schema.ts'
import { forgetTries } from '../../sessions/attempts.ts'
import { changedMail, type Owner, replacingRecoveryCodes } from '../../sessions/second-factor/adding.ts'

type Db = AccountEnv['Variables']['db']

/** Whether one's codes app is set up, and how many recovery codes are left. */
export async function findCodes(db: Db, companyId: string, accountId: string) {
  const all = beforeSignIn(companyId)
  const [[account], left] = await db.read(
    all.from(accounts, { codeSecret: accounts.codeSecret }).where(eq(accounts.id, accountId)),
    all.from(recoveryCodes, { hash: recoveryCodes.codeHash }).where(eq(recoveryCodes.accountId, accountId)),
  )
  return { on: account?.codeSecret != null, left: left.length }
}

/** Takes the codes app off the account; undefined when there was none. */
export async function removeCodes(db: Db, owner: Owner) {
  const { companyId, accountId } = owner
  const all = beforeSignIn(companyId)
  const mail = changedMail(owner)
  const done = await db.write(
    { did: 'second_factor_removed' },
    all.update(
      accounts,
      { codeSecret: null, codeStep: null },
      and(eq(accounts.id, accountId), isNotNull(accounts.codeSecret)),
    ),
    all.delete(recoveryCodes, eq(recoveryCodes.accountId, accountId)),
    all.insert(mails, mail),
    await forgetTries(companyId, 'password', accountId),
  )
  return done && mail.id
}

/** Ten new recovery codes; undefined when the codes app went meanwhile. `codeSecret` is the secret as it was read. */
export async function renewRecoveryCodes(db: Db, owner: Owner, codeSecret: string) {
  const { companyId, accountId } = owner
  const all = beforeSignIn(companyId)
  const mail = changedMail(owner)
  const { codes, writes } = await replacingRecoveryCodes(owner)
  const done = await db.write(
    { did: 'recovery_codes_made' },
    // Changes nothing, and touches no row once the app is gone.
    all.update(accounts, { codeSecret }, and(eq(accounts.id, accountId), eq(accounts.codeSecret, codeSecret))),
    ...writes,
    all.insert(mails, mail),
    await forgetTries(companyId, 'password', accountId),
  )
  return done && { codes, mailId: mail.id }
}
