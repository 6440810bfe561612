import { type Context, Hono } from 'hono'
import type { Audience } from '../../accounts/audience.ts'
import { askForPasskey, checkSigned, siteOf } from '../../accounts/passkeys/ceremony.ts'
import { newChallenge } from '../../accounts/passkeys/challenge.ts'
import { signedChallenge } from '../../accounts/passkeys/response.ts'
import { once } from '../../audit/note.ts'
import type { SiteEnv } from '../../http/env.ts'
import { json } from '../../http/json.ts'
import { mayPass } from '../../http/limit.ts'
import { visitorOf } from '../../http/visitor.ts'
import { minutesToWait } from '../../http/wait.ts'
import * as z from '../../http/zod.ts'
import type { Words } from '../../i18n/index.ts'
import { signInFailed } from '../actor.ts'
import { frontOf } from '../front.ts'
import { beginSession, pageAfter } from '../opening.ts'
import type { Person } from '../people.ts'
import { dropStep, newStep, stepOf } from '../steps.ts'
import { takeChallenge, usingKey } from './queries.ts'

const asked = z.object({ next: z.string().max(2000).optional().catch(undefined) })

/** Signing in with a passkey: the challenge, and the answer to it. It opens a session without asking for a code. */
export const passkeyRoutes = (audience: Audience) =>
  new Hono<SiteEnv>()
    .post(
      '/sign-in/passkey/options',
      json(asked, (c: Context<SiteEnv>) => say(c, 'failed')),
      async (c) => {
        if (!(await mayTry(c))) return wait(c)
        const challenge = newChallenge()
        const { next } = c.req.valid('json')
        const step = await newStep(c, audience, { people: [], by: 'passkey', challenge, next })
        await c.var.d1.send([step.statement()])
        return c.json(await askForPasskey(siteOf(c.req.url), challenge))
      },
    )
    .post(
      '/sign-in/passkey',
      json(signedChallenge, (c: Context<SiteEnv>) => say(c, 'failed')),
      async (c) => {
        if (!(await mayTry(c))) return wait(c)
        const { company, d1 } = c.var
        const response = c.req.valid('json')
        const step = await stepOf(c, audience)
        if (!step) return say(c, 'expired')
        dropStep(c, audience)
        const { expired, claimed, person } = await takeChallenge(d1, company.id, audience, step.id, response)
        if (expired) return say(c, 'expired')
        if (!claimed) return refuse(c, person)
        const { challenge, key, next } = claimed
        const newCount = await checkSigned(siteOf(c.req.url), challenge, response, key)
        if (newCount === undefined) return refuse(c, person)
        // The device has verified its owner: something held and something known or borne (NIST SP 800-63B-4, 2.2.1).
        const opening = { person: claimed.person, by: 'passkey' as const, twice: true, next }
        const before = once(company.id, usingKey(company.id, key, newCount))
        const opened = await beginSession(c, { ...opening, before })
        return opened ? c.json({ location: pageAfter(c, opening) }) : say(c, 'refused')
      },
    )

const mayTry = (c: Context<SiteEnv>) => mayPass(c.env.SIGN_IN_LIMIT, visitorOf(c).network)

/** What went wrong, in words for the page. */
function say(c: Context<SiteEnv>, why: 'failed' | 'expired' | 'refused') {
  return c.json({ text: wordsOf(c).passkeys[why] }, 422)
}

const wait = (c: Context<SiteEnv>) => c.json({ text: wordsOf(c).signIn.wait(minutesToWait(c, 60)) }, 429)

function refuse(c: Context<SiteEnv>, person: Person | undefined) {
  if (person) {
    const line = signInFailed(c.var.company.id, visitorOf(c), person, 'passkey')
    c.executionCtx.waitUntil(c.var.d1.send([line.statement()]))
  }
  return say(c, 'refused')
}

// The words are the same at both doors.
const wordsOf = (c: Context<SiteEnv>): Words => frontOf(c, 'customer').locale.words
