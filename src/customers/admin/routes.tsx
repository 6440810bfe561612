import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { newId } from '../../db/id.ts'
import { meanwhileOf } from '../../http/edit.ts'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { idToBe } from '../../http/form-key.ts'
import * as z from '../../http/zod.ts'
import type { CustomerRecord } from '../customer.ts'
import { addCustomer, archiveCustomer, changeCustomer, recordIn, restoreCustomer } from './deeds.ts'
import { exportFile } from './export.ts'
import { customerFilter } from './filter.ts'
import { CustomerFormPage } from './form.tsx'
import { CustomersPage } from './list.tsx'
import { merging } from './merging/routes.tsx'
import { findCustomer } from './overview.ts'
import { type FoundRecord, findRecord, listCustomers, recordOf } from './queries.ts'
import { blankCustomer, customerForm, type FilledCustomer, filledWith, typedCustomer } from './record.ts'
import { type Twin, twinsOf, unitedTwins } from './twins.ts'
import { CustomerPage, customerDones } from './views.tsx'

type C = Context<AdminEnv>

const toBe = z.object({ id: idToBe })
const shown = z.object({ done: z.enum(customerDones).optional().catch(undefined) })

export const customers = new Hono<AdminEnv>()
  .get('/', zValidator('query', customerFilter), async (c) => {
    const { filter, after } = c.req.valid('query')
    const page = await listCustomers(c.var.db, filter, after)
    return c.render(<CustomersPage page={page} filter={filter} paged={after !== undefined} />, {
      title: ({ admin }) => admin.customers,
    })
  })
  .get('/export', zValidator('query', customerFilter), (c) => exportFile(c, c.req.valid('query').filter))
  .get('/new', (c) => formPage(c, { id: newId(), filled: blankCustomer(c.var.company.language) }))
  .post(
    '/',
    form(customerForm, (c: C, typed, errors) =>
      formPage(c, { id: toBe.parse(typed).id, filled: typedCustomer(typed), errors }),
    ),
    async (c) => {
      const { id, record, other } = c.req.valid('form')
      const twins = unitedTwins((await c.var.db.read(...twinsOf(c.var.db, record, id))).flat())
      if (twins.some((twin) => !other.includes(twin.id))) return formPage(c, { id, filled: filledWith(record), twins })
      const added = await addCustomer(c.var.db, id, record)
      return (!added && (await addedBefore(c, id, record))) || c.redirect(`/admin/customers/${id}?done=added`, 303)
    },
  )
  .get('/:id', zValidator('query', shown), async (c) => {
    const customer = await findCustomer(c.var.db, c.req.param('id'))
    if (!customer) return c.notFound()
    const { done } = c.req.valid('query')
    return c.render(
      <CustomerPage
        customer={customer}
        home={c.var.company.country}
        done={done}
        today={c.var.today}
        now={new Date()}
      />,
      {
        title: () => customer.name,
      },
    )
  })
  .get('/:id/edit', async (c) => {
    const customer = await findRecord(c.var.db, c.req.param('id'))
    return customer ? formPage(c, { customer, filled: filledWith(recordIn(customer)) }) : c.notFound()
  })
  .post(
    '/:id',
    form(customerForm, async (c: C, typed, errors) => {
      const stored = await findRecord(c.var.db, c.req.param('id') ?? '')
      if (!stored) return c.notFound()
      // The page says at once what is wrong; whether someone else was quicker shows when it is saved.
      const opened = Number((typed as { version?: unknown } | undefined)?.version) || stored.version
      return formPage(c, { customer: { ...stored, version: opened }, filled: typedCustomer(typed), errors })
    }),
    async (c) => {
      const { db } = c.var
      const { record, version, other } = c.req.valid('form')
      const id = c.req.param('id')
      const [[stored], ...likely] = await db.read(recordOf(db, id), ...twinsOf(db, record, id))
      if (!stored) return c.notFound()
      const twins = isNamedAnew(stored, record) ? unitedTwins(likely.flat()) : []
      if (stored.version === version && twins.some((twin) => !other.includes(twin.id)))
        return formPage(c, { customer: stored, filled: filledWith(record), twins })
      if (await changeCustomer(db, stored, version, record)) return c.redirect(`/admin/customers/${id}?done=saved`, 303)
      const now = await findRecord(db, id)
      return now ? overtaken(c, now, record) : c.notFound()
    },
  )
  .post('/:id/archive', async (c) => {
    const customer = await findRecord(c.var.db, c.req.param('id'))
    if (!customer) return c.notFound()
    await archiveCustomer(c.var.db, customer)
    return c.redirect(`/admin/customers/${customer.id}?done=archived`, 303)
  })
  .post('/:id/restoration', async (c) => {
    const customer = await findRecord(c.var.db, c.req.param('id'))
    if (!customer) return c.notFound()
    const restored = !customer.mergedInto && (await restoreCustomer(c.var.db, customer))
    return c.redirect(`/admin/customers/${customer.id}${restored ? '?done=restored' : ''}`, 303)
  })
  .route('/', merging)

// Whoever changes a phone number need not hear again whom the customer resembles.
const isNamedAnew = (stored: FoundRecord, { name, email }: FoundRecord | { name: string; email: string | null }) =>
  name !== stored.name || email !== stored.email

/** The form over what is stored meanwhile, with what was typed. */
function overtaken(c: C, now: FoundRecord, record: CustomerRecord) {
  const filled = filledWith(record)
  return formPage(c, { customer: now, filled, meanwhile: meanwhileOf(filled, filledWith(recordIn(now))) })
}

/** Of a form that was sent before, where it says something else now: whoever pressed twice finds the one customer. */
async function addedBefore(c: C, id: string, record: CustomerRecord) {
  const now = await findRecord(c.var.db, id)
  if (!now || Object.keys(meanwhileOf(filledWith(record), filledWith(recordIn(now)))).length === 0) return undefined
  return overtaken(c, now, record)
}

interface Form {
  customer?: FoundRecord
  /** Of a customer who is to be. */
  id?: string
  filled: FilledCustomer
  errors?: FieldErrors
  twins?: Twin[]
  meanwhile?: Partial<Record<string, string>>
}

/** The form, empty, filled, refused (422), to be looked at again, or overtaken by someone else (409). */
function formPage(c: C, { customer, id, filled, errors, twins, meanwhile }: Form) {
  const home = c.var.company.country
  if (meanwhile) c.status(409)
  else if (errors || twins) c.status(422)
  return c.render(
    <CustomerFormPage {...{ customer, id, filled, home, errors, meanwhile }} {...(twins && { twins })} />,
    {
      title: ({ customers }) => (customer ? customers.change(customer.name) : customers.add),
    },
  )
}
