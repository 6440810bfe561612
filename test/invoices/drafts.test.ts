import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { asStaff } from '../support/as.ts'
import { draftFields, openDraft, sendDraft, storedDraft } from '../support/drafts.ts'
import { linesOf } from '../support/jobs.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const open = async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}
const draftsOf = ({ companyId }: World) =>
  env.DB.prepare("select count(*) as n from invoices where company_id = ? and status = 'draft'")
    .bind(companyId)
    .first<number>('n')

/** Alice's visit that is over, from `came` to `went` on the clock of its day in UTC. */
const attended = ({ companyId, alice }: World, came: string, went: string) =>
  env.DB.prepare(
    'update visits set start_at = ?1, end_at = ?1 + 3600000, arrived_at = ?1, left_at = ?2 where company_id = ?3 and id = ?4',
  )
    .bind(Date.parse(came), Date.parse(went), companyId, `${alice.visitId}-past`)
    .run()

describe('a new invoice', () => {
  it('begins with whom it is for, in one round trip', async () => {
    const { world, office } = await open()
    const { answer, trips } = await tripsOf(() => office.get('/admin/invoices/new?q=customer%20al'))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect(html).toContain(`href="/admin/invoices/new?customer=${world.alice.id}"`)
    expect(html).not.toContain(world.bob.id)
    expect((await office.get('/admin/invoices/new?customer=nobody')).status).toBe(404)
    expect((await office.get('/admin/invoices/new?visits=nothing')).status).toBe(404)
    expect((await office.post('/admin/invoices')).status).toBe(422)
  })

  it('of a customer is a draft without lines, told in the trail, in two round trips, and pressed twice there once', async () => {
    const { world, office } = await open()
    const id = newId()
    const before = await draftsOf(world)
    const press = () => office.post('/admin/invoices', { id, customer: world.alice.id })
    const { answer, trips } = await tripsOf(press)
    expect([answer.status, trips.length]).toEqual([303, 2])
    const [again, atOnce] = await Promise.all([press(), press()])
    for (const one of [answer, again, atOnce])
      expect(one.headers.get('Location')).toBe(`/admin/invoices/${id}/edit?done=added`)
    expect(await draftsOf(world)).toBe(Number(before) + 1)
    expect(await linesOf(world, 'invoice_drafted')).toMatchObject([
      { subject: 'Customer alice', subject_id: id, customer_id: world.alice.id },
    ])
    expect(await storedDraft(world, id)).toMatchObject({ draft: { total_cents: 0, job_id: null }, lines: [] })
  })

  it('of a job takes over its title and where it is', async () => {
    const { world, office, id } = await openDraft(({ alice }) => ({ job: alice.jobId }))
    expect((await storedDraft(world, id)).draft?.job_id).toBe(world.alice.jobId)
    const page = await (await office.get(`/admin/invoices/${id}`)).text()
    expect(page).toContain('Job of alice')
    expect(page).toContain('Cellar of alice')
    expect(await (await office.get(`/admin/invoices/${id}/edit`)).text()).toMatch(/Empty: the job’s, Cellar of alice\./)
    expect(await (await office.get(`/admin/jobs/${world.alice.jobId}`)).text()).toContain(
      `/admin/invoices/new?job=${world.alice.jobId}`,
    )
  })

  it('of visits has a line a visit, by day, in the customer’s language, with the hours that were spent', async () => {
    const { world, office } = await open()
    await attended(world, '2026-02-02T08:00:00Z', '2026-02-02T10:20:00Z')
    const { alice } = world
    const { answer, trips } = await tripsOf(() => office.get(`/admin/invoices/new?visits=${alice.visitId}-past`))
    expect(trips).toHaveLength(1)
    expect(await answer.text()).toMatch(new RegExp(`value="${alice.visitId}-past"[^>]*checked`))
    const id = newId()
    const body = new URLSearchParams({ id, job: alice.jobId })
    // Bob's, which is of another job, is passed over.
    for (const visit of [alice.visitId, `${alice.visitId}-past`, world.bob.visitId]) body.append('visits', visit)
    await office.send('/admin/invoices', { method: 'POST', body, headers: { Origin: `http://${world.host}` } })
    const { lines } = await storedDraft(world, id)
    expect(lines).toMatchObject([
      { description: 'Intervention du lundi 2 février 2026', quantity_thousandths: 2330, unit: 'h' },
      { quantity_thousandths: 1000, visit_id: alice.visitId },
    ])
    const marked = await (await office.get(`/admin/invoices/new?job=${alice.jobId}`)).text()
    expect(marked.match(/already on a draft/g)).toHaveLength(2)
  })

  it('is none for an archived customer, nor where they are archived at that moment', async () => {
    const { world, office } = await open()
    await env.DB.prepare('update customers set archived_at = 1 where company_id = ? and id = ?')
      .bind(world.companyId, world.alice.id)
      .run()
    expect((await office.get(`/admin/invoices/new?customer=${world.alice.id}`)).status).toBe(404)
    expect((await office.post('/admin/invoices', { customer: world.alice.id })).status).toBe(404)
    expect((await office.post('/admin/invoices', { job: world.alice.jobId })).status).toBe(404)
  })
})

