import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { asStaff } from '../support/as.ts'
import { typedJob } from '../support/jobs.ts'
import { makeWorld, type World } from '../support/world.ts'

const customer = { kind: 'person', lastName: 'Martin', email: 'martin@example.com', address: '', language: 'fr' }
const visit = {
  job: 'job-alice',
  start: '2031-04-01T09:00',
  end: '2031-04-01T10:00',
  status: 'planned',
  technicians: 'staff-technician',
}
const item = { name_fr: 'Joint', name_en: '', unit: 'u', price: '1', rate: '20' }

// An answer that never arrived leaves whoever pressed with the form: it is pressed again.
it.each([
  ['a customer', '/admin/customers', 'customers', () => '/admin/customers/new', customer],
  ['a job', '/admin/jobs', 'jobs', (id: string) => `/admin/jobs/new?customer=${id}`, typedJob],
  ['a visit', '/admin/visits', 'visits', () => '/admin/visits/new?job=job-alice', visit],
  ['an item', '/admin/catalogue/items', 'catalogue_items', () => '/admin/catalogue/items/new', item],
  [
    ...(['a category', '/admin/catalogue/categories', 'service_categories'] as const),
    ...[() => '/admin/catalogue/categories/new', { name_fr: 'Toiture', name_en: '' }],
  ] as const,
  [
    ...(['a type', '/admin/catalogue/types', 'job_types'] as const),
    ...[() => '/admin/catalogue/types/new', { name_fr: 'Fuite', name_en: '', category: 'category' }],
  ] as const,
])('the form of %s that is sent twice adds one, and tells of one', async (_, path, table, formOf, typed) => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const count = async (from: string) =>
    (await env.DB.prepare(`select count(*) as n from ${from} where company_id = ?`)
      .bind(world.companyId)
      .first('n')) as number
  const page = await (await office.get(formOf(world.alice.id))).text()
  const id = /name="id" value="([0-9a-z]{20})"/.exec(page)?.[1] ?? ''
  const [rows, lines] = [await count(table), await count('audit_events')]
  const sent = { ...typed, ...(table === 'jobs' && { customer: world.alice.id }), id }
  const answers = [await office.post(path, sent), await office.post(path, sent)]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers[1]?.headers.get('Location')).toBe(answers[0]?.headers.get('Location'))
  expect([await count(table), await count('audit_events')]).toEqual([rows + 1, lines + 1])
  const refused = await (await office.post(path, { ...sent, ...emptied })).text()
  expect(refused).toContain(`name="id" value="${id}"`)
})

/** Without what each of them needs. */
const emptied = { lastName: '', title: '', name_fr: '', unit: '', start: '' }

/** All of a company's rows in a table. */
const rowsOf = async ({ companyId }: World, table: string) =>
  (await env.DB.prepare(`select * from ${table} where company_id = ? order by id`).bind(companyId).all()).results

// Back to a form that was sent, and something else typed into it: the browser may still have its id.
it.each([
  ['a customer', '/admin/customers', 'customers', customer, { lastName: 'Durand' }, 'Martin'],
  ['a job', '/admin/jobs', 'jobs', { ...typedJob, customer: 'customer-alice' }, { title: 'Leak' }, typedJob.title],
  ['a visit', '/admin/visits', 'visits', visit, { comments: 'Ring twice' }, 'Ring once'],
  ['an item', '/admin/catalogue/items', 'catalogue_items', item, { name_fr: 'Tuyau' }, 'Joint'],
  [
    ...(['a category', '/admin/catalogue/categories', 'service_categories'] as const),
    ...([{ name_fr: 'Toiture', name_en: '' }, { name_fr: 'Façade' }, 'Toiture'] as const),
  ] as const,
  [
    ...(['a type', '/admin/catalogue/types', 'job_types'] as const),
    ...([{ name_fr: 'Fuite', name_en: '', category: 'category' }, { name_fr: 'Bris' }, 'Fuite'] as const),
  ] as const,
])(
  'the form of %s that is sent again with something else is not said to be saved, and nothing of it is lost',
  async (_, path, table, typed, other, before) => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const first = { ...typed, ...(table === 'visits' && { comments: 'Ring once' }), id: newId() }
    expect((await office.post(path, first)).status).toBe(303)
    const stored = [await rowsOf(world, table), await rowsOf(world, 'audit_events')]
    const answer = await office.post(path, { ...first, ...other })
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(html).toContain(Object.values(other)[0])
    expect(html).toContain(`Stored meanwhile: ${before}`)
    expect(html).toContain(`action="${path}/${first.id}"`)
    expect([await rowsOf(world, table), await rowsOf(world, 'audit_events')]).toEqual(stored)
  },
)
