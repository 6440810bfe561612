import { errors, jwtVerify, SignJWT } from 'jose'
import type { Audience } from '../accounts/audience.ts'
import { randomText } from '../db/id.ts'
import * as z from '../http/zod.ts'
import { Remembered } from '../remembered.ts'
import { keysIn } from '../secrets/keys.ts'
import { roles } from '../staff/role.ts'

const issuer = 'artisan-portal'
const algorithm = 'HS256'

const id = z.string().min(1)
const common = { sessionId: id, companyId: id, accountId: id }
const tickets = z.discriminatedUnion('audience', [
  z.object({
    audience: z.literal('customer'),
    ...common,
    customerId: id,
    contactId: id,
    /** Staff look on as the contact. The account is theirs. */
    watching: z.boolean().optional(),
  }),
  z.object({ audience: z.literal('staff'), ...common, staffId: id, role: z.enum(roles) }),
])

/** What the cookie says: which session, and whose rows it may ask for. The session row has the last word. */
export type Ticket = z.infer<typeof tickets>
export type CustomerTicket = Extract<Ticket, { audience: 'customer' }>
export type StaffTicket = Extract<Ticket, { audience: 'staff' }>
export type TicketFor<A extends Audience> = Extract<Ticket, { audience: A }>

/** Signs a ticket with the newest key as a JWT (RFC 7519) that names its audience and ends at `expiresAt`. */
export async function signTicket({ audience, ...claims }: Ticket, keys: string, expiresAt: Date): Promise<string> {
  const [key] = await secrets(keys)
  if (!key) throw new Error('SESSION_KEYS holds no key of 32 characters or more.')
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key)
}

/** Reads a ticket signed with any of the keys for this audience; undefined for anything else. */
export async function readTicket<A extends Audience>(
  token: string,
  audience: A,
  keys: string,
): Promise<TicketFor<A> | undefined> {
  const name = `${audience} ${token}`
  const known = good.get(name)
  const found = known?.keys === keys ? known : await verified(token, audience, keys)
  if (!found || found.endsAt <= Date.now()) return undefined
  if (found !== known) good.keep(name, found)
  return found.ticket as TicketFor<A>
}

/** A ticket whose signature was found good with some of the keys, until when it is, in milliseconds. */
interface Found {
  keys: string
  ticket: Readonly<Ticket>
  endsAt: number
}

// Whoever turns pages brings the same token each time, and to check it took a tenth of a list's time: what it says of
// itself stays as true as it was. Whether the session stands is asked of its row, each time.
const good = new Remembered<string, Found>(5_000)

async function verified(token: string, audience: Audience, keys: string): Promise<Found | undefined> {
  for (const key of await secrets(keys)) {
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: [algorithm], issuer, audience, typ: 'JWT' })
      const { aud, exp = 0, ...claims } = payload
      const read = tickets.safeParse({ ...claims, audience: aud })
      return read.success ? { keys, ticket: Object.freeze(read.data), endsAt: exp * 1000 } : undefined
    } catch (error) {
      // The next key may fit.
      if (!(error instanceof errors.JOSEError)) throw error
    }
  }
  return undefined
}

/** Names a session: 130 random bits, so that nobody guesses one even with the key that signs (OWASP ASVS 5.0, 7.2.3). */
export const newSessionId = (): string => randomText(26)

// A deployment's keys stay the same as long as an isolate lives: made ready for use once.
let ready: { keys: string; secrets: CryptoKey[] } | undefined

async function secrets(keys: string): Promise<CryptoKey[]> {
  if (ready?.keys !== keys) ready = { keys, secrets: await Promise.all(keysIn(keys).map(secretOf)) }
  return ready.secrets
}

const secretOf = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
