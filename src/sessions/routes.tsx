import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { type Audience, homes } from '../accounts/audience.ts'
import { once } from '../audit/note.ts'
import type { SiteEnv } from '../http/env.ts'
import { form } from '../http/form.ts'
import { mayPass } from '../http/limit.ts'
import { localPath } from '../http/local-path.ts'
import { line } from '../http/text.ts'
import { visitorOf } from '../http/visitor.ts'
import { minutesToWait } from '../http/wait.ts'
import * as z from '../http/zod.ts'
import { dropCookie } from './cookie.ts'
import { readTicketOf } from './doors.ts'
import { frontOf } from './front.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { type Person, peopleBy } from './people.ts'
import { afterProof } from './proof.ts'
import { checkPassword } from './queries.ts'
import { enrolmentRoutes } from './second-factor/enrolment.tsx'
import { codeRoutes } from './second-factor/routes.tsx'
import { signOut } from './sign-out.ts'
import { dropStep, endStep, findStep, stepOf, stillProved } from './steps.ts'
import { ChoicePage, SignInPage, type SignInProblem } from './views.tsx'

const credentials = z.object({
  email: line(254, 'emailMissing', 'tooLong').toLowerCase(),
  password: z.string('passwordMissing').min(1, 'passwordMissing').max(256, 'tooLong'),
  next: z.string().max(2000).optional().catch(undefined),
})

/** What comes back into a refused form: never the password. */
const kept = z.object({ email: z.string().catch(''), next: z.string().optional().catch(undefined) })

const choice = z.object({ account: z.string().max(64).catch('') })

const query = z.object({ next: z.string().max(2000).optional().catch(undefined) })

/** Signing in and out at one of the two doors. In front of it stand these and what a mailbox opens (access/mailed). */
export const signInRoutes = (audience: Audience) => {
  const home = homes[audience]
  return new Hono<SiteEnv>()
    .get('/sign-in', zValidator('query', query), async (c) => {
      const { next } = c.req.valid('query')
      // Sent here from a page, the session has ended; come by itself, it may well stand.
      const here = next === undefined && (await readTicketOf(c, audience, c.var.company.id)) !== undefined
      return page(c, audience, { next, here })
    })
    .post(
      '/sign-in',
      form(credentials, (c: Context<SiteEnv>, typed, fields) =>
        page(c, audience, { ...kept.parse(typed), problem: { fields } }, 422),
      ),
      async (c) => {
        const { email, password, next } = c.req.valid('form')
        const { company, d1 } = c.var
        const from = visitorOf(c)
        const success = await mayPass(c.env.SIGN_IN_LIMIT, from.network)
        if (!success) return wait(c, audience, 60, email, next)

        const check = await checkPassword(d1, company.id, audience, { email, password }, from)
        if (check.is === 'wait') return wait(c, audience, check.seconds, email, next)
        if (check.is === 'refused') {
          if (check.noted) c.executionCtx.waitUntil(check.noted)
          return page(c, audience, { email, next, problem: { refused: true } }, 422)
        }
        const proved = await afterProof(c, audience, { people: check.people, by: 'password', next })
        // Undone when the password was changed meanwhile: then it was not right.
        return proved ?? page(c, audience, { email, next, problem: { refused: true } }, 422)
      },
    )
    .get('/sign-in/account', async (c) => {
      const step = await readStep(c, audience)
      return step ? choicePage(c, audience, step.people) : c.redirect(`${home}/sign-in`, 303)
    })
    .post('/sign-in/account', zValidator('form', choice), async (c) => {
      const { account } = c.req.valid('form')
      const step = await readStep(c, audience)
      const person = step?.people.find(({ accountId }) => accountId === account)
      if (!step || !person) return c.redirect(`${home}/sign-in${step ? '/account' : ''}`, 303)
      dropStep(c, audience)
      const proved = { people: [person], by: step.by, next: step.next ?? undefined }
      const before = once(c.var.company.id, endStep(c.var.company.id, audience, step.id))
      return (await afterProof(c, audience, { ...proved, before })) ?? c.redirect(`${home}/sign-in`, 303)
    })
    .route('/', passkeyRoutes(audience))
    .route('/', codeRoutes(audience))
    .route('/', audience === 'staff' ? enrolmentRoutes : new Hono<SiteEnv>())
    .post('/sign-out', async (c) => {
      const ticket = await readTicketOf(c, audience, c.var.company.id)
      if (ticket) await signOut(c, ticket)
      dropCookie(c, audience)
      // Photos that the browser keeps, and pages that it could go back to, are gone with the session.
      c.header('Clear-Site-Data', '"cache"')
      // Whoever looked on goes back to whose portal it was.
      const watched = ticket?.audience === 'customer' && ticket.watching ? ticket.customerId : undefined
      return c.redirect(watched ? `/admin/customers/${watched}` : `${home}/sign-in`, 303)
    })
}

/** The step that this browser is at, with the people it may choose among; a question to a passkey is no such step. */
async function readStep(c: Context<SiteEnv>, audience: Audience) {
  const { company, d1 } = c.var
  const step = await stepOf(c, audience)
  if (!step) return undefined
  const query = findStep(company.id, audience, step.id)
  const people = peopleBy(company.id, audience, { step: step.id })
  const [[found] = [], rows = []] = await d1.send([query.statement(), people.statement()])
  if (!found) return undefined
  const standing = query.decode(found)
  const known = rows.map((row) => people.decode(row))
  const proved = stillProved(standing, known)
  return proved.length > 0 ? { id: step.id, ...standing, people: proved } : undefined
}

interface Filled {
  email?: string
  next?: string | undefined
  problem?: SignInProblem
  here?: boolean
}

function page(c: Context<SiteEnv>, audience: Audience, filled: Filled, status: 200 | 422 | 429 = 200) {
  const next = localPath(c, filled.next, homes[audience])
  return c.html(<SignInPage {...frontOf(c, audience)} {...filled} next={next} />, status)
}

function choicePage(c: Context<SiteEnv>, audience: Audience, people: Person[]) {
  const choices = people.map((person) => ({
    account: person.accountId,
    name: person.audience === 'customer' ? person.customerName : person.name,
  }))
  return c.html(<ChoicePage {...frontOf(c, audience)} choices={choices} />)
}

/** Too many tries: says when to come back. */
function wait(c: Context<SiteEnv>, audience: Audience, seconds: number, email: string, next: string | undefined) {
  return page(c, audience, { email, next, problem: { waitMinutes: minutesToWait(c, seconds) } }, 429)
}
