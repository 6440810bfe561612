import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// OWASP ASVS 5.0, appendix C: the lightest approved setting. About 250 ms and 32 MiB; workerd caps N·r·p at 2^20.
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 }
const keyBytes = 32

/** Hashes a password as `scrypt$salt$key`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Whether the password fits the hash. Takes the same time for no hash at all, so that it tells nobody who exists. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const [, salt, key] = (hash ?? nobody).split('$')
  const expected = Buffer.from(key ?? '', 'base64url')
  const actual = await derive(password, Buffer.from(salt ?? '', 'base64url'))
  return hash !== null && expected.length === actual.length && timingSafeEqual(expected, actual)
}

// The hash of no password: a salt and a key of zeros.
const nobody = `scrypt$${'A'.repeat(22)}$${'A'.repeat(43)}`

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    // NFC, so that an accent typed on another keyboard gives the same password (NIST SP 800-63B-4, 3.1.1.2).
    scrypt(password.normalize('NFC'), salt, keyBytes, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )
}
