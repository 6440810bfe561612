import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { tripsOf } from '../support/recorder.ts'
import { fieldsOf, jan7, openOffice, postForm, putVisit, sentTo, toldOf, visitIn } from '../support/site-visits.ts'

const idIn = (answer: Response) => /visits\/([^?]+)\?done=added/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''

describe('the choice of a job for a new visit', () => {
  it('shows jobs under way, newest first, in one round trip', async () => {
    const { world, office } = await openOffice()
    await env.DB.prepare("update jobs set status = 'completed' where company_id = ? and id = 'job-bob'")
      .bind(world.companyId)
      .run()
    const { answer, trips } = await tripsOf(() => office.get('/admin/visits/new'))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect(html).toContain('href="/admin/visits/new?job=job-alice"')
    expect(html).not.toContain('job-bob')
  })

  it('finds by the beginning of the title whatever capitals and accents, and reads no more than it shows', async () => {
    const { world, office } = await openOffice()
    const copy = env.DB.prepare(
      "insert into jobs (company_id, customer_id, id, type_id, title, status, created_at) select company_id, customer_id, 'job-' || value, type_id, iif(value % 2, 'Élagage ', 'Tuile ') || value, 'completed', value from jobs, (with recursive n(value) as (select 1 union all select value + 1 from n where value < 500) select value from n) where company_id = ? and id = 'job-alice'",
    )
    await copy.bind(world.companyId).run()
    const { answer, trips } = await tripsOf(() => office.get('/admin/visits/new?q=ELAG'))
    const html = await answer.text()
    expect(html.match(/id="job-/g)).toHaveLength(10)
    expect(html).toContain('Élagage 1')
    expect(html).not.toContain('Tuile')
    expect(trips).toHaveLength(1)
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(45)
    expect(await (await office.get('/admin/visits/new?q=%25')).text()).toContain('No job begins like this')
  })

  it('is asked for again where a form names no job of the company', async () => {
    const { world, office } = await openOffice()
    const answer = await postForm(office, world, '/admin/visits', fieldsOf({ job: 'no-such-job' }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('First choose the job')
    expect((await office.get('/admin/visits/new?job=no-such-job')).status).toBe(404)
  })
})

describe('a new visit', () => {
  it('is written with its technicians in one batch, behind one read, and told', async () => {
    const { world, office } = await openOffice()
    const fields = fieldsOf({ job: 'job-alice', end: '', comments: 'Ring\r\ntwice', internalNotes: 'Dog' }, [
      'staff-technician',
      'staff-idle',
    ])
    const { answer, trips } = await tripsOf(() => postForm(office, world, '/admin/visits', fields))
    expect([answer.status, trips.length]).toEqual([303, 2])
    const id = idIn(answer)
    expect(await visitIn(world, id)).toMatchObject({
      ...{ job_id: 'job-alice', customer_id: 'customer-alice', status: 'planned', version: 1 },
      ...{ start_at: jan7(9).getTime(), end_at: jan7(10).getTime(), comments: 'Ring\ntwice', internal_notes: 'Dog' },
      technician_ids: '["staff-idle","staff-technician"]',
    })
    expect(await sentTo(world, id)).toEqual(
      ['staff-idle', 'staff-technician'].map((staff_id) => ({
        ...{ staff_id, job_id: 'job-alice', customer_id: 'customer-alice' },
        ...{ start_at: jan7(9).getTime(), status: 'planned' },
      })),
    )
    expect(await toldOf(world)).toEqual([
      {
        ...{ did: 'visit_added', customer_id: 'customer-alice', subject: 'Job of alice, 2030-01-07 10:00' },
        ...{ subject_id: id },
        details: { end: '2030-01-07 11:00', status: 'planned', technicians: 'The idle, The technician' },
      },
    ])
    const page = await (await office.get(answer.headers.get('Location') ?? '')).text()
    expect(page).toContain('The visit is saved.')
  })

  it('whose form is sent twice at once is one visit, told once', async () => {
    const { world, office } = await openOffice()
    const form = await (await office.get('/admin/visits/new?job=job-alice')).text()
    const [, id = ''] = /name="id" value="([0-9a-z]{20})"/.exec(form) ?? []
    const fields = fieldsOf({ id, job: 'job-alice' }, ['staff-technician'])
    const answers = await Promise.all([1, 2].map(() => postForm(office, world, '/admin/visits', fields)))
    for (const answer of answers) expect(answer.headers.get('Location')).toBe(`/admin/visits/${id}?done=added`)
    expect([(await sentTo(world, id)).length, (await toldOf(world)).length]).toEqual([1, 1])
    const jobs = env.DB.prepare("select visit_count as count from jobs where company_id = ? and id = 'job-alice'")
    expect(await jobs.bind(world.companyId).first('count')).toBe(3)
    const refused = await postForm(office, world, '/admin/visits', fieldsOf({ id, job: 'job-alice', start: '' }))
    expect(await refused.text()).toContain(`name="id" value="${id}"`)
  })

  it('offers technicians who may sign in, and nobody else', async () => {
    const { world, office } = await openOffice()
    await env.DB.prepare("update accounts set revoked_at = 1 where company_id = ? and staff_id = 'staff-idle'")
      .bind(world.companyId)
      .run()
    const html = await (await office.get('/admin/visits/new?job=job-alice')).text()
    expect(html).toContain('value="staff-technician"')
    expect(html).not.toMatch(/value="staff-(idle|office|owner)"/)
    for (const staffId of ['staff-idle', 'staff-office', 'staff-unknown']) {
      const answer = await postForm(office, world, '/admin/visits', fieldsOf({ job: 'job-alice' }, [staffId]))
      expect([answer.status, (await answer.text()).includes('id="technicians-error"')]).toEqual([422, true])
    }
    expect(await toldOf(world)).toEqual([])
  })

  it.each([
    [{ start: '' }, 'start', 'give the day and the time'],
    [{ start: '2030-03-31T02:30' }, 'start', 'the clocks go forward'],
    [{ end: '2030-01-07T09:59' }, 'end', 'after the start'],
    [{ end: '2030-03-07T10:00' }, 'end', '31 days at most'],
    [{ status: 'lost' }, 'status', 'choose a status'],
    [{ comments: 'x'.repeat(2001) }, 'comments', '2,000 characters'],
    [{ start: '', internalNotes: 'x'.repeat(2001) }, 'start', 'give the day'],
  ])('with %j is refused beside the field, and keeps what was typed', async (wrong, field, words) => {
    const { world, office } = await openOffice()
    const fields = fieldsOf({ job: 'job-alice', comments: 'Mind the step', ...wrong }, ['staff-technician'])
    const answer = await postForm(office, world, '/admin/visits', fields)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(new RegExp(`id="${field}-error"[^>]*>[^<]*${words}`).test(html)).toBe(true)
    expect(html).toMatch(/value="staff-technician" checked/)
    if (!('comments' in wrong)) expect(html).toContain('Mind the step')
    expect(await toldOf(world)).toEqual([])
  })
})

describe('a change', () => {
  it('of everything moves who goes, and tells old and new', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v', comments: 'Old' }, ['staff-technician'])
    const fields = fieldsOf(
      { version: '1', start: '2030-01-08T10:00', end: '2030-01-08T12:00', comments: '', internalNotes: 'New' },
      ['staff-idle'],
    )
    const { answer, trips } = await tripsOf(() => postForm(office, world, '/admin/visits/v', fields))
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([
      303,
      '/admin/visits/v?done=saved',
      2,
    ])
    expect(await visitIn(world, 'v')).toMatchObject({ version: 2, comments: null, technician_ids: '["staff-idle"]' })
    expect(await sentTo(world, 'v')).toMatchObject([
      { staff_id: 'staff-idle', start_at: jan7(9).getTime() + 86_400_000 },
    ])
    expect((await toldOf(world))[0]?.details).toEqual({
      start: '2030-01-07 10:00 → 2030-01-08 10:00',
      end: '2030-01-07 11:00 → 2030-01-08 12:00',
      technicians: 'The technician → The idle',
      comments: 'Old → null',
      internalNotes: 'null → New',
    })
  })

  it('that changes nothing writes nothing, be the start the second of two', async () => {
    const { world, office } = await openOffice()
    const startAt = new Date('2030-10-27T01:30:00Z')
    await putVisit(world, { id: 'v', startAt, endAt: new Date('2030-10-27T02:30:00Z') }, ['staff-technician'])
    const html = await (await office.get('/admin/visits/v/edit')).text()
    expect(html).toContain('value="2030-10-27T02:30"')
    const shown = { version: '1', start: '2030-10-27T02:30', end: '2030-10-27T03:30' }
    expect((await postForm(office, world, '/admin/visits/v', fieldsOf(shown, ['staff-technician']))).status).toBe(303)
    expect(await visitIn(world, 'v')).toMatchObject({ version: 1, start_at: startAt.getTime() })
    await postForm(office, world, '/admin/visits/v', fieldsOf({ ...shown, comments: 'x' }, ['staff-technician']))
    expect(await visitIn(world, 'v')).toMatchObject({ version: 2, comments: 'x', start_at: startAt.getTime() })
    expect(await toldOf(world)).toHaveLength(1)
  })

  it('keeps whoever goes already though their access is gone', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    await env.DB.prepare("update accounts set revoked_at = 1 where company_id = ? and staff_id = 'staff-technician'")
      .bind(world.companyId)
      .run()
    expect(await (await office.get('/admin/visits/v/edit')).text()).toContain('The technician (no longer has access)')
    const fields = fieldsOf({ version: '1', comments: 'Hello' }, ['staff-technician'])
    expect((await postForm(office, world, '/admin/visits/v', fields)).status).toBe(303)
    expect(await sentTo(world, 'v')).toHaveLength(1)
  })

  it('over one that someone else made shows both, technicians too, and saves when asked again', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    const theirs = fieldsOf({ version: '1', start: '2030-01-09T10:00', end: '2030-01-09T11:00' }, ['staff-idle'])
    await postForm(office, world, '/admin/visits/v', theirs)
    const mine = fieldsOf({ version: '1', comments: 'Mine' }, ['staff-technician'])
    const answer = await postForm(office, world, '/admin/visits/v', mine)
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(html).toContain('Someone else changed this record')
    expect(html).toMatch(/id="technicians-meanwhile"[^>]*>Stored meanwhile: The idle/)
    expect(html).toMatch(/id="start-meanwhile"[^>]*>Stored meanwhile: 9 Jan 2030, 10:00/)
    expect(html).toMatch(/name="version" value="2"/)
    expect(html).toMatch(/value="staff-technician" checked/)
    expect(html).not.toMatch(/id="(status|internalNotes)-meanwhile"/)
    expect(await visitIn(world, 'v')).toMatchObject({ version: 2, comments: null })
    const again = await postForm(
      office,
      world,
      '/admin/visits/v',
      fieldsOf({ version: '2', comments: 'Mine' }, ['staff-technician']),
    )
    expect(again.status).toBe(303)
    expect(await visitIn(world, 'v')).toMatchObject({ version: 3, comments: 'Mine' })
  })

  it('made by two at once is made by one of them', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' })
    const answers = await Promise.all(
      ['staff-technician', 'staff-idle'].map((staffId) =>
        postForm(office, world, '/admin/visits/v', fieldsOf({ version: '1', comments: staffId }, [staffId])),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const visit = await visitIn(world, 'v')
    expect(visit).toMatchObject({ version: 2, technician_ids: `["${visit?.comments}"]` })
    expect(await toldOf(world)).toHaveLength(1)
  })

  it('of a visit that was deleted meanwhile finds nothing', async () => {
    const { world, office } = await openOffice()
    expect((await postForm(office, world, '/admin/visits/gone', fieldsOf({ version: '1' }))).status).toBe(404)
    expect((await postForm(office, world, '/admin/visits/gone', fieldsOf({ start: '' }))).status).toBe(404)
  })
})