describe('a copy', () => {
  it('of any invoice has its lines and terms and not its days, once however often it is pressed', async () => {
    const { world, office, id } = await openDraft()
    const terms = { dueOn: '2099-01-31', purchaseOrder: 'PO 7', closing: 'Thank you', servedOn: '2026-01-05' }
    await sendDraft(office, world, id, draftFields([{ price: '12.50', quantity: '3' }], terms))
    const copy = newId()
    const answers = await Promise.all([1, 2].map(() => office.post(`/admin/invoices/${id}/copy`, { id: copy })))
    for (const answer of answers)
      expect(answer.headers.get('Location')).toBe(`/admin/invoices/${copy}/edit?done=copied`)
    const { draft, lines } = await storedDraft(world, copy)
    expect(draft).toMatchObject({ net_cents: 3750, vat_cents: 750, total_cents: 4500 })
    expect(draft?.terms).toMatchObject({ purchaseOrder: 'PO 7', closing: 'Thank you', dueOn: null, servedOn: null })
    expect(lines).toMatchObject([{ description: 'Line 1', unit_price_cents: 1250, quantity_thousandths: 3000 }])
    await office.post(`/admin/invoices/${world.alice.invoiceId}/copy`, { id: newId() })
    expect(await linesOf(world, 'invoice_drafted')).toMatchObject([{}, {}, { subject: 'FA2602-0001' }])
  })

  it('bills no visit a second time by itself', async () => {
    const { world, office, id } = await openDraft(({ alice }) => ({ job: alice.jobId, visits: alice.visitId }))
    const copy = newId()
    await office.post(`/admin/invoices/${id}/copy`, { id: copy })
    expect((await storedDraft(world, copy)).lines).toMatchObject([{ visit_id: null }])
  })
})

describe('a draft', () => {
  it('is deleted with its lines in two round trips, and not a second time', async () => {
    const { world, office, id } = await openDraft()
    await sendDraft(office, world, id, draftFields([{}, {}]))
    expect((await office.get(`/admin/invoices/${id}/removal`)).status).toBe(200)
    const { answer, trips } = await tripsOf(() => office.post(`/admin/invoices/${id}/removal`))
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(await storedDraft(world, id)).toEqual({ draft: undefined, lines: [] })
    expect(await linesOf(world, 'invoice_removed')).toHaveLength(1)
    expect((await office.post(`/admin/invoices/${id}/removal`)).status).toBe(404)
  })

  it('that is issued is neither deleted nor edited', async () => {
    const { world, office } = await open()
    const { invoiceId } = world.alice
    const answer = await office.post(`/admin/invoices/${invoiceId}/removal`)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('A credit note corrects it')
    expect((await storedDraft(world, invoiceId)).lines).toHaveLength(1)
    for (const path of ['edit', 'draft.pdf'])
      expect((await office.get(`/admin/invoices/${invoiceId}/${path}`)).status).toBe(404)
  })

  it('is looked at as the real PDF, which no cache keeps', async () => {
    const { world, office, id } = await openDraft(({ alice }) => ({ job: alice.jobId }))
    await sendDraft(office, world, id, draftFields([{ description: 'Été à Łódź' }]))
    const pdf = await office.get(`/admin/invoices/${id}/draft.pdf`)
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    expect(pdf.headers.get('Content-Disposition')).toMatch(/^inline/)
    expect(pdf.headers.get('Cache-Control')).toContain('no-store')
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
  }, 20_000)

  it('is shown in one round trip, with the ways to change, see, issue, copy and delete it', async () => {
    const { world, office, id } = await openDraft()
    await sendDraft(office, world, id, draftFields([{ description: 'New boiler', price: '100' }]))
    const { answer, trips } = await tripsOf(() => office.get(`/admin/invoices/${id}`))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    for (const way of ['edit', 'draft.pdf', 'issue', 'copy', 'removal'])
      expect(html).toContain(`/admin/invoices/${id}/${way}"`)
    expect(html).toMatch(/New boiler.*120\.00/s)
  })
})
