import { accounts, recoveryCodes } from '../../accounts/schema.ts'
import { and, eq, isNotNull } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import type { AccountEnv } from '../../http/env.ts'
import { mails } from '../../mail/schema.ts'
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

/** What a change rests on: the hash that the password typed again fits, and what is written beside. */
export interface Confirmed {
  hash: string
  beside: Query<unknown>[]
}

/** Takes the codes app off the account; undefined when there was none, or the password is another by now. */
export async function removeCodes(db: Db, owner: Owner, { hash, beside }: Confirmed) {
  const { companyId, accountId } = owner
  const all = beforeSignIn(companyId)
  const mail = changedMail(owner)
  const done = await db.write(
    { did: 'second_factor_removed', subjectId: accountId },
    all.update(accounts, { codeSecret: null, codeStep: null }, withCodes(accountId, hash)),
    all.delete(recoveryCodes, eq(recoveryCodes.accountId, accountId)),
    all.insert(mails, mail),
    ...beside,
  )
  return done && mail.id
}

/** Ten new recovery codes; undefined when there is no codes app any more, or the password is another by now. */
export async function renewRecoveryCodes(db: Db, owner: Owner, { hash, beside }: Confirmed) {
  const { companyId, accountId } = owner
  const all = beforeSignIn(companyId)
  const mail = changedMail(owner)
  const { codes, writes } = await replacingRecoveryCodes(owner)
  const done = await db.write(
    { did: 'recovery_codes_made', subjectId: accountId },
    // Changes nothing: it only has to touch the row.
    all.update(accounts, { passwordHash: hash }, withCodes(accountId, hash)),
    ...writes,
    all.insert(mails, mail),
    ...beside,
  )
  return done && { codes, mailId: mail.id }
}

const withCodes = (accountId: string, hash: string) =>
  and(eq(accounts.id, accountId), eq(accounts.passwordHash, hash), isNotNull(accounts.codeSecret))
