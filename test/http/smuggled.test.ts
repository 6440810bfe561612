import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { jpeg } from '../attachments/pictures.ts'
import { asStaff } from '../support/as.ts'
import { openOffice, run } from '../support/customers.ts'
import { bring, fileOf } from '../support/files.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld } from '../support/world.ts'

/** Two companies, and rows of the other under ids that this one has not. */
async function twoCompanies() {
  const [{ world, office }, { companyId: other }] = [await openOffice(), await makeWorld()]
  for (const sql of [
    `insert into customers (company_id, id, kind, name, last_name, address, language, created_at)
      values (?1, 'their-customer', 'person', 'T', 'T', '', 'fr', 1)`,
    `insert into staff (company_id, id, email, name, role, language, created_at)
      values (?1, 'their-technician', 't@example.com', 'T', 'technician', 'fr', 1)`,
    `insert into service_categories (company_id, id, names) values (?1, 'their-category', '{"fr":"a","en":"a"}')`,
    `insert into job_types (company_id, id, category_id, names)
      values (?1, 'their-type', 'their-category', '{"fr":"a","en":"a"}')`,
    `insert into jobs (company_id, customer_id, id, type_id, title, status, created_at)
      values (?1, 'their-customer', 'their-job', 'their-type', 'Theirs', 'open', 1)`,
  ])
    await run(sql, other)
  return { world, office, other }
}

const job = { title: 'Smuggled', typeId: 'type', status: 'open' }

describe('a form', () => {
  it('that names rows of another company names nobody’s', async () => {
    const { world, office, other } = await twoCompanies()
    const { alice } = world
    const tables = ['jobs', 'visits', 'visit_technicians', 'job_types', 'attachments', 'customers', 'audit_events']
    const counts = () => Promise.all(tables.map((table) => countIn(table, world)))
    const before = await counts()
    const visit = { start: '2026-12-01T09:00', end: '2026-12-01T10:00', status: 'planned' }
    const sent: [string, Record<string, string>, number][] = [
      ['/admin/jobs', { ...job, customer: 'their-customer' }, 404],
      ['/admin/jobs', { ...job, customer: alice.id, typeId: 'their-type' }, 422],
      [`/admin/jobs/${alice.jobId}`, { ...job, typeId: 'their-type', version: '1' }, 422],
      ['/admin/visits', { ...visit, job: 'their-job' }, 422],
      ['/admin/visits', { ...visit, job: alice.jobId, technicians: 'their-technician' }, 422],
      ['/admin/catalogue/types', { fr: 'x', en: 'x', category: 'their-category' }, 422],
      [`/admin/customers/${alice.id}/merge`, { with: 'their-customer', version: '1', otherVersion: '1' }, 404],
      ['/admin/customers/their-customer/merge', { with: alice.id, version: '1', otherVersion: '1' }, 404],
    ]
    for (const [path, fields, status] of sent)
      expect([path, (await office.post(path, fields)).status]).toEqual([path, status])
    expect((await bring(office, world, '/admin/jobs/their-job/files', [fileOf('a.jpg', jpeg())])).status).toBe(404)
    expect(await counts()).toEqual(before)
    const theirs = await env.DB.prepare('select count(*) as jobs from jobs where company_id = ?').bind(other).first()
    expect(theirs?.jobs).toBe(3)
  })

  it('that brings columns it has no field for changes none of them', async () => {
    const { world, office, other } = await twoCompanies()
    const extra = {
      companyId: other,
      company_id: other,
      customerId: world.bob.id,
      customer_id: world.bob.id,
      id: 'mine',
    }
    const fields = { ...job, customer: world.alice.id, ...extra, visitCount: '99', importKey: 'x' }
    expect((await office.post('/admin/jobs', fields)).status).toBe(303)
    const added = await env.DB.prepare("select * from jobs where title = 'Smuggled' and company_id = ?")
      .bind(world.companyId)
      .first()
    expect(added).toMatchObject({ customer_id: world.alice.id, visit_count: 0, import_key: null })
    expect(added?.id).not.toBe('mine')
  })
})

const lists = [
  ...['/admin/customers?', '/admin/customers?sort=new&', '/admin/customers?tag=x&', '/admin/jobs?', '/admin/visits?'],
  ...['/admin/visits?show=past&', '/admin/invoices?', '/admin/catalogue/items?', '/admin/mails?', '/admin/trail?'],
  ...['/admin/search?q=alice&kind=customer&', '/admin/invitations/unanswered?', '/admin/jobs/job-alice/files?'],
]

it.each([
  ...['["\\ud800","x"]', '["\\u0000","x"]', '[-1e400,"x"]', '[1e400,1e400]', '["\\ud800","x","y"]', '[1e400,1,"y"]'],
])('a mark of %s, that no page wrote, breaks no list', async (mark) => {
  const owner = await asStaff(await makeWorld(), 'owner')
  for (const list of lists) {
    const { status } = await owner.get(`${list}after=${Buffer.from(mark).toString('base64url')}`)
    expect([list, status]).toEqual([list, 200])
  }
})
