import { env } from 'cloudflare:workers'
import { newLink } from '../../../src/access/links.ts'
import { type LinkPurpose, linkLifetimes } from '../../../src/accounts/account.ts'
import { D1 } from '../../../src/db/d1.ts'
import { hashOfToken, linkToken } from '../../../src/mail/link.ts'
import { sha256 } from '../../../src/secrets/sha256.ts'
import { visitor } from '../as.ts'
import { giveCodes } from '../codes.ts'
import { codeOf, offerIn } from '../codes-app.ts'
import { cookieOf } from '../cookie.ts'
import { run } from '../customers.ts'
import { password, postJson, withPasskey } from '../passkeys.ts'
import type { World } from '../world.ts'
import type { Presses } from './press.ts'

export const newPassphrase = 'seven green ladders lean'
export const recoveryCode = 'aaaa-bbbb-cccc-dddd'

/** Presses in front of either door. */
export const entering = (world: World): Presses => ({
  'POST /language': { as: 'nobody', path: '/language', fields: { language: 'en', back: '/portal/sign-in' } },
  ...inFrontOf(world, 'portal'),
  ...inFrontOf(world, 'admin'),
  'POST /admin/sign-in/second-factor': {
    ...{ as: 'nobody', path: '/admin/sign-in/second-factor', fields: {}, status: 200 },
    ready: async (world) => {
      await run('update companies set second_factor = 1 where id = ?', world.companyId)
      const typed = { email: 'owner@example.com', password }
      const cookies = cookieOf(await visitor(world.host).post('/admin/sign-in', typed))
      const page = await visitor(world.host, cookies).get('/admin/sign-in/second-factor')
      const { secret, offer } = offerIn(await page.text())
      return { cookies, fields: { code: codeOf(secret), offer } }
    },
  },
})

function inFrontOf({ alice }: World, door: 'portal' | 'admin'): Presses {
  const isPortal = door === 'portal'
  const email = isPortal ? alice.email : 'office@example.com'
  const account = isPortal ? `account-${alice.contactId}` : 'account-staff-office'
  const at = (path: string) => `/${door}/${path}`
  const signIn = (host: string) => visitor(host).post(at('sign-in'), { email, password })
  const asNobody = (path: string, fields = {}) => ({ as: 'nobody' as const, path: at(path), fields })
  const withLink =
    (purpose: LinkPurpose, path: string) =>
    async ({ companyId }: World) => ({
      path: at(path) + (await linkFor(companyId, account, purpose)),
    })
  return {
    [`POST ${at('sign-in')}`]: asNobody('sign-in', { email, password }),
    [`POST ${at('forgot-password')}`]: asNobody('forgot-password', { email }),
    [`POST ${at('sign-in-link')}`]: asNobody('sign-in-link', { email }),
    [`POST ${at('invitation/:token')}`]: {
      ...asNobody('invitation/', { password: newPassphrase }),
      ready: withLink('invitation', 'invitation/'),
    },
    [`POST ${at('reset/:token')}`]: {
      ...asNobody('reset/', { password: newPassphrase }),
      ready: withLink('reset', 'reset/'),
    },
    [`POST ${at('sign-in/link/:token')}`]: {
      ...asNobody('sign-in/link/'),
      ready: async ({ companyId }) => {
        const id = crypto.randomUUID()
        const token = await linkToken(env.DATA_KEYS, companyId, id)
        await run(
          `insert into account_links (company_id, id, account_id, purpose, token_hash, browser_hash, expires_at, created_at)
           values (?, ?, ?, 'sign_in', ?, ?, ?, ?)`,
          ...[companyId, id, account, await hashOfToken(token), await sha256('this-browser')],
          ...[Date.now() + linkLifetimes.sign_in, Date.now()],
        )
        const cookies = `__Host-${isPortal ? 'customer' : 'staff'}-link=this-browser`
        return { path: at(`sign-in/link/${token}`), cookies }
      },
    },
    [`POST ${at('sign-in/account')}`]: {
      ...asNobody('sign-in/account', { account }),
      ready: async (world) => {
        // Of customers two may have one address; of staff none, who come by a step of one.
        if (isPortal)
          await run(
            'update contacts set email = ? where company_id = ? and id = ?',
            ...[email, world.companyId, world.bob.contactId],
          )
        else await giveCodes(world, account)
        return { cookies: cookieOf(await signIn(world.host)) }
      },
    },
    [`POST ${at('sign-in/code')}`]: {
      ...asNobody('sign-in/code', { code: recoveryCode }),
      ready: async (world) => {
        await giveCodes(world, account, [recoveryCode])
        return { cookies: cookieOf(await signIn(world.host)) }
      },
    },
    [`POST ${at('sign-in/passkey/options')}`]: { ...asNobody('sign-in/passkey/options'), sent: 'json', status: 200 },
    [`POST ${at('sign-in/passkey')}`]: {
      ...asNobody('sign-in/passkey'),
      ...{ sent: 'json', status: 200 },
      ready: async (world) => {
        const { phone } = await withPasskey(world, isPortal ? 'customer' : 'staff')
        const asked = await postJson(visitor(world.host), world, at('sign-in/passkey/options'), {})
        const fields = await phone.get((await asked.clone().json()) as { challenge: string })
        return { cookies: cookieOf(asked), fields: fields as never }
      },
    },
    [`POST ${at('sign-out')}`]: { as: isPortal ? 'Alice' : 'office', path: at('sign-out'), fields: {} },
  }
}

/** The token of a new link of an account. */
async function linkFor(companyId: string, accountId: string, purpose: LinkPurpose): Promise<string> {
  const { writes, link } = await newLink({ companyId, accountId, purpose, path: '', keys: env.DATA_KEYS })
  await new D1(env.DB).send(writes.map((write) => write.statement()))
  return linkToken(env.DATA_KEYS, companyId, link.id)
}
