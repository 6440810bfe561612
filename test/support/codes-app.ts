import { env } from 'cloudflare:workers'
import { TOTP } from 'otpauth'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import type { Visitor } from './as.ts'
import type { World } from './world.ts'

export const password = 'a long enough pass phrase'
export const passwordHash = await hashPassword(password)
export const inEnglish = { 'Accept-Language': 'en' }

/** The code that an app with this secret shows now. */
export const codeOf = (secret: string) => new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate()

/** What a page that sets up a codes app shows: the secret to type, and what its form carries. */
export function offerIn(html: string) {
  const secret = /<code class="secret">([^<]+)/.exec(html)?.[1]?.replaceAll(' ', '') ?? ''
  return { secret, offer: /name="offer" value="([^"]+)"/.exec(html)?.[1] ?? '' }
}
/** The recovery codes on a page. */
export const recoveryIn = (html: string) => html.match(/\b[0-9a-z]{4}(-[0-9a-z]{4}){5}\b/g) ?? []

/** What an account keeps of its codes app. */
export const account = ({ companyId }: World, id: string) =>
  env.DB.prepare('select code_secret, code_step from accounts where company_id = ? and id = ?')
    .bind(companyId, id)
    .first()
/** How many recovery codes a company’s accounts have. */
export const recoveryLeft = ({ companyId }: World) =>
  env.DB.prepare('select count(*) as n from recovery_codes where company_id = ?').bind(companyId).first('n')
/** What the trail of a company tells, oldest first. */
export const deedsOf = async ({ companyId }: World) => {
  const { results } = await env.DB.prepare('select did from audit_events where company_id = ? order by at, id')
    .bind(companyId)
    .all<{ did: string }>()
  return results.map(({ did }) => did)
}

/** Sets up a codes app on the page at `path`; `code` is the one that proved it. */
export async function turnOn(who: Visitor, path: string) {
  const { secret, offer } = offerIn(await (await who.get(path)).text())
  const code = codeOf(secret)
  return { secret, code, response: await who.post(path, { code, offer, password }, inEnglish) }
}
