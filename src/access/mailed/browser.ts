import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { linkLifetimes } from '../../accounts/account.ts'
import type { Audience } from '../../accounts/audience.ts'
import { sha256 } from '../../secrets/sha256.ts'
import { cookieOptions } from '../../sessions/cookie.ts'

const nameOf = (audience: Audience) => `__Host-${audience}-link`

/** Marks this browser as the one that asked for a sign-in link, and gives the hash of the mark. */
export async function markBrowser(c: Context, audience: Audience): Promise<string> {
  // One that has a mark keeps it: whoever asks twice may open either mail.
  const secret = getCookie(c, nameOf(audience)) ?? randomBytes(32).toString('base64url')
  const expires = new Date(Date.now() + linkLifetimes.sign_in)
  setCookie(c, nameOf(audience), secret, { ...cookieOptions, expires })
  return sha256(secret)
}

/** The hash of the mark of this browser; of one that never asked, a hash that no link has. */
export const markOf = (c: Context, audience: Audience): Promise<string> => sha256(getCookie(c, nameOf(audience)) ?? '')

/** Takes the mark from this browser. */
export const unmarkBrowser = (c: Context, audience: Audience): void => {
  deleteCookie(c, nameOf(audience), cookieOptions)
}
