import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff, type Visitor } from '../support/as.ts'
import { jobOf, linesOf, typedJob } from '../support/jobs.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, secret, type World } from '../support/world.ts'

const open = async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}
const pageOf = async (who: Visitor, path: string) => (await who.get(path)).text()
const aliceAt = ({ alice }: World) => `/admin/jobs/new?customer=${alice.id}`

describe('a new job', () => {
  it('begins with whom it is for: last added first, then those whose name begins with what was typed', async () => {
    const { world, office } = await open()
    const { answer, trips } = await tripsOf(() => office.get('/admin/jobs/new'))
    expect(trips).toHaveLength(1)
    expect(await answer.text()).toContain(`href="/admin/jobs/new?customer=${world.bob.id}"`)
    const found = await pageOf(office, '/admin/jobs/new?q=C%C3%99stomer%20al')
    expect(found).toContain(`id="choice-${world.alice.id}"`)
    expect(found).not.toContain(`id="choice-${world.bob.id}"`)
    expect(await pageOf(office, '/admin/jobs/new?q=nobody%25')).toContain('No customer begins with these letters')
  })

  it('offers ten customers at most, and none who is archived', async () => {
    const { world, office } = await open()
    await env.DB.prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 30)
        insert into customers (company_id, id, kind, name, address, language, archived_at, created_at)
        select ?, 'many-' || i, 'firm', 'Many ' || i, 'x', 'fr', iif(i % 2, 1, null), 1700000000000 from n`,
    )
      .bind(world.companyId)
      .run()
    const found = [...(await pageOf(office, '/admin/jobs/new?q=many')).matchAll(/id="choice-many-(\d+)"/g)]
    expect(found).toHaveLength(10)
    expect(found.filter(([, number]) => Number(number) % 2 === 1)).toEqual([])
    expect((await office.get('/admin/jobs/new?customer=many-1')).status).toBe(404)
    expect((await office.post('/admin/jobs', { ...typedJob, customer: 'many-1' })).status).toBe(404)
  })

  it('has a form at the customer’s address, with the types by category, in one round trip', async () => {
    const { world, office } = await open()
    const { answer, trips } = await tripsOf(() => office.get(aliceAt(world)))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect(html).toContain('value="1 rue de la Paix, 69001 Lyon"')
    expect(html).toMatch(/<optgroup label="Plumbing"><option value="type" selected=""[^>]*>Repair/)
    expect(html).toMatch(/class="seen-by customer".*class="seen-by staff"/s)
  })

  it('of a company that has no type yet leads to where they are added', async () => {
    const { world, office } = await open()
    await env.DB.prepare('update job_types set archived_at = 1 where company_id = ?').bind(world.companyId).run()
    const html = await pageOf(office, aliceAt(world))
    expect(html).toContain('href="/admin/catalogue"')
    expect(html).not.toContain('name="title"')
  })

  it('is stored in two round trips, told in the trail, and shown to its customer but for what is for staff', async () => {
    const { world, office } = await open()
    const { answer, trips } = await tripsOf(() =>
      office.post('/admin/jobs', { ...typedJob, internalNotes: secret, customer: world.alice.id }),
    )
    expect([answer.status, trips.length]).toEqual([303, 2])
    const [, id = ''] = /^\/admin\/jobs\/(\w+)\?done=added$/.exec(answer.headers.get('Location') ?? '') ?? []
    expect(await jobOf(world, id)).toMatchObject({
      customer_id: world.alice.id,
      scope: 'Take the old one out.\nPut the new one in.',
      tags: '["Urgent","landlord"]',
      internal_notes: secret,
      version: 1,
    })
    expect(await linesOf(world, 'job_added')).toMatchObject([
      { subject: 'New water heater', subject_id: id, customer_id: world.alice.id, actor_name: 'The office' },
    ])
    const seen = await pageOf(await asCustomer(world, world.alice), `/portal/jobs/${id}`)
    expect(seen).toContain('Put the new one in.')
    expect(seen).not.toMatch(/landlord|INTERNAL/)
    const page = await pageOf(office, `/admin/jobs/${id}?done=added`)
    expect(page).toContain('The job is saved.')
    expect(page).toContain('href="/admin/jobs?tag=landlord"')
  })

  it.each([
    ['title', '', 'Give this job a title.'],
    ['title', 'x'.repeat(201), 'This text is too long.'],
    ['typeId', '', 'Choose a type of work.'],
    ['typeId', 'of-nobody', 'This type of work is no longer offered'],
    ['status', 'lost', 'Choose where the job stands.'],
    ['tags', 'x'.repeat(41), 'Ten tags at most'],
  ])('with %s %j says beside the field what is wrong, and keeps the rest', async (name, value, words) => {
    const { world, office } = await open()
    const answer = await office.post('/admin/jobs', { ...typedJob, customer: world.alice.id, [name]: value })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(new RegExp(`id="${name}-error"[^>]*>([^<]*)`).exec(html)?.[1]).toContain(words)
    expect(html).toContain('Key at the concierge.')
    expect(await linesOf(world, 'job_added')).toEqual([])
  })
})

describe('a job that is changed', () => {
  const change = (office: Visitor, { alice }: World, fields: Record<string, string>) =>
    office.post(`/admin/jobs/${alice.jobId}`, { ...typedJob, status: 'in_progress', version: '1', ...fields })

  it('is stored in two round trips and told old and new, the kind by its name', async () => {
    const { world, office } = await open()
    await env.DB.prepare(
      `insert into job_types (company_id, id, category_id, names) values (?, 'other', 'category', '{"fr":"Pose","en":"Fitting"}')`,
    )
      .bind(world.companyId)
      .run()
    const { answer, trips } = await tripsOf(() => change(office, world, { typeId: 'other', customer: world.bob.id }))
    expect([answer.status, trips.length]).toEqual([303, 2])
    // Whose it is stays.
    expect(await jobOf(world, world.alice.jobId)).toMatchObject({ version: 2, customer_id: world.alice.id })
    const [line] = await linesOf(world, 'job_changed')
    expect(JSON.parse(line?.details ?? '')).toMatchObject({
      title: 'Job of alice → New water heater',
      type: 'Plumbing · Repair → Plumbing · Fitting',
      reference: 'null → R-12',
      internalNotes: `${secret} → Key at the concierge.`,
    })
    const trail = await pageOf(office, '/admin/trail')
    expect(trail).toContain('Job changed · New water heater')
    expect(trail).toContain('reference: nothing → R-12')
  })

  it('to what it was leaves no line', async () => {
    const { world, office } = await open()
    await change(office, world, {})
    expect((await change(office, world, { version: '2' })).status).toBe(303)
    expect(await linesOf(world, 'job_changed')).toHaveLength(1)
    expect(await jobOf(world, world.alice.jobId)).toMatchObject({ version: 2 })
  })

  it('by someone else meanwhile is not saved over: both are shown, and saving again is', async () => {
    const { world, office } = await open()
    await change(office, world, { title: 'By one' })
    const late = await change(office, world, { title: 'By the other' })
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('value="By the other"')
    expect(html).toMatch(/id="title-meanwhile"[^>]*>Stored meanwhile: By one/)
    expect(html).toContain('name="version" value="2"')
    expect(html).not.toContain('id="scope-meanwhile"')
    expect((await change(office, world, { title: 'By the other', version: '2' })).status).toBe(303)
    expect(await jobOf(world, world.alice.jobId)).toMatchObject({ title: 'By the other', version: 3 })
  })

  it('by two at the same moment is changed by one', async () => {
    const { world, office } = await open()
    const answers = await Promise.all(['One', 'Two'].map((title) => change(office, world, { title })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await linesOf(world, 'job_changed')).toHaveLength(1)
  })

  it('keeps an archived type that it has, and is not offered another', async () => {
    const { world, office } = await open()
    await env.DB.batch(
      [
        "update job_types set archived_at = 1 where company_id = ? and id = 'type'",
        `insert into job_types (company_id, id, category_id, names, archived_at)
          values (?, 'gone', 'category', '{"fr":"Pose","en":"Fitting"}', 1)`,
      ].map((sql) => env.DB.prepare(sql).bind(world.companyId)),
    )
    const html = await pageOf(office, `/admin/jobs/${world.alice.jobId}/edit`)
    expect(html).toContain('<option value="type" selected')
    expect(html).not.toContain('Fitting')
    expect((await change(office, world, {})).status).toBe(303)
    expect((await change(office, world, { typeId: 'gone', version: '2' })).status).toBe(422)
  })

  it('is not taken from one end to the other', async () => {
    const { world, office } = await open()
    await change(office, world, { status: 'completed' })
    const answer = await change(office, world, { status: 'cancelled', version: '2' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/id="status-error"[^>]*>A completed or cancelled job has to be reopened/)
  })

  it('of one company is that of no other with the same id', async () => {
    const { world, office } = await open()
    const elsewhere = await makeWorld()
    const before = await jobOf(elsewhere, elsewhere.alice.jobId)
    await change(office, world, {})
    await office.post(`/admin/jobs/${world.alice.jobId}/status`, { from: 'in_progress', to: 'completed' })
    expect(await jobOf(world, world.alice.jobId)).toMatchObject({ status: 'completed', version: 3 })
    expect(await jobOf(elsewhere, elsewhere.alice.jobId)).toEqual(before)
  })
})
