import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { asStaff } from '../support/as.ts'
import { typedJob } from '../support/jobs.ts'
import { putRequest, requestIn, wall } from '../support/requests.ts'
import { makeWorld, type World } from '../support/world.ts'

const customer = { kind: 'person', lastName: 'Forged', email: '', address: '', language: 'fr' }
const item = { name_fr: 'Forged', name_en: '', unit: 'u', price: '1', rate: '20' }
const owned = [
  'customers',
  'jobs',
  'visits',
  'invoices',
  'invoice_lines',
  'catalogue_items',
  'job_types',
  'audit_events',
]

/** All that a company has of what forms add. */
const rowsOf = async ({ companyId }: World) =>
  Promise.all(
    owned.map(
      async (table) =>
        (await env.DB.prepare(`select * from ${table} where company_id = ?`).bind(companyId).all()).results,
    ),
  )

it.each([
  ['a customer', '/admin/customers', 'customers', customer],
  ['a job', '/admin/jobs', 'jobs', { ...typedJob, customer: 'customer-alice' }],
  ['an item', '/admin/catalogue/items', 'catalogue_items', item],
  ['a draft', '/admin/invoices', 'invoices', { customer: 'customer-alice' }],
])(
  'the form of %s under the id of another company’s row adds a row of one’s own, and touches none of theirs',
  async (_, path, table, typed) => {
    const [world, other] = [await makeWorld(), await makeWorld()]
    const [theirs, ours] = [await asStaff(other, 'office'), await asStaff(world, 'office')]
    const id = newId()
    expect((await theirs.post(path, { ...typed, id })).status).toBe(303)
    const before = await rowsOf(other)
    const answer = await ours.post(path, { ...typed, id })
    expect(answer.status).toBe(303)
    expect(await rowsOf(other)).toEqual(before)
    const count = env.DB.prepare(`select count(*) as n from ${table} where id = ?`).bind(id)
    expect(await count.first('n')).toBe(2)
  },
)

it('a draft begun or copied under the id of an invoice that is there changes nothing of it', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const id = newId()
  await office.post('/admin/invoices', { customer: world.alice.id, job: world.alice.jobId, id })
  const before = await rowsOf(world)
  await office.post('/admin/invoices', { customer: world.bob.id, visits: world.bob.visitId, id })
  await office.post(`/admin/invoices/${world.bob.invoiceId}/copy`, { id })
  expect(await rowsOf(world)).toEqual(before)
})

it.each(['invoice-alice', '../../settings', '//evil.example', 'x'.repeat(20_000), 'ABCDEFGHIJKLMNOPQRST'])(
  'an id that no form makes (%s) is passed over, and leads nowhere else',
  async (id) => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const answer = await office.post('/admin/customers', { ...customer, id })
    expect(answer.headers.get('Location')).toMatch(/^\/admin\/customers\/[0-9a-z]{20}\?done=added$/)
  },
)

it('a visit added under the id of a request does not keep that from being confirmed', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const id = await putRequest(world, { id: newId() })
  const visit = { job: world.bob.jobId, start: wall(15), end: wall(16), status: 'planned', id }
  const added = await office.post('/admin/visits', visit)
  const confirmed = await office.post(`/admin/requests/${id}/confirmation`, {
    turn: '1',
    start: wall(10),
    end: wall(11),
  })
  expect([added.status, confirmed.status]).toEqual([303, 303])
  expect(await requestIn(world, id)).toMatchObject({ status: 'confirmed' })
})
