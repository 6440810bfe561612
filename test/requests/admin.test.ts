import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

it('requests leave as a file, those of the state shown alone, on the company’s clock and safe for spreadsheets', async () => {
  const world = await makeWorld()
  await env.DB.batch([
    ...['pending', 'declined'].map((status) =>
      env.DB.prepare(
        `insert into visit_requests (company_id, customer_id, id, job_id, start_at, end_at, comments, status, expires_at,
           changed_at, created_at) values (?1, ?2, ?3, ?4, ?5, ?5 + 7200000, '=cmd|calc', ?3, ?5 + 7200000, ?5, ?5)`,
      ).bind(world.companyId, world.alice.id, status, world.alice.jobId, Date.UTC(2026, 11, 1, 8)),
    ),
  ])
  const office = await asStaff(world, 'office')
  // The company of the host is kept from here on.
  await office.get('/admin/sign-in')
  const { answer, trips } = await tripsOf(() => office.get('/admin/requests/export?show=over'))
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain("2026-12-01 09:00,2026-12-01 11:00,Declined,2026-12-01 09:00,'=cmd|calc")
  // The first page of rows, the check of the session and the reader's language come in one.
  expect(trips).toHaveLength(1)
})

it('a customer’s page shows the files of all their jobs', async () => {
  const world = await makeWorld()
  await env.DB.prepare(
    `insert into attachments (company_id, customer_id, id, job_id, name, kind, content_type, size_bytes, sha256, created_by,
       stored_at, created_at) values (?1, ?2, 'file', ?3, 'plan.pdf', 'document', 'application/pdf', 9, ?4, 'Office', 1, 1)`,
  )
    .bind(world.companyId, world.alice.id, world.alice.jobId, 'a'.repeat(64))
    .run()
  const office = await asStaff(world, 'office')
  expect(await (await office.get(`/admin/customers/${world.alice.id}`)).text()).toContain('plan.pdf')
  expect(await (await office.get(`/admin/customers/${world.bob.id}`)).text()).not.toContain('plan.pdf')
})
