import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { usualInvoicing } from '../../src/companies/invoicing.ts'
import { findDraft } from '../../src/invoices/admin/drafts/queries.ts'
import { toIssue } from '../../src/invoices/admin/issuing/draft.ts'
import { newCheckCode } from '../../src/invoices/issue/check-code.ts'
import { issueDraft, patternOf, type ToIssue } from '../../src/invoices/issue/issue.ts'
import { noTerms } from '../../src/invoices/terms.ts'
import { deduct, draft, issued, pay, rowOf, staffDb } from '../support/invoicing.ts'
import { setCounter } from '../support/issuing.ts'
import { linesOf } from '../support/jobs.ts'
import { makeWorld, type World } from '../support/world.ts'

const day = '2026-04-10'

/** A draft as the page has read it, and the press that issues it, with what is said besides. */
async function read(world: World, id: string) {
  const db = staffDb(world)
  const found = await findDraft(db, world.companyId, id)
  if (!found) throw new Error(`There is no draft ${id}.`)
  const asRead = toIssue(found, day, newCheckCode(), env)
  const { settings } = found
  const press = (change: Partial<ToIssue> = {}) =>
    issueDraft(db, settings, { ...asRead, ...change }, patternOf(settings.invoicing, asRead.kind))
  return { asRead, press }
}

const told = ({ companyId }: World) =>
  env.DB.prepare(
    `select id, to_email as email, data ->> '$.invoice.number' as number from mails
     where company_id = ? and message = 'invoice_issued' order by to_email`,
  )
    .bind(companyId)
    .all<{ id: string; email: string; number: string }>()
    .then(({ results }) => results)

const settings = ({ companyId }: World, change: object) =>
  env.DB.prepare('update companies set invoicing = ? where id = ?')
    .bind(JSON.stringify({ ...usualInvoicing, ...change }), companyId)
    .run()

/** A deposit that was paid, and a final invoice that is to deduct it. */
async function withDeposit(world: World): Promise<string> {
  await issued(world, 'deposit', { kind: 'deposit', shares: [[5000, 2000]] })
  await pay(world, 'deposit', 6000)
  await draft(world, 'final')
  await deduct(world, 'final', 'deposit')
  return 'final'
}

describe('a draft that is issued', () => {
  it('gives its number, and the mails for the queue', async () => {
    const world = await makeWorld()
    const { press } = await read(world, await draft(world, 'one'))
    const answer = await press()
    const [line] = await linesOf(world, 'invoice_issued')
    expect(line).toMatchObject({ subject: 'FA2604-0001', subject_id: 'one', customer_id: world.alice.id })
    const ids = (await told(world)).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(1)
    expect(answer).toMatchObject({ number: 'FA2604-0001' })
    expect('mailIds' in answer && answer.mailIds.toSorted()).toEqual(ids.toSorted())
  })

  it('gives no mails where the company wants none', async () => {
    const world = await makeWorld()
    await settings(world, { sendsByMail: false })
    const { press } = await read(world, await draft(world, 'one'))
    expect(await press()).toEqual({ number: 'FA2604-0001', mailIds: [] })
  })

  it('is told to the company’s own customers, by its own number, whatever another company has under that id', async () => {
    const [one, other] = [await makeWorld(), await makeWorld()]
    await setCounter(other, 'invoice', 41)
    // Each issues once as the first of the two, and once as the second.
    for (const [world, id] of [
      ...([
        [one, 'a'],
        [other, 'a'],
      ] as const),
      ...([
        [other, 'b'],
        [one, 'b'],
      ] as const),
    ])
      await (await read(world, await draft(world, id))).press()
    const numbers = async (world: World) => new Set((await told(world)).map(({ number }) => number))
    expect(await numbers(one)).toEqual(new Set(['FA2604-0001', 'FA2604-0002']))
    expect(await numbers(other)).toEqual(new Set(['FA2604-0042', 'FA2604-0043']))
    expect((await told(one)).length).toBe((await told(other)).length)
  })

  it('keeps a guarantee in its row until its day, as its document says', async () => {
    const world = await makeWorld()
    await draft(world, 'one')
    const terms = JSON.stringify({ ...noTerms, retentionBasisPoints: 500, retentionDueOn: '2027-03-01' })
    await env.DB.prepare("update invoices set terms = ?2 where company_id = ?1 and id = 'one'")
      .bind(world.companyId, terms)
      .run()
    await (await read(world, 'one')).press()
    expect(await rowOf(world, 'one')).toMatchObject({ retention_cents: 600, retention_due_on: '2027-03-01' })
  })

  it('deducts its deposits, and the credit note of all that is left gives them free', async () => {
    const world = await makeWorld()
    const { press } = await read(world, await withDeposit(world))
    expect(await press()).toMatchObject({ number: 'FA2604-0001' })
    expect(await rowOf(world, 'final')).toMatchObject({ status: 'issued', deducted_cents: 6000, balance_cents: 6000 })
    const note = await read(world, await draft(world, 'note', { kind: 'credit_note', corrects: 'final' }))
    expect(note.asRead.deductedCents).toBe(6000)
    expect(await note.press()).toMatchObject({ number: 'AV2604-0001' })
    expect(await rowOf(world, 'note')).toMatchObject({ status: 'issued', deducted_cents: 6000 })
    expect(await rowOf(world, 'final')).toMatchObject({ status: 'cancelled' })
  })
})

