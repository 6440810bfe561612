import { asCustomer, asStaff } from '../as.ts'
import { authenticator } from '../authenticator.ts'
import { giveCodes } from '../codes.ts'
import { codeOf, offerIn } from '../codes-app.ts'
import { cookieOf } from '../cookie.ts'
import { makeFeed } from '../feeds.ts'
import { type Options, originOf, password, postJson } from '../passkeys.ts'
import type { World } from '../world.ts'
import { newPassphrase } from './entering.ts'
import type { Presses } from './press.ts'

/** Presses on the pages of one's own account, at either door. */
export const ownAccounts = (world: World): Presses => ({
  ...accountAt(world, '/portal'),
  ...accountAt(world, '/admin'),
  'POST /portal/account/mails': {
    ...{ as: 'Alice', path: '/portal/account/mails', fields: { visits: 'yes', invoices: 'yes' } },
  },
})

function accountAt({ alice }: World, home: '/portal' | '/admin'): Presses {
  const isPortal = home === '/portal'
  // Technicians have all there is to an account, a calendar's address too.
  const as = isPortal ? ('Alice' as const) : ('technician' as const)
  const own = isPortal ? `account-${alice.contactId}` : 'account-staff-technician'
  const who = (world: World) => (isPortal ? asCustomer(world, world.alice) : asStaff(world, 'technician'))
  const at = (path: string) => `${home}/account/${path}`
  const press = (path: string, fields = {}) => ({ as, path: at(path), fields })
  const shownFeed = async (world: World) => {
    await makeFeed(await who(world), home)
    const page = await (await (await who(world)).get(at('calendar'))).text()
    return { fields: { shown: /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? '' } }
  }
  return {
    [`POST ${at('password')}`]: press('password', { current: password, password: newPassphrase }),
    [`POST ${at('sessions/:id/end')}`]: press(`sessions/session-${isPortal ? 'alice' : 'technician'}/end`),
    [`POST ${at('sessions/end-others')}`]: press('sessions/end-others'),
    [`POST ${at('second-factor')}`]: {
      ...press('second-factor'),
      status: 200,
      ready: async (world) => {
        const page = await (await (await who(world)).get(at('second-factor'))).text()
        const { secret, offer } = offerIn(page)
        return { fields: { code: codeOf(secret), offer, password } }
      },
    },
    [`POST ${at('second-factor/removal')}`]: {
      ...press('second-factor/removal', { password }),
      before: (world) => giveCodes(world, own, ['aaaa-bbbb-cccc-dddd']),
    },
    [`POST ${at('second-factor/recovery-codes')}`]: {
      ...press('second-factor/recovery-codes', { password }),
      status: 200,
      before: (world) => giveCodes(world, own, ['aaaa-bbbb-cccc-dddd']),
    },
    [`POST ${at('passkeys/options')}`]: {
      ...press('passkeys/options', { password, name: 'Phone' }),
      ...{ sent: 'json', status: 200 },
    },
    [`POST ${at('passkeys')}`]: {
      ...press('passkeys'),
      ...{ sent: 'json', status: 200 },
      ready: async (world) => {
        const asked = await postJson(await who(world), world, at('passkeys/options'), { name: 'Phone', password })
        const phone = await authenticator(originOf(world))
        const made = await phone.create((await asked.clone().json()) as Options)
        return { cookies: cookieOf(asked), fields: { name: 'Phone', ...made } as never }
      },
    },
    [`POST ${at('passkeys/:id/removal')}`]: press(`passkeys/passkey-${isPortal ? 'alice' : 'technician'}/removal`),
    [`POST ${at('calendar')}`]: { ...press('calendar'), ready: shownFeed },
    [`POST ${at('calendar/end')}`]: { ...press('calendar/end'), ready: shownFeed },
  }
}
