import { isSealedByNewest, seal, unseal } from '../../accounts/seal.ts'
import { newSecret } from '../../accounts/second-factor/code.ts'
import { logFault } from '../../http/log.ts'

/** Whose secret it is: sealed for one account, it opens for no other. */
export interface Holder {
  companyId: string
  accountId: string
}

const kept = ({ companyId, accountId }: Holder) => `code:${companyId}:${accountId}`
const offered = ({ companyId, accountId }: Holder) => `offered code:${companyId}:${accountId}`

/** The secret of a codes app as the account keeps it. */
export const sealSecret = (keys: string, holder: Holder, secret: string): Promise<string> =>
  seal(keys, kept(holder), secret)

/** The secret that an account keeps. Undefined, with a line in the log, when its key is gone. */
export async function openSecret(keys: string, holder: Holder, sealed: string): Promise<string | undefined> {
  try {
    return await unseal(keys, kept(holder), sealed)
  } catch (error) {
    logFault('secret of a codes app', { company: holder.companyId, account: holder.accountId }, error)
    return undefined
  }
}

/** The same secret as it is to be kept from now on: with the newest key, so that an older one may go in time. */
export const reseal = async (keys: string, holder: Holder, sealed: string, secret: string): Promise<string> =>
  (await isSealedByNewest(keys, sealed)) ? sealed : sealSecret(keys, holder, secret)

/** A secret on offer: in clear for the codes app, and sealed for the form, so that looking at the page writes nothing. */
export interface Offer {
  secret: string
  sealed: string
}

/** A new secret on offer to this account. */
export async function newOffer(keys: string, holder: Holder): Promise<Offer> {
  const secret = newSecret()
  return { secret, sealed: await seal(keys, offered(holder), secret) }
}

/** The offer that comes back with the form; undefined when it was made for someone else, or by nobody. */
export const offerOf = (keys: string, holder: Holder, sealed: string): Promise<Offer | undefined> =>
  unseal(keys, offered(holder), sealed).then(
    (secret) => ({ secret, sealed }),
    () => undefined,
  )
