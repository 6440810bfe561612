import { env } from 'cloudflare:workers'
import { TOTP } from 'otpauth'
import { expect } from 'vitest'
import { hashPassword } from '../../src/accounts/password/hash.ts'
import { hashOfRecoveryCode } from '../../src/accounts/second-factor/recovery.ts'
import { sealSecret } from '../../src/sessions/second-factor/secret.ts'
import { keepingCookies } from './jar.ts'
import { makeWorld, type World } from './world.ts'

export const password = 'a long enough pass phrase'
export const passwordHash = await hashPassword(password)
export const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
export const alice = 'account-contact-alice'
/** How long a code stands, in milliseconds. */
export const half = 30_000

/** The code that an app of the reader's own shows, so many steps of 30 seconds from now. */
export const codeAt = (steps: number, of = secret) =>
  new TOTP({ secret: of, algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: Date.now() + steps * half,
  })

/** Gives an account the codes app of `secret`, and recovery codes. */
export async function giveCodes({ companyId }: World, accountId = alice, recovery: string[] = []) {
  const sealed = await sealSecret(env.DATA_KEYS, { companyId, accountId }, secret)
  const hashes = await Promise.all(recovery.map((code) => hashOfRecoveryCode(companyId, accountId, code)))
  await env.DB.batch([
    env.DB.prepare('update accounts set code_secret = ? where company_id = ? and id = ?').bind(
      sealed,
      companyId,
      accountId,
    ),
    ...hashes.map((hash) =>
      env.DB.prepare('insert into recovery_codes (company_id, account_id, code_hash) values (?, ?, ?)').bind(
        companyId,
        accountId,
        hash,
      ),
    ),
  ])
}

/** A world whose Alice has a codes app, and her browser after the right password. */
export async function halfway(recovery: string[] = []) {
  const world = await makeWorld({ passwordHash })
  await giveCodes(world, alice, recovery)
  return { world, browser: await afterPassword(world) }
}

/** A browser at the code step, after the right password. */
export async function afterPassword(world: World, next?: string) {
  const browser = keepingCookies(world.host)
  const typed = { email: 'alice@example.com', password, ...(next ? { next } : {}) }
  const response = await browser.post('/portal/sign-in', typed)
  expect(response.headers.get('Location')).toBe('/portal/sign-in/code')
  return browser
}

/** Whether the browser is let in. */
export const signedIn = async (browser: ReturnType<typeof keepingCookies>, home = '/portal') =>
  (await browser.get(home)).status === 200

/** The `n` that a statement selects. */
export const count = async (sql: string, ...values: unknown[]) =>
  (await env.DB.prepare(sql)
    .bind(...values)
    .first<number>('n')) ?? 0
/** How many sessions a world has. */
export const sessionsOf = ({ companyId }: World) =>
  count('select count(*) as n from sessions where company_id = ?', companyId)
