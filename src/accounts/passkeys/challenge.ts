import { createHash, randomBytes } from 'node:crypto'

/** What a passkey is asked to sign: 256 random bits, base64url. */
export const newChallenge = (): string => randomBytes(32).toString('base64url')

/**
 * The challenge for a passkey to be made, from the one that is kept: it is another for another account, so that a
 * password given for one account makes no passkey for another.
 */
export const challengeFor = (accountId: string, kept: string): string =>
  createHash('sha256').update(`${kept}:${accountId}`).digest('base64url')
