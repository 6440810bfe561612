import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { markParameter } from '../../http/paging.ts'
import { type ContactForm, contactForm, typedContact } from './contacts/contact.ts'
import { addContact } from './contacts/queries.ts'
import { findCustomer, listCustomers } from './queries.ts'
import { CustomerPage, CustomersPage, NewContactPage } from './views.tsx'

type C = Context<AdminEnv>

export const customers = new Hono<AdminEnv>()
  .get('/', zValidator('query', z.object({ after: markParameter(2) })), async (c) => {
    const { after } = c.req.valid('query')
    const page = await listCustomers(c.var.db, after)
    return c.render(<CustomersPage page={page} paged={after !== undefined} />, {
      title: ({ admin }) => admin.customers,
    })
  })
  .get('/:id', async (c) => {
    const customer = await findCustomer(c.var.db, c.req.param('id'))
    if (!customer) return c.notFound()
    return c.render(<CustomerPage customer={customer} now={new Date()} />, { title: () => customer.name })
  })
  .get('/:id/contacts/new', (c) => newContact(c))
  .post(
    '/:id/contacts',
    form(contactForm, (c: C, typed, errors) => newContact(c, typedContact.parse(typed), errors)),
    async (c) => {
      const typed = c.req.valid('form')
      const customer = await findCustomer(c.var.db, c.req.param('id'))
      if (!customer) return c.notFound()
      const id = await addContact(c.var.db, customer.id, typed)
      if (id === 'taken') return newContact(c, typed, { email: 'emailTaken' })
      return c.redirect(`/admin/contacts/${id}`, 303)
    },
  )

/** The form of a contact to be, filled with what the customer's own record says unless something was typed. */
async function newContact(c: C, typed?: ContactForm, errors?: FieldErrors) {
  const customer = await findCustomer(c.var.db, c.req.param('id') ?? '')
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
