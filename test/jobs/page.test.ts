import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { addJob, jobOf, linesOf } from '../support/jobs.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, secret, type World } from '../support/world.ts'

const open = async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}
const at = ({ alice }: World) => `/admin/jobs/${alice.jobId}`

describe('a job’s page', () => {
  it('shows all that belongs to it and nothing of another’s, in one round trip', async () => {
    const { world, office } = await open()
    const { answer, trips } = await tripsOf(() => office.get(at(world)))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    for (const part of ['Cellar of alice', secret, 'visit-visit-alice"', 'visit-visit-alice-past"', 'FA2602-0001'])
      expect(html).toContain(part)
    expect(html).toContain('Wish of alice')
    expect(html).toContain(`href="/admin/customers/${world.alice.id}"`)
    expect(html).toContain(`href="/admin/visits/new?job=${world.alice.jobId}"`)
    expect(html).toContain(`href="/admin/visits?job=${world.alice.jobId}"`)
    expect(html).not.toMatch(/of bob|visit-bob|FA2602-0002/)
  })

  it('reads as many rows with thousands of visits, requests and invoices', async () => {
    const { world, office } = await open()
    const { companyId, alice } = world
    const many = `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1200)`
    await env.DB.batch([
      env.DB.prepare(
        `${many} insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
          select ?1, ?2, 'many-' || i, ?3, 1700000000000 + i * 60000, 1700000060000 + i * 60000, 'done', 1 from n`,
      ).bind(companyId, alice.id, alice.jobId),
      env.DB.prepare(
        `${many} insert into visit_requests (company_id, customer_id, id, job_id, start_at, end_at, status, expires_at, changed_at,
            created_at) select ?1, ?2, 'many-' || i, ?3, 1700000000000, 1700000060000, 'declined', 1700000060000, i, i from n`,
      ).bind(companyId, alice.id, alice.jobId),
      env.DB.prepare(
        `${many} insert into invoices (company_id, customer_id, id, job_id, status, net_cents, vat_cents, total_cents, created_at)
          select ?1, ?2, 'many-' || i, ?3, 'draft', 1, 0, 1, 1 from n`,
      ).bind(companyId, alice.id, alice.jobId),
    ])
    const { answer, trips } = await tripsOf(() => office.get(at(world)))
    const html = await answer.text()
    const shown = [...html.matchAll(/id="(?:visit|request|invoice)-/g)].length
    expect(shown).toBe(75)
    expect(trips[0]?.rowsRead).toBeLessThan(3 * 75 + 20)
    process.stdout.write(`job page: ${trips[0]?.rowsRead} rows read for ${shown} shown\n`)
  })

  it('opens for the technician who goes there as theirs, without the office’s buttons', async () => {
    const { world } = await open()
    const technician = await asStaff(world, 'technician')
    const html = await (await technician.get(at(world))).text()
    expect(html).toContain('Cellar of alice')
    expect(html).not.toMatch(/FA2602|\/edit|\/status/)
  })
})

describe('a press on a status', () => {
  const press = async (from: string, to: string, more: Record<string, string> = {}) => {
    const { world, office } = await open()
    return { world, office, answer: await office.post(`${at(world)}/status`, { from, to, ...more }) }
  }

  it('moves the job in two round trips, is told, and can be taken back', async () => {
    const { world, office } = await open()
    const { answer, trips } = await tripsOf(() =>
      office.post(`${at(world)}/status`, { from: 'in_progress', to: 'completed' }),
    )
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(await jobOf(world, world.alice.jobId)).toMatchObject({ status: 'completed', active: 0, version: 2 })
    const done = await (await office.get(answer.headers.get('Location') ?? '')).text()
    expect(done).toContain('The job is completed.')
    const undo = /role="status".*?<form.*?<\/form>/s.exec(done)?.[0] ?? ''
    const fields = Object.fromEntries(
      [...undo.matchAll(/name="(\w+)" value="(\w+)"/g)].map(([, name, value]) => [name, value]),
    )
    expect(fields).toEqual({ from: 'completed', to: 'in_progress', back: 'yes' })
    const back = await office.post(`${at(world)}/status`, fields)
    expect(back.headers.get('Location')).toBe(`${at(world)}?done=undone`)
    expect(await jobOf(world, world.alice.jobId)).toMatchObject({ status: 'in_progress', active: 1, version: 3 })
    expect((await linesOf(world, 'job_changed')).map(({ details }) => details)).toEqual([
      '{"status":"in_progress → completed"}',
      '{"status":"completed → in_progress"}',
    ])
  })

  it('from a status that it is no longer in changes nothing and says so', async () => {
    const { world, answer } = await press('open', 'cancelled')
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('The status of this job was not changed')
    expect(await jobOf(world, world.alice.jobId)).toMatchObject({ status: 'in_progress', version: 1 })
  })

  it.each([
    ['completed', 'cancelled'],
    ['in_progress', 'in_progress'],
    ['in_progress', 'nowhere'],
    ['', ''],
  ])('from %j to %j is refused', async (from, to) => {
    const { world, answer } = await press(from, to)
    expect(answer.status).toBe(422)
    expect(await linesOf(world, 'job_changed')).toEqual([])
  })

  it('twice at the same moment is told once; two that differ, and one wins', async () => {
    const { world, office } = await open()
    const to = (status: string) => office.post(`${at(world)}/status`, { from: 'in_progress', to: status })
    const same = await Promise.all([to('completed'), to('completed')])
    expect(same.map(({ status }) => status)).toEqual([303, 303])
    expect(await linesOf(world, 'job_changed')).toHaveLength(1)
    const other = await open()
    const pressed = ['completed', 'cancelled'].map((status) =>
      other.office.post(`${at(other.world)}/status`, { from: 'in_progress', to: status }),
    )
    expect((await Promise.all(pressed)).map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await linesOf(other.world, 'job_changed')).toHaveLength(1)
  })
})

describe('a job’s removal', () => {
  it('is asked for on a page of its own, and takes the job and its tags away', async () => {
    const { world, office } = await open()
    await addJob(world, 'mistake', { tags: ['urgent'] })
    const page = await (await office.get('/admin/jobs/mistake/removal')).text()
    expect(page).toContain('Delete this job?')
    expect(page).toContain('action="/admin/jobs/mistake/removal"')
    expect(await jobOf(world, 'mistake')).not.toBeNull()
    const { answer, trips } = await tripsOf(() => office.post('/admin/jobs/mistake/removal'))
    expect([answer.headers.get('Location'), trips.length]).toEqual(['/admin/jobs?done=deleted', 2])
    expect(await jobOf(world, 'mistake')).toBeNull()
    expect(await (await office.get('/admin/jobs?tag=urgent')).text()).not.toContain('id="job-mistake"')
    expect(await linesOf(world, 'job_deleted')).toMatchObject([{ subject: 'Job mistake', customer_id: world.alice.id }])
    expect((await office.post('/admin/jobs/mistake/removal')).status).toBe(404)
  })

  const hanging = {
    visit: `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
      values (?, ?, 'hanging', 'mistake', 0, 60000, 'cancelled', 1)`,
    request: `insert into visit_requests (company_id, customer_id, id, job_id, start_at, end_at, expires_at, changed_at, created_at)
      values (?, ?, 'hanging', 'mistake', 0, 60000, 60000, 1, 1)`,
    invoice: `insert into invoices (company_id, customer_id, id, job_id, status, net_cents, vat_cents, total_cents, created_at)
      values (?, ?, 'hanging', 'mistake', 'draft', 0, 0, 0, 1)`,
  }

  it.each(Object.entries(hanging))(
    'is refused where a %s hangs on it, also one that came meanwhile',
    async (_, sql) => {
      const { world, office } = await open()
      await addJob(world, 'mistake')
      const insert = env.DB.prepare(sql).bind(world.companyId, world.alice.id)
      const [, answer] = await Promise.all([insert.run(), office.post('/admin/jobs/mistake/removal')])
      const refused = answer.status === 422 ? answer : await office.post('/admin/jobs/mistake/removal')
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('it cannot be deleted')
      expect(await (await office.get('/admin/jobs/mistake/removal')).text()).not.toContain(
        'action="/admin/jobs/mistake',
      )
      expect(await jobOf(world, 'mistake')).not.toBeNull()
      expect(await linesOf(world, 'job_deleted')).toEqual([])
    },
  )
})