describe('nothing is issued', () => {
  it.each([
    ['of a draft that was changed since', { version: 2 }],
    ['of one that turned out to be another customer’s', { customerId: 'customer-bob' }],
    ['where another deposit was ticked since', { deductedCents: 0 }],
  ])('%s', async (_, before) => {
    const world = await makeWorld()
    const { press } = await read(world, await withDeposit(world))
    expect(await press(before)).toEqual({ refused: 'changed' })
    expect(await rowOf(world, 'final')).toMatchObject({ status: 'draft', number: null, version: 1 })
    expect(await told(world)).toEqual([])
    expect(await press()).toMatchObject({ number: 'FA2604-0001' })
  })

  it('of a credit note that was held against its invoice as it stood before, or against another', async () => {
    const world = await makeWorld()
    const of = { kind: 'credit_note', corrects: world.alice.invoiceId } as const
    await issued(world, 'first', { ...of, shares: [[1000, 2000]] })
    await issued(world, 'another')
    const { asRead, press } = await read(world, await draft(world, 'note', { ...of, shares: [[2000, 2000]] }))
    expect(asRead.takes).toEqual({ id: world.alice.invoiceId, creditedCents: 1200 })
    expect(await press({ takes: { id: world.alice.invoiceId, creditedCents: 0 } })).toEqual({ refused: 'changed' })
    expect(await press({ takes: { id: 'another', creditedCents: 1200 } })).toEqual({ refused: 'changed' })
    // Nor where the other stands as the right one does.
    await issued(world, 'second', { kind: 'credit_note', corrects: 'another', shares: [[1000, 2000]] })
    expect(await press({ takes: { id: 'another', creditedCents: 1200 } })).toEqual({ refused: 'changed' })
    expect(await rowOf(world, 'note')).toMatchObject({ status: 'draft' })
    expect(await press()).toMatchObject({ number: 'AV2604-0003' })
  })

  it('and what the database says is passed on, where it is nothing that was thought of', async () => {
    const world = await makeWorld()
    const { press } = await read(world, await draft(world, 'one'))
    await env.DB.prepare(
      `create trigger meanwhile before update of status on invoices when new.company_id = '${world.companyId}'
       begin select raise(abort, 'something else'); end`,
    ).run()
    const answer = await press().catch(String)
    await env.DB.prepare('drop trigger meanwhile').run()
    expect(answer).toContain('something else')
    expect(await press()).toMatchObject({ number: 'FA2604-0001' })
  })

  it('under a check code that another has, and that is no number taken', async () => {
    const world = await makeWorld()
    const first = await read(world, await draft(world, 'first'))
    await first.press()
    const { asRead, press } = await read(world, await draft(world, 'second'))
    const { check } = first.asRead.document
    await expect(press({ document: { ...asRead.document, check } })).rejects.toThrow('invoices.check_code')
    expect(await press()).toMatchObject({ number: 'FA2604-0002' })
  })

  it('under a pattern that is none', () => {
    const patterns = { ...usualInvoicing.patterns, deposit: 'AC' }
    expect(() => patternOf({ ...usualInvoicing, patterns }, 'deposit')).toThrow('broken: patternRunning')
    expect(patternOf({ ...usualInvoicing, patterns }, 'invoice')).toEqual(patternOf(null, 'invoice'))
  })
})
