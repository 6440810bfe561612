import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { accessState } from '../../accounts/account.ts'
import type { AdminEnv } from '../../http/env.ts'
import { form } from '../../http/form.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../../mail/hand.ts'
import { allow } from '../allow.ts'
import { addPerson, changePerson, invitePerson, revokePerson } from './deeds.ts'
import { personForm, type Refused, typedOf } from './form.ts'
import { PersonPage } from './person.tsx'
import { findStaff, listStaff } from './queries.ts'
import type { StaffRow } from './rows.tsx'
import { NewPersonPage, StaffPage } from './views.tsx'

const filter = z.object({ show: z.enum(['current', 'former']).catch('current'), after: markParameter(2) })

/** When the invitation was sent beside which the button was shown, in milliseconds; empty where there was none. */
const seenInvitation = z.object({
  seen: z
    .string()
    .regex(/^\d{0,15}$/)
    .catch('')
    .transform((text) => (text === '' ? null : new Date(Number(text)))),
})
const confirmation = z.object({ sure: z.literal('yes').optional().catch(undefined) })

/** The company's own people, for owners alone. */
export const staff = new Hono<AdminEnv>()
  .use(allow(['owner']))
  .get('/', zValidator('query', filter), async (c) => {
    const { show, after } = c.req.valid('query')
    const page = await listStaff(c.var.db, show, after)
    return c.render(<StaffPage page={page} show={show} paged={after !== undefined} you={c.var.ticket.staffId} />, {
      title: ({ team }) => team.title,
    })
  })
  .get('/new', (c) => newPersonPage(c))
  .post(
    '/',
    form(personForm, (c: Context<AdminEnv>, typed, errors) => newPersonPage(c, { filled: typedOf(typed), errors })),
    async (c) => {
      const person = c.req.valid('form')
      const added = await addPerson(c.var.db, c.var.company.id, c.env.DATA_KEYS, person)
      if ('refused' in added) return newPersonPage(c, { filled: person, errors: { email: added.refused } })
      handToQueue(c, added.mailIds)
      return c.redirect('/admin/staff', 303)
    },
  )
  .get('/:id', async (c) => {
    const person = await findStaff(c.var.db, c.req.param('id'))
    return person ? personPage(c, person) : c.notFound()
  })
  .post(
    '/:id',
    form(personForm, async (c: Context<AdminEnv>, typed, errors) => {
      const person = await findStaff(c.var.db, c.req.param('id') ?? '')
      return person ? personPage(c, person, { filled: typedOf(typed), errors }) : c.notFound()
    }),
    async (c) => {
      const typed = c.req.valid('form')
      const person = await findStaff(c.var.db, c.req.param('id'))
      if (!person) return c.notFound()
      const refused = (why: Omit<Refused, 'filled'>) => personPage(c, person, { filled: typed, ...why })
      const endsOwn = isOwn(c, person) && typed.role !== 'owner'
      if (endsOwn && typed.sure !== 'yes') return refused({ errors: { sure: 'role' } })
      const changed = await changePerson(c.var.db, c.var.company.id, c.env.DATA_KEYS, {
        shown: person,
        typed,
        sessionId: c.var.ticket.sessionId,
      })
      if ('refused' in changed) {
        return changed.refused === 'emailTaken'
          ? refused({ errors: { email: 'emailTaken' } })
          : refused({ errors: {}, alert: changed.refused })
      }
      handToQueue(c, changed.mailIds)
      return c.redirect(endsOwn ? '/admin' : '/admin/staff', 303)
    },
  )
  .post('/:id/invitation', zValidator('form', seenInvitation), async (c) => {
    const person = await findStaff(c.var.db, c.req.param('id'))
    if (!person) return c.notFound()
    // Whoever reads this page needs no invitation: theirs would only shut them out until they accept it.
    const useless = isOwn(c, person) && accessState(person, new Date()) === 'active'
    const { seen } = c.req.valid('form')
    if (!useless) handToQueue(c, await invitePerson(c.var.db, c.var.company.id, c.env.DATA_KEYS, person, seen))
    return c.redirect(`/admin/staff/${person.id}`, 303)
  })
  .post('/:id/revocation', zValidator('form', confirmation), async (c) => {
    const person = await findStaff(c.var.db, c.req.param('id'))
    if (!person) return c.notFound()
    const unsure = isOwn(c, person) && c.req.valid('form').sure !== 'yes'
    if (unsure) return personPage(c, person, { filled: person, errors: { sure: 'revocation' } })
    const refused = await revokePerson(c.var.db, c.var.company.id, person)
    if (refused) return personPage(c, person, { filled: person, errors: {}, alert: refused })
    return c.redirect('/admin/staff', 303)
  })

const isOwn = (c: Context<AdminEnv>, { id }: StaffRow): boolean => id === c.var.ticket.staffId

function newPersonPage(c: Context<AdminEnv>, refused?: Refused) {
  if (refused) c.status(422)
  return c.render(<NewPersonPage {...(refused && { refused })} />, { title: ({ team }) => team.add })
}

function personPage(c: Context<AdminEnv>, person: StaffRow, refused?: Refused) {
  if (refused) c.status(422)
  return c.render(<PersonPage person={person} own={isOwn(c, person)} refused={refused} />, {
    title: () => person.name,
  })
}
