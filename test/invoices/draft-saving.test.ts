import { describe, expect, it } from 'vitest'
import { saveDraft } from '../../src/invoices/admin/drafts/deeds.ts'
import { findDraft } from '../../src/invoices/admin/drafts/queries.ts'
import { asStaff } from '../support/as.ts'
import { merge } from '../support/customers.ts'
import { draftFields, openDraft, sendDraft, storedDraft, type TypedLine } from '../support/drafts.ts'
import { staffDb } from '../support/invoicing.ts'
import { linesOf } from '../support/jobs.ts'
import { tripsOf } from '../support/recorder.ts'

const auto = (lines: TypedLine[], more = {}) => draftFields(lines, { do: 'auto', ...more })

describe('two at a draft', () => {
  it('are told of each other: the second gets 409, what is stored beside what they typed, and loses nothing', async () => {
    const { world, office, id } = await openDraft()
    const owner = await asStaff(world, 'owner')
    await sendDraft(owner, world, id, draftFields([{ description: 'By the owner' }], { purchaseOrder: 'PO 1' }))
    const mine = [{ description: 'By the office' }]
    const body = (version: string, more = {}) => draftFields(mine, { version, purchaseOrder: 'PO 2', ...more })
    const unasked = await sendDraft(office, world, id, body('1', { do: 'auto' }))
    expect([unasked.status, await unasked.text()]).toEqual([409, expect.stringContaining('data-state="stale"')])
    const { answer, trips } = await tripsOf(() => sendDraft(office, world, id, body('1')))
    expect([answer.status, trips.length]).toEqual([409, 1])
    const html = await answer.text()
    expect(html).toContain('By the office')
    expect(html).toMatch(/Lines stored meanwhile.*By the owner/s)
    expect(html).toMatch(/id="purchaseOrder-meanwhile"[^>]*>Stored meanwhile: PO 1/)
    expect(html).toContain('name="version" value="2"')
    expect((await storedDraft(world, id)).lines).toMatchObject([{ description: 'By the owner' }])
    expect((await sendDraft(office, world, id, body('2'))).status).toBe(303)
    expect((await storedDraft(world, id)).lines).toMatchObject([{ description: 'By the office' }])
  })

  it('at the same moment leave the lines of one of them, whole', async () => {
    const { world, office, id } = await openDraft()
    const owner = await asStaff(world, 'owner')
    const of = (name: string) => draftFields(Array.from({ length: 20 }, () => ({ description: name })))
    const answers = await Promise.all([
      sendDraft(office, world, id, of('office')),
      sendDraft(owner, world, id, of('owner')),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const { draft, lines } = await storedDraft(world, id)
    expect([draft?.version, lines.length, new Set(lines.map(({ description }) => description)).size]).toEqual([
      2, 20, 1,
    ])
  })
})

it('a draft whose customer turned out to be another meanwhile is told to be another, and kept', async () => {
  const { world, office, id } = await openDraft()
  await sendDraft(office, world, id, draftFields([{ description: 'Kept' }]))
  const found = await findDraft(staffDb(world), world.companyId, id)
  if (!found) throw new Error('The draft is gone.')
  await office.get('/admin')
  expect((await merge(office, world.alice.id, world.bob.id)).status).toBe(303)
  const terms = { ...found.draft.terms, opening: 'Late' }
  expect(await saveDraft(staffDb(world), found, 2, { terms, lines: found.lines })).toBeUndefined()
  const { draft, lines } = await storedDraft(world, id)
  expect([draft?.customer_id, draft?.version, lines]).toEqual([
    ...[world.bob.id, 2],
    [expect.objectContaining({ description: 'Kept', customer_id: world.bob.id })],
  ])
})

it('a form of far more lines than any page has costs no more than one of many', async () => {
  const { world, office, id } = await openDraft()
  const body = draftFields([])
  for (let line = 0; line < 60_000; line++) body.append('line[]', `k${line}`)
  for (let line = 0; line < 10_000; line++) body.append(`description-k${line}`, 'Work')
  const answer = await sendDraft(office, world, id, body)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('500 lines')
  expect(html.match(/data-line=/g)?.length).toBeLessThan(2_010)
})

describe('saving as one goes', () => {
  it('answers what lines come to, what is wrong and the version, and no field', async () => {
    const { world, office, id } = await openDraft()
    const saved = await sendDraft(office, world, id, auto([{ price: '12' }, { quantity: '2', price: '3' }]))
    const html = await saved.text()
    expect(saved.status).toBe(200)
    expect(html).toMatch(/data-state="saved" data-version="2"/)
    expect(html).toMatch(/<output id="net-2">.*6\.00/)
    expect(html).toMatch(/id="sums".*18\.00.*3\.60.*21\.60/s)
    expect(html).not.toMatch(/<(input|textarea|select)/)
    const faulty = await sendDraft(office, world, id, auto([{ price: 'x' }, { price: '7' }], { version: '2' }))
    expect(faulty.status).toBe(422)
    expect(await faulty.text()).toMatch(
      /data-state="faulty" data-version="2".*<output id="net-2">.*7\.00.*data-for="price-1"/s,
    )
    expect((await storedDraft(world, id)).draft?.version).toBe(2)
  })

  it('is told once in ten minutes a person, and each write by someone’s line', async () => {
    const { world, office, id } = await openDraft()
    const owner = await asStaff(world, 'owner')
    let version = 1
    const type = async (who: typeof office, price: string) => {
      const answer = await sendDraft(who, world, id, auto([{ price }], { version: String(version) }))
      expect(answer.status).toBe(200)
      version += 1
    }
    for (const price of ['1', '2', '3']) await type(office, price)
    // Who began it a moment ago is told of already.
    expect(await linesOf(world, 'invoice_changed')).toHaveLength(0)
    for (const price of ['4', '5']) await type(owner, price)
    for (const price of ['6', '7']) await type(office, price)
    const told = await linesOf(world, 'invoice_changed')
    expect(told.map(({ actor_name }) => actor_name)).toEqual(['The owner', 'The office'])
    expect(told[0]).toMatchObject({ subject_id: id, customer_id: world.alice.id })
    // A write that touches nothing is undone, told or not.
    const late = await sendDraft(office, world, id, auto([{ price: '8' }], { version: '3' }))
    expect(late.status).toBe(409)
    expect(await linesOf(world, 'invoice_changed')).toHaveLength(2)
  })
})

describe('without scripts', () => {
  const orderIn = (html: string) =>
    [...html.matchAll(/<textarea id="description-\w+"[^>]*>([^<]*)<\/textarea>/g)]
      .map(([, text]) => text)
      .filter(Boolean)
  const lines = ['One', 'Two', 'Three'].map((description) => ({ description }))

  it('buttons move lines, and the order is the one that is stored', async () => {
    const { world, office, id } = await openDraft()
    const press = async (act: string) => (await sendDraft(office, world, id, draftFields(lines, { do: act }))).text()
    expect(orderIn(await press('up:3'))).toEqual(['One', 'Three', 'Two'])
    expect(orderIn(await press('down:1'))).toEqual(['Two', 'One', 'Three'])
    expect(orderIn(await press('up:1'))).toEqual(['One', 'Two', 'Three'])
    expect((await storedDraft(world, id)).lines).toEqual([])
    const body = draftFields(lines)
    body.delete('line[]')
    for (const key of ['3', '1', '2']) body.append('line[]', key)
    await sendDraft(office, world, id, body)
    const stored = await storedDraft(world, id)
    expect(stored.lines.map(({ description }) => description)).toEqual(['Three', 'One', 'Two'])
  })

  it('a line is removed and put back, and one that stays removed is not stored', async () => {
    const { world, office, id } = await openDraft()
    const removed = await (await sendDraft(office, world, id, draftFields(lines, { do: 'remove:2' }))).text()
    expect(removed).toMatch(/<li class="draft-line gone" id="line-2"/)
    const gone = lines.map((line, index) => ({ ...line, gone: index === 1 }))
    const back = await (await sendDraft(office, world, id, draftFields(gone, { do: 'restore:2' }))).text()
    expect(back).not.toContain('draft-line gone')
    await sendDraft(office, world, id, draftFields(gone))
    expect((await storedDraft(world, id)).lines.map(({ description }) => description)).toEqual(['One', 'Three'])
  })

  it('empty lines are offered and more of them; a line is taken from the catalogue in the customer’s language', async () => {
    const { world, office, id } = await openDraft()
    const count = (html: string) => html.split('<template')[0]?.match(/name="line\[\]"/g)?.length
    expect(count(await (await office.get(`/admin/invoices/${id}/edit`)).text())).toBe(3)
    expect(count(await (await sendDraft(office, world, id, draftFields([{}], { do: 'more' }))).text())).toBe(11)
    const { answer, trips } = await tripsOf(() => sendDraft(office, world, id, draftFields([{}], { do: 'item:item' })))
    expect(trips).toHaveLength(1)
    expect(await answer.text()).toMatch(/Main-d’œuvre<\/textarea>.*value="h".*value="55\.00"/s)
    const found = await (await sendDraft(office, world, id, draftFields([{}], { do: 'find', find: 'zzz' }))).text()
    expect(found).toContain('No item begins with these letters.')
    expect(await (await office.get('/admin/invoices/items?find=main&language=en')).text()).toContain(
      'data-description="Labour"',
    )
  })
})
