import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { SiteEnv } from '../http/env.ts'
import { form } from '../http/form.ts'
import { networkOfRequest } from '../http/network.ts'
import { localPath } from '../http/origin.ts'
import { line } from '../http/text.ts'
import { localeOf } from '../i18n/locale.ts'
import { type Audience, homes } from './audience.ts'
import { dropCookie, writeCookie } from './cookie.ts'
import { readTicketOf } from './doors.ts'
import { endSession, signIn } from './queries.ts'
import { signTicket } from './token.ts'
import { SignInPage, type SignInProblem } from './views.tsx'

const credentials = z.object({
  email: line(254, 'emailMissing', 'tooLong').toLowerCase(),
  password: z.string('passwordMissing').min(1, 'passwordMissing').max(256, 'tooLong'),
  next: z.string().max(2000).optional().catch(undefined),
})

/** What comes back into a refused form: never the password. */
const kept = z.object({ email: z.string().catch(''), next: z.string().optional().catch(undefined) })

const query = z.object({ next: z.string().max(2000).optional().catch(undefined) })

/** Signing in and out at one of the two doors. These are the only addresses in front of it. */
export const signInRoutes = (audience: Audience) => {
  const home = homes[audience]
  return new Hono<SiteEnv>()
    .get('/sign-in', zValidator('query', query), (c) => page(c, audience, { next: c.req.valid('query').next }))
    .post(
      '/sign-in',
      form(credentials, (c: Context<SiteEnv>, typed, fields) =>
        page(c, audience, { ...kept.parse(typed), problem: { fields } }, 422),
      ),
      async (c) => {
        const { email, password, next } = c.req.valid('form')
        const { company, d1 } = c.var
        const network = networkOfRequest(c)
        const { success } = await c.env.SIGN_IN_LIMIT.limit({ key: network })
        if (!success) return wait(c, audience, 60, email, next)

        const replaced = await readTicketOf(c, audience, company.id)
        const answer = await signIn(d1, company.id, audience, { email, password, network }, replaced)
        if (answer.is === 'wait') return wait(c, audience, answer.seconds, email, next)
        if (answer.is === 'refused') return page(c, audience, { email, next, problem: { refused: true } }, 422)

        writeCookie(
          c,
          audience,
          await signTicket(answer.ticket, c.env.SESSION_KEYS, answer.expiresAt),
          answer.expiresAt,
        )
        return c.redirect(localPath(c, next, home) ?? home, 303)
      },
    )
    .post('/sign-out', async (c) => {
      const ticket = await readTicketOf(c, audience, c.var.company.id)
      if (ticket) await c.var.d1.send([endSession(ticket)])
      dropCookie(c, audience)
      return c.redirect(`${home}/sign-in`, 303)
    })
}

interface Filled {
  email?: string
  next?: string | undefined
  problem?: SignInProblem
}

function page(c: Context<SiteEnv>, audience: Audience, filled: Filled, status: 200 | 422 | 429 = 200) {
  const { company, language } = c.var
  const locale = localeOf(company, language.chosen ?? language.guessed)
  const next = localPath(c, filled.next, homes[audience])
  return c.html(<SignInPage locale={locale} company={company} audience={audience} {...filled} next={next} />, status)
}

/** Too many tries: says when to come back, in the page and in the header (RFC 9110, 10.2.3). */
function wait(c: Context<SiteEnv>, audience: Audience, seconds: number, email: string, next: string | undefined) {
  c.header('Retry-After', String(seconds))
  return page(c, audience, { email, next, problem: { waitMinutes: Math.ceil(seconds / 60) } }, 429)
}
