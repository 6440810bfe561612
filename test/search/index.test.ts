import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const { companyId, alice } = world
const office = await asStaff(world, 'office')

const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(companyId, ...values)
    .run()
const finds = async (typed: string) =>
  [
    ...(await (await office.get(`/admin/search?${new URLSearchParams({ q: typed })}`)).text()).matchAll(
      /href="\/admin\/(?:customers|jobs|visits|invoices)\/([\w-]+)"/g,
    ),
  ].map(([, id]) => id)

const indexed = async () => {
  const { results } = await env.DB.prepare('select rowid from search_index order by rowid').all<{ rowid: number }>()
  return results.map(({ rowid }) => rowid)
}
const entries = async () => {
  const { results } = await env.DB.prepare('select entry from search_entries order by entry').all<{ entry: number }>()
  return results.map(({ entry }) => entry)
}

it('a record is found as it is now: written, changed, replaced, deleted, by whatever statement', async () => {
  const add = `(company_id, id, kind, name, address, language, created_at)
    values (?, 'made', 'person', 'Wolfram', 'Here', 'fr', 1)`
  await run(`insert into customers ${add}`)
  expect(await finds('wolfram')).toEqual(['made'])
  await run(`update customers set name = 'Tungsten' where company_id = ? and id = 'made'`)
  expect(await finds('wolfram')).toEqual([])
  expect(await finds('tungsten')).toEqual(['made'])
  await run(`insert or replace into customers ${add}`)
  expect(await finds('wolfram')).toEqual(['made'])
  expect(await finds('tungsten')).toEqual([])
  await run(`insert into customers ${add} on conflict do nothing`)
  await run(`insert into customers ${add} on conflict (company_id, id) do update set name = 'Uranium'`)
  expect(await finds('uranium')).toEqual(['made'])
  expect(await entries()).toEqual(await indexed())
  await run(`delete from customers where company_id = ? and id = 'made'`)
  expect(await finds('uranium')).toEqual([])
  expect(await entries()).toEqual(await indexed())
})

it('a visit has an entry while it says something, an invoice once it has a number', async () => {
  const visit = `visits set comments = ?2, internal_notes = null where company_id = ?1 and id = '${alice.visitId}'`
  await run(`update ${visit}`, 'Zinc gutter')
  expect(await finds('zinc')).toEqual([alice.visitId])
  await run(`update ${visit}`, null)
  expect(await finds('zinc')).toEqual([])
  await run(`update ${visit}`, 'Zinc roof')
  expect(await finds('zinc roof')).toEqual([alice.visitId])
  await run(
    `insert into invoices (company_id, customer_id, id, status, net_cents, vat_cents, total_cents, created_at)
     values (?, ?, 'draft-1', 'draft', 1, 0, 1, 1)`,
    alice.id,
  )
  expect(await finds('ZZ9')).toEqual([])
  await run(`insert into invoice_counters (company_id, series, last) values (?, 'invoice', 41)`)
  await run(
    `insert into invoice_lines (company_id, customer_id, invoice_id, position, description, quantity_thousandths, unit,
       unit_price_cents, vat_rate_basis_points, net_cents) values (?, ?, 'draft-1', 1, 'x', 1000, '', 1, 0, 1)`,
    alice.id,
  )
  await run(
    `update invoices set status = 'issued', issued_at = 1, number = 'ZZ9-0042', sequence = 42, issued_on = '2026-01-02',
       due_on = '2026-02-02', document = '{}' where company_id = ? and id = 'draft-1'`,
  )
  for (const typed of ['ZZ9', 'zz9-0042', '42']) expect(await finds(typed)).toContain('draft-1')
  expect(await entries()).toEqual(await indexed())
})

it('no text can stop a record from being written', async () => {
  const odd = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)).join('')
  const texts = [
    odd,
    '"',
    '\\',
    '\\u00',
    '","',
    '[]',
    '{"a":1}',
    '\u2028\u2029\ufeff\ud83d\ude00',
    ' ',
    'é'.repeat(5000),
  ]
  for (const [place, text] of texts.entries()) {
    await run(
      `insert into jobs (company_id, customer_id, id, type_id, title, status, scope, created_at)
       values (?, ?, ?, 'type', 'Odd', 'open', ?, 1)`,
      ...[alice.id, `odd-${place}`, text],
    )
  }
  expect(await finds('odd')).toHaveLength(8)
  expect(await entries()).toEqual(await indexed())
})
