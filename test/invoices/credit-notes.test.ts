import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { findDraft, freezingOf, standingInTheWay } from '../../src/invoices/admin/drafts/queries.ts'
import { chargedOn } from '../../src/invoices/issue/freeze.ts'
import type { Visitor } from '../support/as.ts'
import { openOffice } from '../support/customers.ts'
import { deduct, draft, issue, issued, pay, rowOf, staffDb } from '../support/invoicing.ts'
import { tripsOf } from '../support/recorder.ts'
import type { World } from '../support/world.ts'

const idIn = (answer: Response) => /\/admin\/invoices\/([^/?]+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''
const linesOf = async ({ companyId }: World, id: string) =>
  (
    await env.DB.prepare(
      `select description, quantity_thousandths as quantity, unit_price_cents as price, vat_rate_basis_points as rate,
         net_cents as net from invoice_lines where company_id = ? and invoice_id = ? order by position`,
    )
      .bind(companyId, id)
      .all()
  ).results
const plain = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')
const creditPath = (id: string) => `/admin/invoices/${id}/credit-note`

/** Presses on the page of a credit note as it was opened. */
async function credit(office: Visitor, id: string, fields: Record<string, string>) {
  const page = await (await office.get(creditPath(id))).text()
  const key = /name="draft" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return office.post(creditPath(id), { draft: key, reason: '', ...fields })
}

describe('a credit note', () => {
  it('of the whole is a draft of what is left, ready to be issued, in two trips', async () => {
    const { world, office } = await openOffice()
    const id = await issued(world, 'two-rates', {
      shares: [
        [10_000, 2000],
        [3333, 550],
      ],
      job: world.alice.jobId,
    })
    const { answer, trips } = await tripsOf(() =>
      office.post(creditPath(id), { draft: 'note-0001', how: 'whole', reason: ' Robinet repris ' }),
    )
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(answer.headers.get('Location')).toBe('/admin/invoices/note-0001/issue')
    const row = await rowOf(world, 'note-0001')
    expect(row).toMatchObject({ kind: 'credit_note', corrects_id: id, status: 'draft', job_id: world.alice.jobId })
    expect([row.net_cents, row.vat_cents, row.total_cents]).toEqual([13_333, 2183, 15_516])
    expect(JSON.parse(String(row.terms)).opening).toBe('Robinet repris')
    expect((await linesOf(world, 'note-0001')).map(({ net }) => net)).toEqual([10_000, 3333])
    await issue(world, 'note-0001')
    expect((await rowOf(world, id)).status).toBe('cancelled')
    expect(await plain(office.get(creditPath(id)))).toContain('nothing left to credit')
  })

  it('of a part leads to its lines, is begun once, and another waits for it', async () => {
    const { world, office } = await openOffice()
    const id = await issued(world, 'one')
    const begun = await credit(office, id, { how: 'part' })
    expect(begun.headers.get('Location')).toBe(`/admin/invoices/${idIn(begun)}/edit`)
    const fields = { draft: idIn(begun), how: 'part', reason: '' }
    expect(idIn(await office.post(creditPath(id), fields))).toBe(idIn(begun))
    const other = await office.post(creditPath(id), { ...fields, draft: 'another-draft' })
    expect(other.status).toBe(409)
    expect(await other.text()).toContain(`/admin/invoices/${idIn(begun)}"`)
    const { results } = await env.DB.prepare('select id from invoices where company_id = ? and corrects_id = ?')
      .bind(world.companyId, id)
      .all()
    expect(results).toHaveLength(1)
  })

  it('asks what it takes back, and keeps what was typed', async () => {
    const { world, office } = await openOffice()
    const answer = await office.post(creditPath(world.alice.invoiceId), { reason: 'Because' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Choose what the credit note takes back.')
    expect(html).toContain('Because')
  })

  it('says which sign of its reason cannot be printed, and makes no draft', async () => {
    const { world, office } = await openOffice()
    const id = await issued(world, 'one')
    const answer = await credit(office, id, { how: 'whole', reason: 'Back 🙂' })
    expect([answer.status, await plain(answer)]).toEqual([422, expect.stringContaining('cannot print “🙂” (sign 6)')])
    expect(await plain(office.get(creditPath(id)))).not.toContain('has been begun')
  })

  it('of a deposit that was deducted says where to make it instead', async () => {
    const { world, office } = await openOffice()
    const deposit = await issued(world, 'deposit', { kind: 'deposit' })
    await pay(world, deposit, 12_000)
    await draft(world, 'final', { shares: [[50_000, 2000]] })
    await deduct(world, 'final', deposit)
    await issue(world, 'final')
    const page = await office.get(creditPath(deposit))
    const html = await page.text()
    expect(html).toContain('/admin/invoices/final/credit-note')
    expect((await office.post(creditPath(deposit), { how: 'whole', reason: '' })).status).toBe(409)
  })

  it('is of what is issued: not of a draft, nor of another credit note', async () => {
    const { world, office } = await openOffice()
    const note = await issued(world, 'note', {
      kind: 'credit_note',
      corrects: world.alice.invoiceId,
      shares: [[100, 2000]],
    })
    for (const id of [world.alice.draftId, note, 'no-such-invoice'])
      expect((await office.get(creditPath(id))).status).toBe(404)
  })

  it('is told what stands in its way where others took back meanwhile, at its rate', async () => {
    const { world, office } = await openOffice()
    const id = await issued(world, 'two', {
      shares: [
        [10_000, 2000],
        [10_000, 1000],
      ],
    })
    const mine = idIn(await credit(office, id, { how: 'part' }))
    await issued(world, 'others', { kind: 'credit_note', corrects: id, shares: [[4000, 2000]] })
    const found = await findDraft(staffDb(world), world.companyId, mine)
    if (!found) throw new Error('The draft is gone.')
    expect(standingInTheWay(found, '2026-04-01').filter(({ is }) => is !== 'noAddress')).toEqual([
      { is: 'creditExceeds', rateBasisPoints: 2000, leftCents: 6000 },
    ])
  })

  it('of what others left takes back its VAT to the cent', async () => {
    const { world, office } = await openOffice()
    // 0.6 cents of VAT each.
    const id = await issued(world, 'cents', { shares: [[9, 2000]] })
    await issued(world, 'part', { kind: 'credit_note', corrects: id, shares: [[3, 2000]] })
    const rest = idIn(await credit(office, id, { how: 'whole' }))
    const found = await findDraft(staffDb(world), world.companyId, rest)
    if (!found) throw new Error('The draft is gone.')
    expect(chargedOn(freezingOf(found), found.settings).sums).toEqual({ netCents: 6, vatCents: 1, totalCents: 7 })
    expect((await rowOf(world, rest)).total_cents).toBe(7)
    await issue(world, rest)
    expect(await rowOf(world, id)).toMatchObject({ status: 'cancelled', credited_cents: 11 })
  })
})
