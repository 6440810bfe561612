import { type Context, Hono } from 'hono'
import type { AdminEnv } from '../../../http/env.ts'
import { type FieldErrors, form } from '../../../http/form.ts'
import { type ContactForm, contactForm, typedContact } from './contact.ts'
import { addContact, findOwner } from './queries.ts'
import { NewContactPage } from './views.tsx'

type C = Context<AdminEnv>

/** A contact more of a customer, under the customer's address. */
export const newContacts = new Hono<AdminEnv>()
  .get('/:id/contacts/new', (c) => newContact(c))
  .post(
    '/:id/contacts',
    form(contactForm, (c: C, typed, errors) => newContact(c, typedContact.parse(typed), errors)),
    async (c) => {
      const typed = c.req.valid('form')
      const customer = await findOwner(c.var.db, c.req.param('id'))
      if (!customer) return c.notFound()
      const id = await addContact(c.var.db, customer.id, typed)
      if (id === 'taken') return newContact(c, typed, { email: 'emailTaken' })
      return id ? c.redirect(`/admin/contacts/${id}`, 303) : c.notFound()
    },
  )

/** The form of a contact to be, filled with what the customer's own record says unless something was typed. */
async function newContact(c: C, typed?: ContactForm, errors?: FieldErrors) {
  const customer = await findOwner(c.var.db, c.req.param('id') ?? '')
  if (!customer) return c.notFound()
  const first = customer.contacts.length === 0
  const blank: ContactForm = {
    name: first && customer.kind === 'person' ? customer.name : '',
    email: (first && customer.email) || '',
    language: customer.language,
    seesJobs: true,
    seesInvoices: true,
    mayRequest: true,
  }
  if (errors) c.status(422)
  return c.render(<NewContactPage customer={customer} contact={typed ?? blank} errors={errors} />, {
    title: ({ contacts }) => contacts.add,
  })
}
