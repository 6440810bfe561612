import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { tripsOf } from '../support/recorder.ts'
import { fieldsOf, jan7, openOffice, postForm, putVisit, sentTo, toldOf, visitIn } from '../support/site-visits.ts'
import { secret } from '../support/world.ts'

const statusOf = async (world: Parameters<typeof visitIn>[0], id = 'v') => (await visitIn(world, id))?.status

describe('a visit’s page', () => {
  it('says when, where, for whom, who goes and what to know, in one round trip', async () => {
    const { office } = await openOffice()
    const { answer, trips } = await tripsOf(() => office.get('/admin/visits/visit-alice'))
    expect(trips).toHaveLength(1)
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(30)
    const html = await answer.text()
    for (const part of [
      ...['href="/admin/customers/customer-alice"', 'href="/admin/jobs/job-alice"', 'Cellar of alice'],
      ...['https://www.openstreetmap.org/search?query=Cellar+of+alice', 'The technician', 'Comment for alice'],
      ...[secret, 'href="/admin/visits/visit-alice/edit"', 'Comments (seen by the customer)', '(team only)'],
    ])
      expect(html).toContain(part)
    expect(html).not.toContain('The idle')
  })

  it('leads to the customer’s own address where the job has none, and to their phones', async () => {
    const { world, office } = await openOffice()
    await env.DB.batch([
      env.DB.prepare('update jobs set location = null where company_id = ?').bind(world.companyId),
      env.DB.prepare("update customers set phone = '04 72 00', mobile = '06 12 34' where company_id = ?").bind(
        world.companyId,
      ),
    ])
    const html = await (await office.get('/admin/visits/visit-alice')).text()
    expect(html).toContain('search?query=1+rue+de+la+Paix%2C+69001+Lyon')
    expect(html).toMatch(/href="tel:047200".*href="tel:061234"/s)
  })

  it('warns of what else whoever goes has at the same time, and of nothing else', async () => {
    const { world, office } = await openOffice()
    const both = ['staff-technician', 'staff-idle']
    await putVisit(world, { id: 'v', startAt: jan7(9), endAt: jan7(11) }, both)
    await putVisit(world, { id: 'meets', startAt: jan7(10), endAt: jan7(12) }, ['staff-technician'])
    await putVisit(world, { id: 'month', startAt: new Date(+jan7(9) - 30 * 86_400_000), endAt: jan7(10) }, [
      'staff-idle',
    ])
    await putVisit(world, { id: 'touches', startAt: jan7(11), endAt: jan7(12) }, both)
    await putVisit(world, { id: 'before', startAt: jan7(8), endAt: jan7(9) }, both)
    await putVisit(world, { id: 'cancelled', startAt: jan7(9), endAt: jan7(10), status: 'cancelled' }, both)
    await putVisit(world, { id: 'nobody', startAt: jan7(9), endAt: jan7(10) })
    const shown = async (id: string) =>
      [
        ...(await (await office.get(`/admin/visits/${id}`)).text()).matchAll(
          /<li>\s*<a href="\/admin\/visits\/([^"]+)">(The \w+)/g,
        ),
      ]
        .map(([, other, name]) => `${name} ${other}`)
        .sort()
    expect(await shown('v')).toEqual(['The idle month', 'The technician meets'])
    expect(await shown('meets')).toEqual(['The technician touches', 'The technician v'])
    expect(await shown('cancelled')).toEqual([])
    expect(await shown('nobody')).toEqual([])
  })

  it('says so after saving too, and saving is not stopped by it', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'there' }, ['staff-technician'])
    const fields = fieldsOf({ job: 'job-bob', start: '2030-01-07T10:30', end: '2030-01-07T11:30' }, [
      'staff-technician',
    ])
    const answer = await postForm(office, world, '/admin/visits', fields)
    expect(answer.status).toBe(303)
    expect(await (await office.get(answer.headers.get('Location') ?? '')).text()).toMatch(
      /Two visits at the same time.*href="\/admin\/visits\/there"/s,
    )
  })
})

