import { createHmac, timingSafeEqual } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth/bare'

// RFC 6238 as every authenticator app has it, whatever the address says: SHA-1, six digits, 30 seconds.
const algorithm = 'SHA1'
const digits = 6
const period = 30
// RFC 6238, 5.2: one step for a code that was read late, and one for a phone whose clock is fast.
const window = 1

const hmac = (_: string, key: Uint8Array, message: Uint8Array) => createHmac('sha1', key).update(message).digest()

/** A new secret to share with an authenticator app: 160 random bits in base32 (RFC 4226, 4). */
export const newSecret = (): string => new Secret({ size: 20 }).base32

/**
 * The step of 30 seconds whose code this is, or undefined. Keep it and hand it in as `lastStep` the next time: a step
 * no later than that never matches, so that a code serves once.
 */
export function matchingStep(secret: string, code: string, now: Date, lastStep: number | null): number | undefined {
  const typed = Buffer.from(code.replace(/\s/g, ''))
  if (typed.length !== digits) return undefined
  const key = Secret.fromBase32(secret)
  const current = TOTP.counter({ period, timestamp: now.getTime() })
  let matching: number | undefined
  // Every step is compared, so that the time tells nothing. The latest wins: were a code that of two steps, it still
  // serves once.
  for (let step = current - window; step <= current + window; step++) {
    const right = Buffer.from(HOTP.generate({ secret: key, algorithm, digits, counter: step, hmac }))
    if (timingSafeEqual(typed, right) && step > (lastStep ?? -1)) matching = step
  }
  return matching
}

/** What an authenticator app reads from the QR code: an otpauth address (Google Authenticator's Key URI Format). */
export function enrolmentAddress(secret: string, { company, email }: { company: string; email: string }): string {
  // The format parts issuer and label with a colon, so that neither may hold one.
  const [issuer, label] = [company, email].map((text) => text.replaceAll(':', ' ').trim())
  return new TOTP({ issuer: issuer ?? '', label: label ?? '', secret, algorithm, digits, period }).toString()
}
