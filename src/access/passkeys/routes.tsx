import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { homes } from '../../accounts/audience.ts'
import { deviceName } from '../../accounts/device-name.ts'
import { askForNewPasskey, checkMade, siteOf } from '../../accounts/passkeys/ceremony.ts'
import { challengeFor, newChallenge } from '../../accounts/passkeys/challenge.ts'
import { madeKey } from '../../accounts/passkeys/response.ts'
import type { AccountEnv } from '../../http/env.ts'
import { json } from '../../http/json.ts'
import { mayPass } from '../../http/limit.ts'
import { languageOf } from '../../http/reader.ts'
import { line } from '../../http/text.ts'
import { visitorOf } from '../../http/visitor.ts'
import { minutesToWait } from '../../http/wait.ts'
import * as z from '../../http/zod.ts'
import type { Words } from '../../i18n/index.ts'
import { localeOf } from '../../i18n/locale.ts'
import { handToQueue } from '../../mail/hand.ts'
import { dropStep, newStep, stepOf } from '../../sessions/steps.ts'
import { ownOnly } from '../own/allow.ts'
import { ownerOf } from '../owner.ts'
import { checkCurrent } from '../password-again.ts'
import { addPasskey, askedBeside, listPasskeys, mostPasskeys, removePasskey, takeChallenge } from './queries.ts'
import { PasskeysPage } from './views.tsx'

const query = z.object({ done: z.enum(['added', 'removed']).optional().catch(undefined) })
const asked = z.object({ password: z.string().min(1).max(256), name: line(60, 'missing', 'missing') })
const added = madeKey.extend({ name: line(60, 'missing', 'missing') })

/** The passkeys of whoever is signed in: listed, added with the password, removed. */
export const passkeys = new Hono<AccountEnv>()
  .use(ownOnly)
  .get('/', zValidator('query', query), (c) => page(c, { done: c.req.valid('query').done }))
  .post(
    '/options',
    json(asked, async (c: Context<AccountEnv>, wrong) => {
      const { passkeys, signIn } = await wordsOf(c)
      return c.json({ text: wrong.includes('name') ? passkeys.nameMissing : signIn.passwordMissing }, 422)
    }),
    async (c) => {
      const { ticket, db, company } = c.var
      const success = await mayPass(c.env.SIGN_IN_LIMIT, visitorOf(c).network)
      if (!success) return wait(c, await wordsOf(c), 60)
      const check = await checkCurrent(c, c.req.valid('json').password)
      const words = await wordsOf(c)
      if (check.is === 'wait') return wait(c, words, check.seconds)
      if (check.is === 'wrong') return c.json({ text: words.secondFactor.passwordWrong }, 422)
      const challenge = newChallenge()
      // Of no account: it lets nobody in, and what is signed names the account.
      const step = await newStep(c, ticket.audience, { people: [], by: 'password', challenge })
      const held = await askedBeside(db, ticket, step, check.beside)
      if (held.length >= mostPasskeys) return c.json({ text: words.passkeys.tooMany }, 422)
      const viewer = await db.viewer()
      const shownName = 'customerName' in viewer ? viewer.customerName : viewer.name
      const owner = { accountId: ticket.accountId, email: viewer.email, shownName }
      const signed = challengeFor(ticket.accountId, challenge)
      return c.json(await askForNewPasskey(siteOf(c.req.url), signed, owner, { company: company.name, held }))
    },
  )
  .post(
    '/',
    json(added, async (c: Context<AccountEnv>, wrong) => {
      const { passkeys } = await wordsOf(c)
      return c.json({ text: wrong.includes('name') ? passkeys.nameMissing : passkeys.failed }, 422)
    }),
    async (c) => {
      const { ticket, db } = c.var
      const { name, ...response } = c.req.valid('json')
      const step = await stepOf(c, ticket.audience)
      const challenge = step && (await takeChallenge(db, ticket, step.id))
      const words = await wordsOf(c)
      if (!challenge) return c.json({ text: words.passkeys.expired }, 422)
      dropStep(c, ticket.audience)
      const key = await checkMade(siteOf(c.req.url), challengeFor(ticket.accountId, challenge), response)
      if (!key) return c.json({ text: words.passkeys.failed }, 422)
      const mailId = await addPasskey(db, await ownerOf(c), name, key)
      if (!mailId) return c.json({ text: words.passkeys.already }, 422)
      handToQueue(c, [mailId])
      return c.json({ location: `${here(c)}?done=added` })
    },
  )
  .post('/:id/removal', async (c) => {
    const { ticket, db, company } = c.var
    const keepsOne = ticket.audience === 'staff' && company.secondFactor
    const removal = await removePasskey(db, ticket, c.req.param('id'), keepsOne)
    if (removal === 'missing') return c.notFound()
    if (removal === 'removed') return c.redirect(`${here(c)}?done=removed`, 303)
    c.status(422)
    return page(c, { lastStays: true })
  })

const here = (c: Context<AccountEnv>) => `${homes[c.var.ticket.audience]}/account/passkeys`

async function page(
  c: Context<AccountEnv>,
  told: { done?: 'added' | 'removed' | undefined; lastStays?: boolean },
): Promise<Response> {
  const rows = await listPasskeys(c.var.db, c.var.ticket)
  const words = await wordsOf(c)
  const suggested = deviceName(words, visitorOf(c).device, words.passkeys.defaultName)
  return c.render(<PasskeysPage home={homes[c.var.ticket.audience]} rows={rows} suggested={suggested} {...told} />, {
    title: ({ passkeys }) => passkeys.title,
  })
}

const wait = (c: Context<AccountEnv>, { signIn }: Words, seconds: number): Response =>
  c.json({ text: signIn.wait(minutesToWait(c, seconds)) }, 429)

async function wordsOf(c: Context<AccountEnv>): Promise<Words> {
  const { company, language } = c.var
  return localeOf(company, await languageOf(c), language.offered).words
}