describe('one press', () => {
  it.each([
    ['planned', 'done'],
    ['planned', 'cancelled'],
    ['done', 'planned'],
    ['cancelled', 'planned'],
  ] as const)('takes a visit from %s to %s, and one more takes it back', async (from, to) => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v', status: from }, ['staff-technician'])
    const { answer, trips } = await tripsOf(() => office.post('/admin/visits/v/status', { from, to }))
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([
      303,
      `/admin/visits/v?done=${to}&was=${from}`,
      2,
    ])
    expect([await statusOf(world), (await sentTo(world, 'v'))[0]?.status]).toEqual([to, to])
    const html = await (await office.get(answer.headers.get('Location') ?? '')).text()
    const undo = /class="alert good".*?<form.*?<\/form>/s.exec(html)?.[0] ?? ''
    expect(undo).toContain(`name="from" value="${to}"`)
    expect(undo).toContain(`name="to" value="${from}"`)
    const back = await office.post('/admin/visits/v/status', { from: to, to: from, back: 'yes' })
    expect(back.headers.get('Location')).toBe('/admin/visits/v?done=undone')
    expect(await statusOf(world)).toBe(from)
    expect((await toldOf(world)).map(({ details }) => details)).toEqual([
      { status: `${from} → ${to}` },
      { status: `${to} → ${from}` },
    ])
  })

  it('that comes after someone else’s changes nothing and says where the visit stands', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' })
    const answers = await Promise.all(
      ['done', 'cancelled'].map((to) => office.post('/admin/visits/v/status', { from: 'planned', to })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(await late?.text()).toContain('The status of this visit has changed meanwhile')
    expect(await toldOf(world)).toHaveLength(1)
    expect(await visitIn(world, 'v')).toMatchObject({ version: 2 })
  })

  it.each([{ from: 'done', to: 'cancelled' }, { from: 'planned', to: 'planned' }, { from: 'planned' }, {}])(
    'that no rule allows, %j, changes nothing',
    async (fields) => {
      const { world, office } = await openOffice()
      await putVisit(world, { id: 'v' })
      const answer = await office.post('/admin/visits/v/status', fields as Record<string, string>)
      expect([answer.status, await statusOf(world)]).toEqual([422, 'planned'])
      expect(await toldOf(world)).toEqual([])
    },
  )

  it('on the twin in one company leaves the other’s', async () => {
    const [one, other] = [await openOffice(), await openOffice()]
    await one.office.post('/admin/visits/visit-alice/status', { from: 'planned', to: 'done' })
    await postForm(one.office, one.world, '/admin/visits/visit-alice', fieldsOf({ version: '2' }, ['staff-idle']))
    expect(await visitIn(one.world, 'visit-alice')).toMatchObject({ version: 3, technician_ids: '["staff-idle"]' })
    expect(await visitIn(other.world, 'visit-alice')).toMatchObject({
      ...{ version: 1, status: 'planned', technician_ids: '["staff-technician"]' },
    })
  })
})

describe('a visit entered by mistake', () => {
  it('is deleted with its technicians after a page that asks, and told', async () => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v' }, ['staff-technician'])
    const asked = await tripsOf(() => office.get('/admin/visits/v/removal'))
    expect(asked.trips).toHaveLength(1)
    expect(await asked.answer.text()).toContain('action="/admin/visits/v/removal"')
    const { answer, trips } = await tripsOf(() => office.post('/admin/visits/v/removal'))
    expect([answer.headers.get('Location'), trips.length]).toEqual(['/admin/visits?done=deleted', 2])
    expect([await visitIn(world, 'v'), await sentTo(world, 'v')]).toEqual([null, []])
    expect(await toldOf(world)).toEqual([
      {
        ...{ did: 'visit_deleted', customer_id: 'customer-alice', subject_id: 'v', details: null },
        subject: 'Job of alice, 2030-01-07 10:00',
      },
    ])
    expect(await (await office.get('/admin/visits?done=deleted')).text()).toContain('The visit is deleted')
  })

  it.each(['done', 'cancelled'] as const)('but %s stays', async (status) => {
    const { world, office } = await openOffice()
    await putVisit(world, { id: 'v', status }, ['staff-technician'])
    expect(await (await office.get('/admin/visits/v')).text()).not.toContain('/removal')
    const page = await (await office.get('/admin/visits/v/removal')).text()
    expect([page.includes('cannot be deleted'), page.includes('action="/admin/visits/v/removal"')]).toEqual([
      true,
      false,
    ])
    const answer = await office.post('/admin/visits/v/removal')
    expect([answer.status, await statusOf(world)]).toEqual([409, status])
    expect(await sentTo(world, 'v')).toHaveLength(1)
  })
})
