import { accounts, passkeys, recoveryCodes } from '../../accounts/schema.ts'
import { hashOfRecoveryCode, newRecoveryCodes } from '../../accounts/second-factor/recovery.ts'
import { newId } from '../../db/id.ts'
import { and, eq, isNull, notExists } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import type { Language } from '../../i18n/language.ts'
import { newMail } from '../../mail/outbox.ts'
import { mails } from '../../mail/schema.ts'
import { type Holder, sealSecret } from './secret.ts'

/** Whose account it is, as a mail needs to know them. */
export interface Owner extends Holder {
  name: string
  email: string
  language: Language
  customerId?: string | undefined
}

interface Proved {
  secret: string
  /** The time step whose code proved it: that code is used. */
  step: number
  /** Only while the account has no passkey: whoever holds one adds a codes app once signed in. */
  unlessPasskey?: boolean
}

/** The writes that give an account a codes app, first the one that must touch a row, and the recovery codes to show once. */
export async function addingCodes(keys: string, owner: Owner, { secret, step, unlessPasskey = false }: Proved) {
  const db = beforeSignIn(owner.companyId)
  const held = db.from(passkeys, { id: passkeys.id }).where(eq(passkeys.accountId, owner.accountId))
  const first = db.update(
    accounts,
    { codeSecret: await sealSecret(keys, owner, secret), codeStep: step },
    and(
      eq(accounts.id, owner.accountId),
      isNull(accounts.codeSecret),
      isNull(accounts.revokedAt),
      unlessPasskey ? notExists(held) : undefined,
    ),
  )
  const { codes, writes } = await replacingRecoveryCodes(owner)
  const mail = changedMail(owner)
  const others = [...writes, db.insert(mails, mail)]
  return { first, others, codes, mailId: mail.id }
}

/** Ten new recovery codes in place of the earlier ones, which are dead from then on. */
export async function replacingRecoveryCodes({ companyId, accountId }: Holder) {
  const db = beforeSignIn(companyId)
  const codes = newRecoveryCodes()
  const hashes = await Promise.all(codes.map((code) => hashOfRecoveryCode(companyId, accountId, code)))
  const writes: Query<unknown>[] = [
    db.delete(recoveryCodes, eq(recoveryCodes.accountId, accountId)),
    ...hashes.map((codeHash) => db.insert(recoveryCodes, { accountId, codeHash })),
  ]
  return { codes, writes }
}

/** Tells the account's owner that something about their second factor has changed. */
export const changedMail = ({ name, email, language, customerId }: Owner) =>
  newMail({
    cause: `second_factor:${newId()}`,
    to: { name, email },
    language,
    message: 'second_factor_changed',
    ...(customerId ? { customerId } : {}),
  })
