import { type Context, Hono } from 'hono'
import { type Audience, homes } from '../../accounts/audience.ts'
import { note } from '../../audit/note.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { SiteEnv } from '../../http/env.ts'
import { form } from '../../http/form.ts'
import { line } from '../../http/text.ts'
import { visitorOf } from '../../http/visitor.ts'
import { minutesToWait } from '../../http/wait.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import { mails } from '../../mail/schema.ts'
import { aboutOf, actorOf, signInFailed } from '../actor.ts'
import { forgetCodes } from '../attempts.ts'
import { frontOf } from '../front.ts'
import { openSession, pageAfter } from '../opening.ts'
import type { Person } from '../people.ts'
import { dropStep, endStep, stepOf } from '../steps.ts'
import { changedMail, type Owner } from './adding.ts'
import { checkCode, type RightCode, stands } from './queries.ts'
import { CodePage, type CodeProblem } from './views.tsx'

const posted = z.object({ code: line(64, 'missing', 'missing') })

/** The code asked for on the way in. */
export const codeRoutes = (audience: Audience) =>
  new Hono<SiteEnv>()
    .get('/sign-in/code', async (c) => {
      const claim = await stepOf(c, audience)
      const isHere = claim && (await stands(c.var.d1, c.var.company.id, audience, claim))
      return isHere ? page(c, audience) : startAgain(c, audience)
    })
    .post(
      '/sign-in/code',
      form(posted, (c: Context<SiteEnv>) => page(c, audience, { missing: true }, 422)),
      async (c) => {
        const { company, d1 } = c.var
        const claim = await stepOf(c, audience)
        if (!claim) return startAgain(c, audience)
        const check = await checkCode(d1, c.env.DATA_KEYS, company.id, audience, claim, c.req.valid('form').code)
        if (check.is === 'wait') return page(c, audience, { waitMinutes: minutesToWait(c, check.seconds) }, 429)
        if (check.is === 'lost') return startAgain(c, audience)
        if (check.is === 'wrong') {
          const line = signInFailed(company.id, visitorOf(c), check.person, 'code')
          c.executionCtx.waitUntil(d1.send([line.statement()]))
          return page(c, audience, { wrong: true }, 422)
        }
        // Undone when another try was quicker: its code has served.
        return (await enter(c, audience, claim.id, check)) ?? page(c, audience, { wrong: true }, 422)
      },
    )

/** Opens the session. A recovery code leads to the page that says how many are left, and is told by mail. */
async function enter(c: Context<SiteEnv>, audience: Audience, stepId: string, { left, ...right }: RightCode) {
  const { company } = c.var
  const { person, by, next, before } = right
  const ends = [endStep(company.id, audience, stepId), await forgetCodes(company.id, person.accountId)]
  if (left === undefined) {
    const opened = await openSession(c, { person, by, twice: true, next, before, after: ends })
    if (opened) dropStep(c, audience)
    return opened
  }
  const onward = pageAfter(c, { person, next })
  const mail = changedMail(ownerOf(company.id, person))
  const used = note(company.id, actorOf(person, visitorOf(c)), {
    did: 'recovery_code_used',
    details: { left },
    ...aboutOf(person),
  })
  const after = [...ends, used, beforeSignIn(company.id).insert(mails, mail)]
  const page = `${homes[audience]}/account/second-factor?${new URLSearchParams({ used: 'recovery', next: onward })}`
  const opened = await openSession(c, { person, by, twice: true, next: page, before, after })
  if (!opened) return undefined
  dropStep(c, audience)
  handToQueue(c, [mail.id])
  return opened
}

/** The owner of an account, as the mails about it need to know them. */
export const ownerOf = (companyId: string, person: Person): Owner => ({
  companyId,
  accountId: person.accountId,
  name: person.name,
  email: person.email,
  language: person.language,
  ...aboutOf(person),
})

const startAgain = (c: Context<SiteEnv>, audience: Audience) => c.redirect(`${homes[audience]}/sign-in`, 303)

function page(c: Context<SiteEnv>, audience: Audience, problem?: CodeProblem, status: 200 | 422 | 429 = 200) {
  return c.html(<CodePage {...frontOf(c, audience)} problem={problem} />, status)
}
