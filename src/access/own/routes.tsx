import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { type Audience, homes } from '../../accounts/audience.ts'
import { passwordFault } from '../../accounts/password/rules.ts'
import { suggestPassphrase } from '../../accounts/password/suggest.ts'
import type { Query } from '../../db/select.ts'
import type { AccountEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import { visitorOf } from '../../http/visitor.ts'
import { minutesToWait } from '../../http/wait.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import { dropCookie, writeCookie } from '../../sessions/cookie.ts'
import { signTicket } from '../../sessions/token.ts'
import { checkCurrent } from '../password-again.ts'
import { ownOnly } from './allow.ts'
import { changePassword } from './password.ts'
import type { PasswordFaults } from './password-form.tsx'
import { endOtherSessions, endOwnSession, readAccount } from './queries.ts'
import { AccountPage, dones } from './views.tsx'

const query = z.object({ done: z.enum(dones).optional().catch(undefined) })

// As typed, spaces included. What is wrong with it is said at its field, whatever it is.
const passwords = z.object({
  current: z.string().catch(''),
  password: z.string().catch(''),
  suggest: z.string().optional().catch(undefined),
})

/** One's own account: who one is, the password, and where one is signed in. */
export const ownAccount = (audience: Audience) => {
  const home = `${homes[audience]}/account`
  return new Hono<AccountEnv>()
    .use(ownOnly)
    .get('/', zValidator('query', query), (c) => page(c, audience, c.req.valid('query')))
    .post('/password', zValidator('form', passwords), async (c) => {
      const { current, password, suggest } = c.req.valid('form')
      if (suggest !== undefined) return page(c, audience, { suggests: true })
      const { db, ticket, company } = c.var
      const check = current === '' ? undefined : await checkCurrent(c, current)
      if (check?.is === 'wait') return page(c, audience, { waitMinutes: minutesToWait(c, check.seconds) }, 429)
      const { name, email } = await db.viewer()
      const faults: PasswordFaults = {
        current: check === undefined ? 'currentMissing' : check.is === 'wrong' ? 'currentWrong' : undefined,
        password: password === '' ? 'missing' : passwordFault(password, { company: company.name, name, email }),
      }
      if (check?.is !== 'fits') return page(c, audience, { faults }, 422)
      const { hash: from, beside } = check
      if (faults.password) return page(c, audience, { faults, beside }, 422)

      const changed = await changePassword(db, { ticket, from, password, visitor: visitorOf(c), beside })
      // Sent twice at once, the first one stands, and its cookie with it.
      if (!changed) return c.redirect(home, 303)
      const token = await signTicket(changed.ticket, c.env.SESSION_KEYS, changed.expiresAt)
      writeCookie(c, audience, token, changed.expiresAt)
      handToQueue(c, [changed.mailId])
      return c.redirect(`${home}?done=password#change`, 303)
    })
    .post('/sessions/end-others', async (c) => {
      await c.var.db.write({ did: 'other_sessions_ended' }, endOtherSessions(c.var.ticket))
      // None left to end is as good.
      return c.redirect(`${home}?done=others#sessions`, 303)
    })
    .post('/sessions/:id/end', async (c) => {
      const { db, ticket } = c.var
      const id = c.req.param('id')
      const present = id === ticket.sessionId
      const did = present ? 'signed_out' : 'session_ended'
      if (!(await db.write({ did, subjectId: id }, endOwnSession(ticket, id)))) return c.notFound()
      if (!present) return c.redirect(`${home}?done=ended#sessions`, 303)
      dropCookie(c, audience)
      return c.redirect(`${homes[audience]}/sign-in`, 303)
    })
}

interface Filled {
  done?: (typeof dones)[number] | undefined
  faults?: PasswordFaults
  waitMinutes?: number
  /** Puts a passphrase into the form. */
  suggests?: boolean
  /** What is written in the round trip that reads the page. */
  beside?: Query<unknown>[] | undefined
}

async function page(
  c: Context<AccountEnv>,
  audience: Audience,
  { suggests, beside, ...filled }: Filled,
  status: 200 | 422 | 429 = 200,
) {
  const account = await readAccount(c.var.db, c.var.ticket, beside)
  const viewer = await c.var.db.viewer()
  const suggestion = suggests ? await suggestPassphrase(await languageOf(c)) : undefined
  c.status(status)
  return c.render(
    <AccountPage audience={audience} viewer={viewer} account={account} suggestion={suggestion} {...filled} />,
    { title: ({ account }) => account.title },
  )
}
