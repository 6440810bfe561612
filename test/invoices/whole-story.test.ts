import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { newId } from '../../src/db/id.ts'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { lacksOf } from '../../src/invoices/facturx/lacks.ts'
import { facturXml } from '../../src/invoices/facturx/xml.ts'
import type { InvoiceKind } from '../../src/invoices/invoice.ts'
import type { Visitor } from '../support/as.ts'
import { run } from '../support/customers.ts'
import { draftFields, sendDraft } from '../support/drafts.ts'
import { rowOf } from '../support/invoicing.ts'
import { dayFrom, issue, issuedIn, openIssuing, today } from '../support/issuing.ts'
import { openForm } from '../support/payments.ts'
import { tripsOf } from '../support/recorder.ts'
import type { World } from '../support/world.ts'

const idIn = (answer: Response) => /\/admin\/invoices\/([^/?]+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''
const versionOf = async (world: World, id: string) => String((await rowOf(world, id)).version)

/** What an act of the story costs: two round trips each, a read and a write. */
async function acts(act: () => Promise<Response>): Promise<Response> {
  const { answer, trips } = await tripsOf(act)
  expect([answer.status, trips.length]).toEqual([303, 2])
  return answer
}

/** Issues a draft as it stands. Behind the answer its paper is made, in trips of its own. */
async function issued(world: World, office: Visitor, id: string) {
  const answer = await issue(office, id, today(), await versionOf(world, id))
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/admin/invoices/${id}?done=issued`])
  const { trips } = await tripsOf(() => office.get(`/admin/invoices/${id}`))
  expect(trips).toHaveLength(1)
}

const monthOf = ({ companyId, alice }: World) =>
  env.DB.prepare(
    `select charged_cents as charged, received_cents as received from account_months
     where company_id = ? and customer_id = ? and month = ?`,
  )
    .bind(companyId, alice.id, today().slice(0, 7))
    .first()

const hex = async (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

it('a job from its deposit to its last credit note: numbers, account, papers and files are right at each step', async () => {
  const { world, office } = await openIssuing()
  const { alice, companyId } = world
  await run(
    `update companies set legal = json_set(legal, '$.siret', '73282932000074', '$.vatNumber', 'FR44732829320') where id = ?`,
    companyId,
  )

  // A deposit of 30 % of 10,000 with VAT, issued and paid.
  const asked = { job: alice.jobId, draft: 'the-deposit', tax: 'incl', percent: '30', 'amount-2000': '10,000' }
  expect(idIn(await acts(() => office.post('/admin/invoices/new-deposit', asked)))).toBe('the-deposit')
  await issued(world, office, 'the-deposit')
  expect(await monthOf(world)).toEqual({ charged: 300_000, received: 0 })
  const money = await openForm(office, 'the-deposit', { amount: '3000' })
  await acts(() => office.post('/admin/invoices/the-deposit/payments', money))
  expect(await rowOf(world, 'the-deposit')).toMatchObject({ balance_cents: 0, standing: 'paid' })

  // The final invoice: the visit of the job, work at two rates, the deposit deducted, 5 % kept back.
  const final = newId()
  await acts(() => office.post('/admin/invoices', { id: final, job: alice.jobId, visits: alice.visitId }))
  const lines = [
    { visit: alice.visitId, description: 'Visit', price: '500' },
    { description: 'Bathroom', quantity: '2', price: '3,500' },
    { description: 'Insulation', price: '1,000', rate: '5.5' },
  ]
  const kept = { retention: '5', do: 'deductions' }
  const saved = await acts(() => sendDraft(office, world, final, draftFields(lines, kept)))
  expect(saved.headers.get('Location')).toBe(`/admin/invoices/${final}/deductions`)
  const ticked = { version: '2', 'deposit[]': 'the-deposit' }
  await acts(() => office.post(`/admin/invoices/${final}/deductions`, ticked))
  await issued(world, office, final)
  // 20 % of 7,500 and 5.5 % of 1,000.
  const total = 750_000 + 150_000 + 100_000 + 5500
  expect(await rowOf(world, final)).toMatchObject({
    ...{ total_cents: total, deducted_cents: 300_000, balance_cents: total - 300_000 },
    ...{ retention_cents: 50_275, status: 'issued' },
  })
  expect(await monthOf(world)).toEqual({ charged: total, received: 300_000 })
  const deposit = await office.get('/admin/invoices/the-deposit/credit-note')
  expect(await deposit.text()).toContain(`/admin/invoices/${final}/credit-note`)

  // A part is taken back: one bathroom of the two, at its rate.
  const creditPath = `/admin/invoices/${final}/credit-note`
  await acts(() => office.post(creditPath, { draft: 'the-part', how: 'part', reason: 'One bathroom less' }))
  const part = draftFields([{ description: 'Bathroom', price: '3,500' }], { opening: 'One bathroom less' })
  await acts(() => sendDraft(office, world, 'the-part', part))
  await issued(world, office, 'the-part')
  expect(await rowOf(world, final)).toMatchObject({ credited_cents: 420_000, status: 'issued' })
  expect(await monthOf(world)).toEqual({ charged: total - 420_000, received: 300_000 })

  // Then the rest: the invoice is taken back whole, and its deposit is free again.
  await acts(() => office.post(creditPath, { draft: 'the-rest', how: 'whole', reason: '' }))
  await issued(world, office, 'the-rest')
  expect(await rowOf(world, final)).toMatchObject({ credited_cents: total, status: 'cancelled', balance_cents: 0 })
  expect(await monthOf(world)).toEqual({ charged: 300_000, received: 300_000 })
  const other = newId()
  await acts(() => office.post('/admin/invoices', { id: other, job: alice.jobId }))
  const offered = await (await office.get(`/admin/invoices/${other}/deductions`)).text()
  expect(offered).toMatch(/<input id="tick-the-deposit"(?![^>]*disabled)[^>]*checked/)

  // Each series by itself, without a gap.
  const month = today().slice(2, 4) + today().slice(5, 7)
  const all = await Promise.all((['invoice', 'deposit', 'credit_note'] as const).map((kind) => issuedIn(world, kind)))
  expect(all.map((ones) => ones.map(({ number }) => number))).toEqual([
    [`FA${month}-0001`],
    [`AC${month}-0001`],
    [`AV${month}-0001`, `AV${month}-0002`],
  ])

  // Each has its paper, whose bytes are those of its hash, and a file that says the same.
  const types: Record<InvoiceKind, string> = { invoice: '380', deposit: '386', credit_note: '381' }
  for (const { id, kind, document: stored, pdf_sha256 } of all.flat()) {
    const pdf = await office.get(`/admin/invoices/${id}/pdf`)
    expect(await hex(await pdf.arrayBuffer())).toBe(pdf_sha256)
    const document = JSON.parse(stored) as InvoiceDocument
    expect(lacksOf(document).filter(({ severity }) => severity === 'must')).toEqual([])
    const xml = await (await office.get(`/admin/invoices/${id}/xml`)).text()
    expect(xml).toBe(facturXml(document))
    expect(xml).toContain(`<ram:TypeCode>${types[kind]}</ram:TypeCode>`)
    expect(xml).toContain(`<ram:DuePayableAmount>${(document.dueCents / 100).toFixed(2)}</ram:DuePayableAmount>`)
    for (const { number } of [...document.deposits, ...(document.corrects ? [document.corrects] : [])])
      expect(xml).toContain(`<ram:IssuerAssignedID>${number}</ram:IssuerAssignedID>`)
  }
  expect(JSON.parse((await rowOf(world, final)).document as string).retention).toEqual({
    ...{ basisPoints: 500, cents: 50_275, dueOn: `${Number(today().slice(0, 4)) + 1}${dayFrom(0).slice(4)}` },
  })
}, 60_000)
