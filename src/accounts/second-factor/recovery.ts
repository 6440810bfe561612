import { randomText } from '../../db/id.ts'
import { sha256 } from '../../secrets/sha256.ts'

const count = 10
// 120 bits: no number of guesses at a stolen hash gets through them (OWASP ASVS 5.0, 6.5.2, asks for 112)
const length = 24

/** Ten codes for who has lost the phone, each good for once: 120 random bits, as h2k7-9mzc-04tb-xw5e-8n3d-5pqa. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: count }, () => (randomText(length).match(/.{4}/g) ?? []).join('-'))

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
