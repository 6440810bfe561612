import { type Context, Hono } from 'hono'
import { homes } from '../../accounts/audience.ts'
import { matchingStep } from '../../accounts/second-factor/code.ts'
import { note, once } from '../../audit/note.ts'
import type { SiteEnv } from '../../http/env.ts'
import { form } from '../../http/form.ts'
import { line } from '../../http/text.ts'
import { visitorOf } from '../../http/visitor.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import { aboutOf, actorOf } from '../actor.ts'
import { frontOf } from '../front.ts'
import { beginSession, pageAfter } from '../opening.ts'
import type { Person } from '../people.ts'
import { dropStep, endStep, stepOf } from '../steps.ts'
import { addingCodes } from './adding.ts'
import { findHalfway, tryHalfway } from './queries.ts'
import { ownerOf } from './routes.tsx'
import { newOffer, type Offer, offerOf } from './secret.ts'
import { EnrolledPage, EnrolmentPage, PasskeyInsteadPage } from './views.tsx'

const audience = 'staff'
const home = homes[audience]

/** The code is looked at by the handler, which keeps the same secret when the code is wrong. */
const posted = z.object({ code: line(16, 'missing', 'missing').catch(''), offer: z.string().max(500).catch('') })

/** Setting up a codes app on the way in: for staff whose company asks for a second factor, and who have none. */
export const enrolmentRoutes = new Hono<SiteEnv>()
  .get('/sign-in/second-factor', async (c) => {
    const claim = await stepOf(c, audience)
    const halfway = claim && (await findHalfway(c.var.d1, c.var.company.id, audience, claim))
    if (!halfway) return c.redirect(`${home}/sign-in`, 303)
    const { person, next, hasPasskey } = halfway
    if (person.codeSecret) return c.redirect(`${home}/sign-in/code`, 303)
    return hasPasskey ? passkeyInstead(c, next) : page(c, person, await newOffer(c.env.DATA_KEYS, holderOf(c, person)))
  })
  .post(
    '/sign-in/second-factor',
    form(posted, (c: Context<SiteEnv>) => c.redirect(`${home}/sign-in/second-factor`, 303)),
    async (c) => {
      const { company, d1 } = c.var
      const { code, offer: sealed } = c.req.valid('form')
      const claim = await stepOf(c, audience)
      const halfway = claim && (await tryHalfway(d1, company.id, audience, claim))
      if (!halfway) return c.redirect(`${home}/sign-in`, 303)
      const { person, by, next, hasPasskey } = halfway
      if (person.codeSecret) return c.redirect(`${home}/sign-in/code`, 303)
      if (hasPasskey) return passkeyInstead(c, next, 422)
      const offer = await offerOf(c.env.DATA_KEYS, holderOf(c, person), sealed)
      const step = offer && matchingStep(offer.secret, code, new Date(), null)
      if (!offer || step === undefined) {
        const again = offer ?? (await newOffer(c.env.DATA_KEYS, holderOf(c, person)))
        return page(c, person, again, code === '' ? 'missing' : 'wrong')
      }
      const proof = { secret: offer.secret, step, unlessPasskey: true }
      const adding = await addingCodes(c.env.DATA_KEYS, ownerOf(company.id, person), proof)
      const deed = { did: 'second_factor_added' as const, ...aboutOf(person) }
      const opened = await beginSession(c, {
        person,
        by,
        twice: true,
        before: once(company.id, adding.first),
        after: [
          note(company.id, actorOf(person, visitorOf(c)), deed),
          ...adding.others,
          endStep(company.id, audience, claim.id),
        ],
      })
      // Undone when it was set up elsewhere meanwhile.
      if (!opened) return c.redirect(`${home}/sign-in/code`, 303)
      dropStep(c, audience)
      handToQueue(c, [adding.mailId])
      const onward = pageAfter(c, { person, next })
      return c.html(<EnrolledPage {...frontOf(c, audience)} codes={adding.codes} onward={onward} />)
    },
  )

const holderOf = (c: Context<SiteEnv>, { accountId }: Person) => ({ companyId: c.var.company.id, accountId })

function page(c: Context<SiteEnv>, { email }: Person, offer: Offer, problem?: 'missing' | 'wrong') {
  const label = { company: c.var.company.name, email }
  return c.html(
    <EnrolmentPage {...frontOf(c, audience)} offer={offer} label={label} problem={problem} />,
    problem ? 422 : 200,
  )
}

const passkeyInstead = (c: Context<SiteEnv>, next: string | undefined, status: 200 | 422 = 200) =>
  c.html(<PasskeyInsteadPage {...frontOf(c, audience)} next={next} />, status)
