import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { InvoiceKind } from '../../src/invoices/invoice.ts'
import { asStaff } from '../support/as.ts'
import { addDrafts, dayFrom, issue, issuedIn, openIssuing, today } from '../support/issuing.ts'
import { addInvoice } from '../support/payments.ts'

it('a hundred drafts of all kinds, issued at once by two people, have consecutive numbers in the order of days', async () => {
  const { world, office } = await openIssuing()
  const owner = await asStaff(world, 'owner')
  const counts: Record<InvoiceKind, number> = { invoice: 60, deposit: 25, credit_note: 15 }
  const kinds = Object.keys(counts) as InvoiceKind[]
  const corrects = Array.from({ length: counts.credit_note }, (_, place) => `taken-${place}`)
  for (const id of corrects) await addInvoice(world, id, 12_000)
  const drafts = (await Promise.all(kinds.map((kind) => addDrafts(world, counts[kind], { kind, corrects })))).flat()
  expect(drafts).toHaveLength(100)
  // Each draft twice, once by each, in no order.
  const presses = [...drafts, ...drafts].map((id, place) => ({ id, who: place < 100 ? office : owner }))
  const mixed = presses.map((press, place) => presses[(place * 67) % presses.length] ?? press)
  const answers = await Promise.all(mixed.map(({ id, who }) => issue(who, id)))
  expect(answers.map(({ status }) => status)).toEqual(Array(200).fill(303))

  const month = `${today().slice(2, 4)}${today().slice(5, 7)}`
  for (const [kind, start] of [
    ['invoice', 'FA'],
    ['deposit', 'AC'],
    ['credit_note', 'AV'],
  ] as const) {
    const issued = await issuedIn(world, kind)
    expect(issued.map(({ number }) => number)).toEqual(
      Array.from({ length: counts[kind] }, (_, place) => `${start}${month}-${String(place + 1).padStart(4, '0')}`),
    )
    // What is printed is what the row says.
    for (const { document, number, check_code } of issued)
      expect(JSON.parse(document)).toMatchObject({ number, check: { code: check_code } })
  }
  const codes = new Set(
    (await Promise.all(kinds.map((kind) => issuedIn(world, kind)))).flat().map((one) => one.check_code),
  )
  expect(codes.size).toBe(100)
  const told = "select count(*) as n from audit_events where company_id = ? and did = 'invoice_issued'"
  expect(await env.DB.prepare(told).bind(world.companyId).first('n')).toBe(100)
}, 120_000)

it('of many days at once, none comes before one that has a lower number', async () => {
  const { world, office } = await openIssuing()
  const ids = await addDrafts(world, 40)
  const answers = await Promise.all(ids.map((id, place) => issue(office, id, dayFrom(-((place * 7) % 40)))))
  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([303, 422])
  const issued = await issuedIn(world)
  expect(issued.map(({ sequence }) => sequence)).toEqual(issued.map((_, place) => place + 1))
  const days = issued.map((one) => one.issued_on)
  expect(days).toEqual([...days].sort())
  expect(issued.length).toBe(answers.filter(({ status }) => status === 303).length)
}, 60_000)

it('of credit notes that take back of one invoice at once, each that is issued was read as the invoice stood', async () => {
  const { world, office } = await openIssuing()
  const ids = await addDrafts(world, 6, { kind: 'credit_note', netCents: 4000 })
  const answers = await Promise.all(ids.map((id) => issue(office, id)))
  const statuses = answers.map(({ status }) => status)
  const issued = await issuedIn(world, 'credit_note')
  expect(issued.length).toBe(statuses.filter((status) => status === 303).length)
  // Two of 48 each fit into 120; a third never does, and each that was overtaken is told to look again.
  expect(issued.length).toBeGreaterThanOrEqual(1)
  expect(issued.length).toBeLessThanOrEqual(2)
  for (const [place, answer] of answers.entries()) {
    if (answer.status === 303) continue
    expect([409, 422], ids[place]).toContain(answer.status)
    const words = answer.status === 409 ? 'Someone else has just changed' : 'goes beyond what is left to take back'
    expect(await answer.text(), ids[place]).toContain(words)
  }
}, 60_000)
