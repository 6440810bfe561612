import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { homes } from '../../accounts/audience.ts'
import { matchingStep } from '../../accounts/second-factor/code.ts'
import type { AccountEnv } from '../../http/env.ts'
import { form } from '../../http/form.ts'
import { localPath } from '../../http/local-path.ts'
import { line } from '../../http/text.ts'
import { minutesToWait } from '../../http/wait.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import { addingCodes } from '../../sessions/second-factor/adding.ts'
import { newOffer, type Offer, offerOf } from '../../sessions/second-factor/secret.ts'
import { ownOnly } from '../own/allow.ts'
import { ownerOf } from '../owner.ts'
import { type Check, checkCurrent } from '../password-again.ts'
import { findCodes, removeCodes, renewRecoveryCodes } from './queries.ts'
import { NewCodesPage, OffPage, OnPage, type PasswordProblem } from './views.tsx'

const query = z.object({
  used: z.literal('recovery').optional().catch(undefined),
  next: z.string().max(2000).optional().catch(undefined),
})
const proof = z.object({
  code: line(16, 'missing', 'missing').catch(''),
  offer: z.string().max(500).catch(''),
  password: z.string().max(256).catch(''),
})
const password = z.object({ password: z.string('missing').min(1, 'missing').max(256, 'wrong') })

type Asked = PasswordProblem['asked']

/** The second factor of whoever is signed in: set up, taken off, and its recovery codes. */
export const secondFactor = new Hono<AccountEnv>()
  .use(ownOnly)
  .get('/', zValidator('query', query), (c) => {
    const { used, next } = c.req.valid('query')
    return page(c, { onward: used && (localPath(c, next, homeOf(c)) ?? homeOf(c)) })
  })
  .post(
    '/',
    form(proof, (c: Context<AccountEnv>) => c.redirect(here(c), 303)),
    async (c) => {
      const { code, offer: sealed, password } = c.req.valid('form')
      const { accountId } = c.var.ticket
      const offer = await offerOf(c.env.DATA_KEYS, c.var.ticket, sealed)
      const step = offer && matchingStep(offer.secret, code, new Date(), null)
      if (!offer || step === undefined) return notYet(c, offer, { problem: code === '' ? 'missing' : 'wrong' })
      if (password === '') return notYet(c, offer, { password: { asked: 'setUp', why: 'missing' } })
      const check = await checkCurrent(c, password)
      if (check.is === 'wrong') return notYet(c, offer, { password: { asked: 'setUp', why: 'wrong' } })
      if (check.is === 'wait') {
        const waitMinutes = minutesToWait(c, check.seconds)
        return notYet(c, offer, { password: { asked: 'setUp', waitMinutes } }, 429)
      }
      const adding = await addingCodes(c.env.DATA_KEYS, await ownerOf(c), { secret: offer.secret, step })
      const done = await c.var.db.write(
        { did: 'second_factor_added', subjectId: accountId },
        adding.first,
        ...adding.others,
        ...check.beside,
      )
      if (!done) return c.redirect(here(c), 303)
      handToQueue(c, [adding.mailId])
      return newCodesPage(c, adding.codes, true)
    },
  )
  .post(
    '/removal',
    form(password, (c: Context<AccountEnv>, _, fields) => refused(c, 'removal', fields.password ?? 'missing')),
    async (c) => {
      const { ticket, company } = c.var
      const check = await checkCurrent(c, c.req.valid('form').password)
      if (check.is !== 'fits') return notAgain(c, 'removal', check)
      if (ticket.audience === 'staff' && company.secondFactor) return refused(c, 'removal', 'required')
      const mailId = await removeCodes(c.var.db, await ownerOf(c), check)
      if (mailId) handToQueue(c, [mailId])
      return c.redirect(here(c), 303)
    },
  )
  .post(
    '/recovery-codes',
    form(password, (c: Context<AccountEnv>, _, fields) => refused(c, 'codes', fields.password ?? 'missing')),
    async (c) => {
      const check = await checkCurrent(c, c.req.valid('form').password)
      if (check.is !== 'fits') return notAgain(c, 'codes', check)
      const made = await renewRecoveryCodes(c.var.db, await ownerOf(c), check)
      if (!made) return c.redirect(here(c), 303)
      handToQueue(c, [made.mailId])
      return newCodesPage(c, made.codes, false)
    },
  )

const homeOf = (c: Context<AccountEnv>) => homes[c.var.ticket.audience]
const here = (c: Context<AccountEnv>) => `${homeOf(c)}/account/second-factor`

function notAgain(c: Context<AccountEnv>, asked: Asked, again: Exclude<Check, { is: 'fits' }>) {
  if (again.is === 'wrong') return refused(c, asked, 'wrong')
  c.status(429)
  return page(c, { problem: { asked, waitMinutes: minutesToWait(c, again.seconds) } })
}

function refused(c: Context<AccountEnv>, asked: Asked, why: string) {
  c.status(422)
  const known = why === 'missing' || why === 'required' ? why : 'wrong'
  return page(c, { problem: { asked, why: known } })
}

async function page(
  c: Context<AccountEnv>,
  { problem, onward }: { problem?: PasswordProblem; onward?: string | undefined },
) {
  const { on, left } = await findCodes(c.var.db, c.var.ticket.companyId, c.var.ticket.accountId)
  // Taken off meanwhile, in another window: there is nothing left to refuse.
  if (!on) return problem ? c.redirect(here(c), 303) : offPage(c)
  const isRequired = c.var.ticket.audience === 'staff' && c.var.company.secondFactor
  return c.render(
    <OnPage home={homeOf(c)} left={left} isRequired={isRequired} problem={problem} onward={onward} />,
    title,
  )
}

/** The page again, with the secret that an app may know by now; one that is set up meanwhile is shown as it is. */
async function notYet(c: Context<AccountEnv>, offer: Offer | undefined, why: Problems, status: 422 | 429 = 422) {
  const { on } = await findCodes(c.var.db, c.var.ticket.companyId, c.var.ticket.accountId)
  if (on) return c.redirect(here(c), 303)
  c.status(status)
  return offPage(c, offer, why)
}

interface Problems {
  problem?: 'missing' | 'wrong'
  password?: PasswordProblem
}

async function offPage(c: Context<AccountEnv>, kept?: Offer, why: Problems = {}) {
  const offer = kept ?? (await newOffer(c.env.DATA_KEYS, c.var.ticket))
  const { email } = await c.var.db.viewer()
  const label = { company: c.var.company.name, email }
  return c.render(<OffPage home={homeOf(c)} offer={offer} label={label} {...why} />, title)
}

const newCodesPage = (c: Context<AccountEnv>, codes: string[], isNew: boolean) =>
  c.render(<NewCodesPage home={homeOf(c)} codes={codes} isNew={isNew} />, {
    title: ({ secondFactor }) => secondFactor.recoveryTitle,
  })

const title = { title: ({ secondFactor }: { secondFactor: { title: string } }) => secondFactor.title }
