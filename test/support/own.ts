import { env } from 'cloudflare:workers'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { cookieFor, type Visitor, visitor, type Who } from './as.ts'
import { makeWorld, type World } from './world.ts'

/** The password of everyone in a world that `openAs` makes, and one that may take its place. */
export const old = 'a long enough pass phrase'
export const fresh = 'velvet-otter-lantern-thirteen'
export const passwordHash = await hashPassword(old)

export const contact = ({ alice }: World): Who => ({
  audience: 'customer',
  customerId: alice.id,
  contactId: alice.contactId,
})

/** A world with passwords, and someone in it who is signed in and reads English. */
export async function openAs(whoOf: (world: World) => Who) {
  const world = await makeWorld({ passwordHash })
  const cookie = await cookieFor(world, whoOf(world))
  // The company of a host is kept in the isolate: the first page of all has it read.
  await visitor(world.host).get('/portal/sign-in')
  return { world, cookie, who: visitor(world.host, `${cookie}; __Host-language=en`) }
}

/** The session that a cookie names. */
export function sessionIn(cookie: string): string {
  const [, payload = ''] = cookie.split('=')[1]?.split('.') ?? []
  return JSON.parse(Buffer.from(payload, 'base64url').toString()).sessionId
}

/** Sessions of an account. */
export async function sessionsOf({ companyId }: World, account: string): Promise<string[]> {
  const found = env.DB.prepare('select id from sessions where company_id = ? and account_id = ?')
  const { results } = await found.bind(companyId, account).all<{ id: string }>()
  return results.map(({ id }) => id)
}

/** The trail of a world, oldest first. */
export async function trailOf({ companyId }: World) {
  const lines = env.DB.prepare(
    'select did, actor, actor_name, customer_id, subject_id from audit_events where company_id = ? order by at, id',
  )
  return (await lines.bind(companyId).all<Record<string, string | null>>()).results
}

export const accountOf = (who: Who): string => `account-${who.audience === 'customer' ? who.contactId : who.staffId}`

export const hashIn = ({ companyId }: World, account: string) =>
  env.DB.prepare('select password_hash from accounts where company_id = ? and id = ?')
    .bind(companyId, account)
    .first<string>('password_hash')

/** Sends the form that changes the password at a door, filled rightly but for `fields`. */
export const changePassword = (who: Visitor, home: string, fields: Record<string, string>) =>
  who.post(`${home}/account/password`, { current: old, password: fresh, ...fields })
