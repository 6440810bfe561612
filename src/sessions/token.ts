import { errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import { type Audience, audiences } from './audience.ts'

const issuer = 'artisan-portal'
const algorithm = 'HS256'

const claims = z.object({
  aud: z.enum(audiences),
  sid: z.string().min(1),
  company: z.string().min(1),
  customer: z.string().min(1).optional(),
})

/** What the cookie says: which session, and whose rows it may ask for. The session row has the last word. */
export interface Ticket {
  audience: Audience
  sessionId: string
  companyId: string
  /** Set for the customer audience, and only there. */
  customerId?: string | undefined
}

/** Signs a ticket with the newest key as a JWT (RFC 7519) that names its audience and ends at `expiresAt`. */
export function signTicket(ticket: Ticket, keys: string, expiresAt: Date): Promise<string> {
  const [key] = secrets(keys)
  if (!key) throw new Error('SESSION_KEYS holds no key of 32 characters or more.')
  return new SignJWT({ sid: ticket.sessionId, company: ticket.companyId, customer: ticket.customerId })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(ticket.audience)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key)
}

/** Reads a ticket signed with any of the keys for this audience; undefined for anything else. */
export async function readTicket(token: string, audience: Audience, keys: string): Promise<Ticket | undefined> {
  for (const key of secrets(keys)) {
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: [algorithm], issuer, audience, typ: 'JWT' })
      const read = claims.safeParse(payload)
      if (!read.success || (audience === 'customer') !== (read.data.customer !== undefined)) return undefined
      const { aud, sid, company, customer } = read.data
      return { audience: aud, sessionId: sid, companyId: company, customerId: customer }
    } catch (error) {
      // The next key may fit; anything but a wrong signature is final.
      if (error instanceof errors.JWSSignatureVerificationFailed) continue
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
  return undefined
}

const secrets = (keys: string): Uint8Array[] =>
  keys
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key.length >= 32)
    .map((key) => new TextEncoder().encode(key))
