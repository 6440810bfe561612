import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { asStaff, toldRuns } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { addCustomers, countIn, workOff } from '../support/runs.ts'
import { makeWorld } from '../support/world.ts'

/** A company with customers to invite, whose office is at the pages. */
async function open(count = 3) {
  const world = await makeWorld()
  await addCustomers(world, count)
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}

describe('the list of whom to invite', () => {
  it('shows those never invited and offers to invite them all, in one round trip', async () => {
    const { office } = await open()
    const { answer, trips } = await tripsOf(() => office.get('/admin/invitations'))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect(html).toContain('Invite all 3 customers never invited')
    expect(html).toContain('value="new-00002"')
    expect(html).not.toContain('Customer alice')
  })

  it('of all shows how each stands, and a box only where an invitation would do something', async () => {
    const { world, office } = await open()
    await env.DB.prepare("update customers set email = null where company_id = ? and id = 'new-00001'")
      .bind(world.companyId)
      .run()
    const { answer, trips } = await tripsOf(() => office.get('/admin/invitations?show=all'))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect(html).toMatch(/Customer alice.*Has access/s)
    expect(html).toContain('No email address on record')
    const boxes = [...html.matchAll(/name="customer\[\]" value="([^"]+)"/g)].map(([, id]) => id)
    expect(boxes).toEqual(['new-00000', 'new-00002'])
  })

  it('is paged by name, and a page of those never invited reads the rows it shows', async () => {
    const { office } = await open(60)
    const first = await (await office.get('/admin/invitations')).text()
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? 'none'
    const second = await (await office.get(next)).text()
    expect([first.includes('New 00024'), second.includes('New 00024'), second.includes('New 00025')]).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('inviting', () => {
  it('begins one run however often the button is pressed, behind the session check', async () => {
    const { world, office } = await open()
    const run = newId()
    const before = toldRuns.length
    const press = () => office.post('/admin/invitations', { run, everyone: 'yes' })
    const { answer, trips } = await tripsOf(press)
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([303, `/admin/invitations/${run}`, 2])
    expect((await press()).headers.get('Location')).toBe(`/admin/invitations/${run}`)
    expect(toldRuns[before]).toEqual({ companyId: world.companyId, runId: run })
    expect(await countIn('invitation_runs', world)).toBe(1)
    expect(await countIn('audit_events', world, "did = 'invited_many'")).toBe(1)
  })

  it('those ticked invites them and no other', async () => {
    const { world, office } = await open()
    const body = new URLSearchParams([
      ['run', newId()],
      ['customer[]', 'new-00000'],
      ['customer[]', 'new-00002'],
    ])
    await office.send('/admin/invitations', { method: 'POST', body })
    await workOff(toldRuns.at(-1) ?? expect.fail('No run began.'))
    expect(await countIn('mails', world)).toBe(2)
    expect(await countIn('mails', world, "customer_id = 'new-00001'")).toBe(0)
  })

  it('nobody says so, with the list', async () => {
    const { world, office } = await open()
    const { answer, trips } = await tripsOf(() => office.post('/admin/invitations', { run: newId() }))
    expect([answer.status, trips.length]).toEqual([422, 1])
    expect(await answer.text()).toMatch(/Tick at least one customer.*New 00000/s)
    expect(await countIn('invitation_runs', world)).toBe(0)
  })

  it('customers of another company comes to nothing', async () => {
    const { world, office } = await open(1)
    const elsewhere = await open()
    await office.post('/admin/invitations', { run: newId(), 'customer[]': 'new-00002' })
    expect([await countIn('invitation_runs', world), await countIn('mails', elsewhere.world)]).toEqual([0, 0])
  })
})

describe('the page of a run', () => {
  it('reads itself anew until the run is over and its mails have left, and shows what came of it for each, in one round trip', async () => {
    const { world, office } = await open()
    await env.DB.prepare("update customers set email = 'none' where company_id = ? and id = 'new-00001'")
      .bind(world.companyId)
      .run()
    await office.post('/admin/invitations', { run: newId(), everyone: 'yes' })
    const run = toldRuns.at(-1) ?? expect.fail('No run began.')
    const page = `/admin/invitations/${run.runId}`
    const going = await (await office.get(page)).text()
    expect(going).toMatch(/hx-trigger="every 2s"/)
    expect(going).toContain('0 of 3 customers')

    await workOff(run)
    await env.DB.prepare("update mails set status = 'failed' where company_id = ? and customer_id = 'new-00002'")
      .bind(world.companyId)
      .run()
    const { answer, trips } = await tripsOf(() => office.get(page))
    expect(trips).toHaveLength(1)
    const over = await answer.text()
    // One mail still waits.
    expect(over.split('<main')[1]).toContain('hx-trigger')
    await env.DB.prepare("update mails set status = 'sent' where company_id = ? and status = 'waiting'")
      .bind(world.companyId)
      .run()
    expect((await (await office.get(page)).text()).split('<main')[1]).not.toContain('hx-trigger')
    expect(over).toMatch(/New 00000.*>Invited<.*Waiting.*New 00001.*No usable email.*New 00002.*Not sent/s)
    const skipped = await (await office.get(`${page}?show=skipped`)).text()
    expect(skipped).toContain('New 00001')
    expect(skipped).not.toContain('New 00000')
  })

  it('of another company is not there', async () => {
    const { office } = await open()
    await office.post('/admin/invitations', { run: newId(), everyone: 'yes' })
    const { runId } = toldRuns.at(-1) ?? expect.fail('No run began.')
    const elsewhere = await open()
    expect((await elsewhere.office.get(`/admin/invitations/${runId}`)).status).toBe(404)
  })
})
