import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import type { Audience } from '../../accounts/audience.ts'
import { hashPassword } from '../../accounts/password/hash.ts'
import { passwordFault } from '../../accounts/password/rules.ts'
import { suggestPassphrase } from '../../accounts/password/suggest.ts'
import type { SiteEnv } from '../../http/env.ts'
import { form } from '../../http/form.ts'
import { mayPass } from '../../http/limit.ts'
import { noSoonerThan } from '../../http/pace.ts'
import { emailAddress } from '../../http/text.ts'
import { visitorOf } from '../../http/visitor.ts'
import { minutesToWait } from '../../http/wait.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import { hashOfToken } from '../../mail/link.ts'
import { frontOf } from '../../sessions/front.ts'
import type { MailedLink, Person } from '../../sessions/people.ts'
import { afterProof } from '../../sessions/proof.ts'
import { askForLink, type Wish } from './ask.ts'
import { markBrowser, markOf, unmarkBrowser } from './browser.ts'
import { newPassword, peopleOfLink, useOfLink } from './queries.ts'
import { AskPage, DeadLinkPage, NewPasswordPage, OpenPage } from './views.tsx'

type C = Context<SiteEnv>

const address = z.object({ email: emailAddress('emailMissing', 'tooLong', 'emailWrong') })
const typedAddress = z.object({ email: z.string().catch('') })

const chosen = z.object({
  password: z.string('tooShort').max(1000).catch(''),
  suggest: z.string().optional().catch(undefined),
})

/** Writing a mail takes a little longer than writing none; within this time neither is told, in milliseconds. */
const pace = 150

/** What can be done with a mailbox alone: ask for a link, and use one. No GET changes anything, however often it comes. */
export const mailedRoutes = (audience: Audience) =>
  new Hono<SiteEnv>()
    .route('/forgot-password', asking(audience, 'reset'))
    .route('/sign-in-link', asking(audience, 'sign_in'))
    .route('/invitation', choosing(audience, 'invitation'))
    .route('/reset', choosing(audience, 'reset'))
    .route('/sign-in/link', opening(audience))

/** Asking for a link by mail. The answer is the same for an address that nobody has. */
const asking = (audience: Audience, wish: Wish) =>
  new Hono<SiteEnv>()
    .get('/', (c) => c.html(<AskPage {...setting(c, audience)} wish={wish} sent={c.req.query('sent') !== undefined} />))
    .post(
      '/',
      form(address, (c: C, typed, errors) =>
        c.html(
          <AskPage {...setting(c, audience)} wish={wish} email={typedAddress.parse(typed).email} errors={errors} />,
          422,
        ),
      ),
      async (c) => {
        const { email } = c.req.valid('form')
        const { d1, company } = c.var
        const from = visitorOf(c)
        const success = await mayPass(c.env.SIGN_IN_LIMIT, from.network)
        if (!success) return wait(c, audience, wish, email, 60)
        const browserHash = wish === 'sign_in' ? await markBrowser(c, audience) : null
        const asked = { companyId: company.id, audience, wish, email, from, keys: c.env.DATA_KEYS, browserHash }
        const { seconds, mailId } = await noSoonerThan(pace, askForLink(d1, asked))
        if (seconds > 0) return wait(c, audience, wish, email, seconds)
        if (mailId) handToQueue(c, [mailId])
        return c.redirect(`${new URL(c.req.url).pathname}?sent`, 303)
      },
    )

/** Choosing a password with a link, and being signed in by it. */
const choosing = (audience: Audience, purpose: 'invitation' | 'reset') =>
  new Hono<SiteEnv>()
    .get('/:token', async (c) => {
      const people = await peopleOfLink(c.var.d1, c.var.company.id, audience, await linkOf(c, purpose))
      const [person] = people
      if (!person) return dead(c, audience, purpose)
      return c.html(<NewPasswordPage {...setting(c, audience, person)} purpose={purpose} email={person.email} />)
    })
    .post('/:token', zValidator('form', chosen), async (c) => {
      const { password, suggest } = c.req.valid('form')
      const { d1, company } = c.var
      const link = await linkOf(c, purpose)
      const people = await peopleOfLink(d1, company.id, audience, link)
      const [person] = people
      if (!person) return dead(c, audience, purpose)
      const page = { ...setting(c, audience, person), purpose, email: person.email }
      if (suggest !== undefined)
        return c.html(<NewPasswordPage {...page} suggestion={await suggestPassphrase(page.locale.language)} />)
      const fault = passwordFault(password, { company: company.name, name: person.name, email: person.email })
      if (fault) return c.html(<NewPasswordPage {...page} fault={fault} />, 422)

      const isReset = purpose === 'reset'
      const { writes, noticeId, renewed } = newPassword(company.id, people, await hashPassword(password), isReset)
      const before = [...useOfLink(company.id, link, people, visitorOf(c)), ...writes]
      const answer = await afterProof(c, audience, { people: renewed, by: purpose, before })
      if (answer && noticeId) handToQueue(c, [noticeId])
      return answer ?? dead(c, audience, purpose)
    })

/** Signing in with a link, in the browser that asked for it. */
const opening = (audience: Audience) =>
  new Hono<SiteEnv>()
    .get('/:token', async (c) => {
      const [person] = await peopleOfLink(c.var.d1, c.var.company.id, audience, await boundLinkOf(c, audience))
      if (!person) return dead(c, audience, 'sign_in')
      return c.html(<OpenPage {...setting(c, audience, person)} email={person.email} />)
    })
    .post('/:token', async (c) => {
      const { d1, company } = c.var
      const link = await boundLinkOf(c, audience)
      const people = await peopleOfLink(d1, company.id, audience, link)
      const [person] = people
      if (!person) return dead(c, audience, 'sign_in')
      const before = useOfLink(company.id, link, people, visitorOf(c))
      const answer = await afterProof(c, audience, { people, by: 'link', before })
      if (answer) unmarkBrowser(c, audience)
      return answer ?? dead(c, audience, 'sign_in')
    })

const linkOf = async (c: C, link: MailedLink['link']): Promise<MailedLink> => ({
  link,
  tokenHash: await hashOfToken(c.req.param('token') ?? ''),
})

const boundLinkOf = async (c: C, audience: Audience): Promise<MailedLink> => ({
  ...(await linkOf(c, 'sign_in')),
  browserHash: await markOf(c, audience),
})

const dead = (c: C, audience: Audience, link: MailedLink['link']) =>
  c.html(<DeadLinkPage {...setting(c, audience)} link={link} />, 404)

/** Too many mails: says when to ask again. */
function wait(c: C, audience: Audience, wish: Wish, email: string, seconds: number) {
  const waitMinutes = minutesToWait(c, seconds)
  return c.html(<AskPage {...setting(c, audience)} wish={wish} email={email} waitMinutes={waitMinutes} />, 429)
}

function setting(c: C, audience: Audience, reader?: Person) {
  // An address with a token stands in no form: such a page speaks the language of its reader and offers no other.
  const path = c.req.param('token') ? undefined : new URL(c.req.url).pathname
  return { ...frontOf(c, audience, reader), path }
}
