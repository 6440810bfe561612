import { newId } from '../../db/id.ts'
import { sha256 } from '../../secrets/sha256.ts'

const count = 10
const length = 16

/** Ten codes for who has lost the phone, each good for once: 80 random bits, as h2k7-9mzc-04tb-xw5e. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: count }, () => (newId().slice(0, length).match(/.{4}/g) ?? []).join('-'))

/**
 * What is stored of a recovery code: SHA-256 in hexadecimal, of another account another one. Case, spaces and hyphens
 * do not matter, and letters that the codes do not use are read as the digits they look like.
 */
export const hashOfRecoveryCode = (companyId: string, accountId: string, typed: string): Promise<string> =>
  sha256(JSON.stringify(['recovery code', companyId, accountId, normal(typed)]))

const normal = (typed: string) =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
