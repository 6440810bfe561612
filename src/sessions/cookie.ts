import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { Audience } from '../accounts/audience.ts'

const names: Record<Audience, string> = { customer: '__Host-customer', staff: '__Host-staff' }

/**
 * How every cookie of the doors is set. Its name's `__Host-` binds it to one company's host: secure, whole path, no
 * domain (RFC 6265bis, 4.1.3.2).
 */
export const cookieOptions: CookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }

/** The token that the browser brings to a door; undefined without one. */
export const readCookie = (c: Context, audience: Audience): string | undefined => getCookie(c, names[audience])

/** Hands the browser a token, which it keeps until `expires`. */
export const writeCookie = (c: Context, audience: Audience, token: string, expires: Date): void =>
  setCookie(c, names[audience], token, { ...cookieOptions, expires })

/** Takes the token of a door from the browser. */
export const dropCookie = (c: Context, audience: Audience): void => {
  deleteCookie(c, names[audience], cookieOptions)
}
