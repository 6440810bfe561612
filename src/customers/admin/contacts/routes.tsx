import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import type { AdminEnv } from '../../../http/env.ts'
import { type FieldErrors, form } from '../../../http/form.ts'
import * as z from '../../../http/zod.ts'
import { handToQueue } from '../../../mail/hand.ts'
import { type ContactForm, contactForm, typedContact, viewForm } from './contact.ts'
import { type Contact, changeContact, findContact, inviteContact, revokeContact } from './queries.ts'
import { lookOnAs } from './view.ts'
import { type ContactDone, ContactPage, contactDones } from './views.tsx'

type C = Context<AdminEnv>

const shown = z.object({ done: z.enum(contactDones).optional().catch(undefined) })

const seen = z.object({ seen: z.coerce.number().int().nonnegative().optional().catch(undefined) })

/** One contact of a customer: who they are, what they may see, and whether they may come in. */
export const contacts = new Hono<AdminEnv>()
  .get('/:id', zValidator('query', shown), async (c) => {
    const contact = await findContact(c.var.db, c.req.param('id'))
    return contact ? page(c, contact, undefined, c.req.valid('query').done) : c.notFound()
  })
  .post(
    '/:id',
    form(contactForm, async (c: C, typed, errors) => {
      const contact = await findContact(c.var.db, c.req.param('id') ?? '')
      return contact ? page(c, contact, errors, undefined, typedContact.parse(typed)) : c.notFound()
    }),
    async (c) => {
      const typed = c.req.valid('form')
      const contact = await findContact(c.var.db, c.req.param('id'))
      if (!contact) return c.notFound()
      const changed = await changeContact(c.var.db, settingOf(c), contact, typed)
      if (changed === 'taken') return page(c, contact, { email: 'emailTaken' }, undefined, typed)
      if (!changed) return page(c, contact, { name: 'changedMeanwhile' }, undefined, typed)
      handToQueue(c, changed.mailIds)
      return c.redirect(`/admin/contacts/${contact.id}?done=saved`, 303)
    },
  )
  .post('/:id/invitation', zValidator('form', seen), async (c) => {
    const contact = await findContact(c.var.db, c.req.param('id'))
    if (!contact) return c.notFound()
    const known = c.req.valid('form').seen
    const account = contact.accountId
      ? { id: contact.accountId, invitedAt: known === undefined ? null : new Date(known) }
      : undefined
    const mailId = await inviteContact(c.var.db, settingOf(c), contact, account)
    if (mailId) handToQueue(c, [mailId])
    return c.redirect(`/admin/contacts/${contact.id}?done=invited`, 303)
  })
  .post('/:id/revocation', async (c) => {
    const contact = await findContact(c.var.db, c.req.param('id'))
    if (!contact) return c.notFound()
    await revokeContact(c.var.db, c.var.company.id, contact)
    return c.redirect(`/admin/contacts/${contact.id}?done=revoked`, 303)
  })
  .post(
    '/:id/view',
    form(viewForm, async (c: C, _typed, errors) => {
      const contact = await findContact(c.var.db, c.req.param('id') ?? '')
      return contact ? page(c, contact, errors) : c.notFound()
    }),
    async (c) => {
      const contact = await findContact(c.var.db, c.req.param('id'))
      if (!contact) return c.notFound()
      await lookOnAs(c, contact, c.req.valid('form').reason)
      return c.redirect('/portal', 303)
    },
  )

const settingOf = (c: C) => ({ companyId: c.var.company.id, keys: c.env.DATA_KEYS })

function page(
  c: C,
  contact: Contact & { customer: string },
  errors?: FieldErrors,
  done?: ContactDone,
  typed?: ContactForm,
) {
  if (errors) c.status(422)
  return c.render(<ContactPage {...{ contact, typed, errors, done }} now={new Date()} />, {
    title: ({ contacts }) => `${contact.name}, ${contacts.one}`,
  })
}
