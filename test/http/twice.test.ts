import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { typedJob } from '../support/jobs.ts'
import { makeWorld } from '../support/world.ts'

const customer = { kind: 'person', lastName: 'Martin', email: 'martin@example.com', address: '', language: 'fr' }
const item = { name_fr: 'Joint', name_en: '', unit: 'u', price: '1', rate: '20' }

// An answer that never arrived leaves whoever pressed with the form: it is pressed again.
it.each([
  ['a customer', '/admin/customers', 'customers', () => '/admin/customers/new', customer],
  ['a job', '/admin/jobs', 'jobs', (id: string) => `/admin/jobs/new?customer=${id}`, typedJob],
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
const emptied = { lastName: '', title: '', name_fr: '', unit: '' }
