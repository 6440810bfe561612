import { describe, expect, it } from 'vitest'
import { usualInvoicing } from '../../src/companies/invoicing.ts'
import { newId } from '../../src/db/id.ts'
import { openOffice, run } from '../support/customers.ts'
import { draftFields, openDraft, sendDraft, storedDraft } from '../support/drafts.ts'
import { deduct, draft, issue, issued, pay, rowOf } from '../support/invoicing.ts'
import { addDrafts, issuedIn, openIssuing, issue as press, today } from '../support/issuing.ts'
import { tripsOf } from '../support/recorder.ts'

const plain = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')
const auto = { do: 'auto' }

describe('what keeps a draft from being issued', () => {
  it('is said alike on its page, where it is written, at each save and before it is issued', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1, { kind: 'credit_note', netCents: 10_001 })
    const said = 'At 20% VAT, the credit note goes beyond what is left to take back: €100.00 net.'
    const at = `/admin/invoices/${id}`
    for (const path of [at, `${at}/edit`, `${at}/issue`]) {
      const { answer, trips } = await tripsOf(() => office.get(path))
      expect([path, trips.length]).toEqual([path, 1])
      expect(await plain(answer), path).toContain(said)
    }
    const saved = await sendDraft(office, world, id, draftFields([{ price: '100.02' }], auto))
    expect(saved.status).toBe(200)
    const html = await saved.text()
    expect(html).toMatch(/id="in-the-way"[^>]*>.*goes beyond what is left/s)
    const right = await sendDraft(office, world, id, draftFields([{ price: '100' }], { ...auto, version: '2' }))
    expect(await right.text()).toMatch(/<div id="in-the-way"><\/div>/)
  })

  it('is a sign of the customer or the job that no font has, with which one and where', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await run(
      `update customers set name = 'Maison 謝', address = '1 rue' || char(10) || '🏠 Lyon' where company_id = ? and id = ?`,
      ...[world.companyId, world.alice.id],
    )
    await run(
      `update jobs set title = '🚿', location = 'Cave ☃' where company_id = ? and id = ?`,
      ...[world.companyId, world.alice.jobId],
    )
    await run(
      'update invoices set job_id = ? where company_id = ? and id = ?',
      ...[world.alice.jobId, world.companyId, id],
    )
    const answer = await press(office, id)
    expect([answer.status, await issuedIn(world)]).toEqual([422, []])
    const text = await plain(answer)
    for (const said of [
      'cannot print “謝” (sign 8 of the customer’s name)',
      'cannot print “🏠” (sign 7 of the customer’s address)',
      'cannot print “☃” (sign 6 of the address of the work)',
      'cannot print “🚿” (sign 1 of the job’s title)',
    ])
      expect(text).toContain(said)
    expect(await plain(office.get(`/admin/invoices/${id}`))).toContain('sign 8 of the customer’s name')
  })

  it('is a total below zero, which is stored all the same while one writes', async () => {
    const { world, office, id } = await openDraft()
    const answer = await sendDraft(office, world, id, draftFields([{ quantity: '-2', price: '50' }]))
    expect(answer.status).toBe(303)
    expect((await storedDraft(world, id)).draft).toMatchObject({ net_cents: -10_000, total_cents: -12_000 })
    for (const path of [`/admin/invoices/${id}`, `/admin/invoices/${id}/edit`, '/admin/invoices?show=draft'])
      expect((await office.get(path)).status).toBe(200)
    expect(await plain(office.get(`/admin/invoices/${id}`))).toContain('The total is below zero.')
    expect((await office.get(`/admin/invoices/${id}/draft.pdf`)).status).toBe(200)
    expect((await press(office, id, today(), '2')).status).toBe(422)
    await expect(issue(world, id)).rejects.toThrow(/below zero|more is deducted/)
  }, 20_000)
})

describe('a draft credit note', () => {
  it('comes to what it takes back at the VAT of its invoice, whatever the company does today', async () => {
    const { world, office } = await openOffice()
    // 1.8 cents of VAT, of which a part was taken back.
    await issued(world, 'cents', { shares: [[9, 2000]] })
    await issued(world, 'part', { kind: 'credit_note', corrects: 'cents', shares: [[3, 2000]] })
    await draft(world, 'rest', { kind: 'credit_note', corrects: 'cents', shares: [[6, 2000]] })
    const franchise = JSON.stringify({ ...usualInvoicing, vatRegime: 'franchise' })
    await run('update companies set invoicing = ? where id = ?', franchise, world.companyId)
    await sendDraft(office, world, 'rest', draftFields([{ price: '0.06' }]))
    expect((await storedDraft(world, 'rest')).draft).toMatchObject({ net_cents: 6, vat_cents: 1, total_cents: 7 })
    const html = await (await office.get('/admin/invoices/rest/edit')).text()
    expect(html).toMatch(/<select id="rate-1"/)
  })

  it('shows what it corrects and what is left of that, has no day to pay, no retention and no rate but the invoice’s', async () => {
    const { world, office } = await openOffice()
    await issued(world, 'one', { shares: [[10_000, 2000]] })
    await issued(world, 'part', { kind: 'credit_note', corrects: 'one', shares: [[4000, 2000]] })
    await draft(world, 'note', { kind: 'credit_note', corrects: 'one', shares: [[1000, 2000]] })
    const { number } = await rowOf(world, 'one')
    for (const path of ['/admin/invoices/note/edit', '/admin/invoices/note']) {
      const text = await plain(office.get(path))
      expect(text).toContain('Draft credit note')
      expect(text).toMatch(new RegExp(`Invoice that it corrects ${number} of`))
      expect(text).toContain('€60.00 net and €12.00 VAT')
    }
    const html = await (await office.get('/admin/invoices/note/edit')).text()
    expect(html).not.toMatch(/name="(dueOn|retention|retentionDueOn|reverseCharge)"/)
    expect(html.match(/<select id="rate-1".*?<\/select>/s)?.[0].match(/<option/g)).toHaveLength(1)
    const refused = await sendDraft(office, world, 'note', draftFields([{ rate: '10' }], { ...auto, retention: '5' }))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('The corrected invoice has nothing at this rate.')
    const terms = { dueOn: '2020-01-01', retention: '5', retentionDueOn: '2099-01-01', reverseCharge: 'yes' }
    expect((await sendDraft(office, world, 'note', draftFields([{}], terms))).status).toBe(303)
    expect((await storedDraft(world, 'note')).draft?.terms).toMatchObject({
      ...{ dueOn: null, retentionBasisPoints: 0, retentionDueOn: null, reverseCharge: false },
    })
    const links = await (await office.get('/admin/invoices/note')).text()
    expect(links).toContain('class="lead whole" href="/admin/invoices/one"')
  })

  it('is not copied: what it took back is invoiced again, without why', async () => {
    const { world, office } = await openOffice()
    await issued(world, 'one')
    await draft(world, 'note', { kind: 'credit_note', corrects: 'one' })
    await run(
      `update invoices set terms = json_set(terms, '$.opening', 'Tap taken back') where company_id = ? and id = 'note'`,
      world.companyId,
    )
    expect(await (await office.get('/admin/invoices/note')).text()).not.toContain('/copy"')
    await issue(world, 'note')
    expect(await plain(office.get('/admin/invoices/note'))).toContain('Invoice it again')
    const id = newId()
    const answer = await office.post('/admin/invoices/note/copy', { id })
    expect(answer.headers.get('Location')).toBe(`/admin/invoices/${id}/edit?done=invoiced`)
    expect(await rowOf(world, id)).toMatchObject({ kind: 'invoice', corrects_id: null, total_cents: 12_000 })
    expect(JSON.parse(String((await rowOf(world, id)).terms)).opening).toBeNull()
    expect(await plain(office.get(`/admin/invoices/${id}/edit?done=invoiced`))).toContain('is not copied')
  })
})

describe('a deposit and what deducts it', () => {
  it('a deposit has a day to pay and no retention; its copy is a deposit', async () => {
    const { world, office } = await openOffice()
    await draft(world, 'deposit', { kind: 'deposit' })
    const html = await (await office.get('/admin/invoices/deposit/edit')).text()
    expect(html).toContain('Draft deposit invoice')
    expect(html).toMatch(/name="dueOn"/)
    expect(html).not.toMatch(/name="retention|value="deductions"/)
    const id = newId()
    await office.post('/admin/invoices/deposit/copy', { id })
    expect((await rowOf(world, id)).kind).toBe('deposit')
  })

  it('a final invoice shows what it deducts and what is to pay then, as one writes it, and leads to the deposits', async () => {
    const { world, office } = await openOffice()
    await issued(world, 'deposit', { kind: 'deposit', shares: [[1000, 2000]] })
    await pay(world, 'deposit', 1200)
    await draft(world, 'final')
    await deduct(world, 'final', 'deposit')
    for (const path of ['/admin/invoices/final', '/admin/invoices/final/edit'])
      expect(await plain(office.get(path))).toMatch(/Deposits deducted -€12\.00 To pay €108\.00/)
    const page = await (await office.get('/admin/invoices/final')).text()
    expect(page).toContain('href="/admin/invoices/final/deductions"')
    expect(page).toContain('class="lead whole" href="/admin/invoices/deposit"')
    const live = await sendDraft(office, world, 'final', draftFields([{ price: '5' }], auto))
    expect(await plain(live)).toMatch(/To pay -€6\.00 .*The deposits deducted exceed the total by €6\.00/)
    const leads = await sendDraft(
      office,
      world,
      'final',
      draftFields([{ price: '50' }], { do: 'deductions', version: '2' }),
    )
    expect([leads.status, leads.headers.get('Location')]).toEqual([303, '/admin/invoices/final/deductions'])
    expect((await storedDraft(world, 'final')).draft?.total_cents).toBe(6000)
  })
})

describe('a draft that is none any more while someone writes it', () => {
  const typed = draftFields([{ description: 'Repair of the pump', price: '45,50 or so' }], {
    ...{ closing: 'With thanks', purchaseOrder: 'PO 77' },
  })
  const kept = ['Repair of the pump', '45,50 or so', 'With thanks', 'PO 77']

  it('because it was issued is said with 409, the way to it, and all that was typed', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    expect((await press(office, id)).status).toBe(303)
    const [{ number = '' } = {}] = await issuedIn(world)
    for (const act of ['save', 'more']) {
      const body = new URLSearchParams(typed)
      body.set('do', act)
      const answer = await sendDraft(office, world, id, body)
      expect(answer.status).toBe(409)
      const html = await answer.text()
      expect(html).toContain(`This draft has become ${number}`)
      expect(html).toContain(`href="/admin/invoices/${id}"`)
      for (const one of kept) expect(html).toContain(one)
    }
    // The page that is open says it by itself.
    const body = new URLSearchParams(typed)
    body.set('do', 'auto')
    expect((await sendDraft(office, world, id, body)).status).toBe(404)
  }, 20_000)

  it('because it was deleted likewise; what never was is not there, nor what is another company’s', async () => {
    const { world, office, id } = await openDraft()
    await office.post(`/admin/invoices/${id}/removal`)
    const answer = await sendDraft(office, world, id, typed)
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(html).toContain('This draft was deleted')
    for (const one of kept) expect(html).toContain(one)
    const other = await openIssuing()
    expect((await sendDraft(other.office, other.world, id, typed)).status).toBe(404)
    expect((await sendDraft(office, world, 'never-was', typed)).status).toBe(404)
  })
})

it('a list of invoices is exported with what each is, credit notes below zero, and what was deducted and taken back', async () => {
  const { world, office } = await openOffice()
  await issued(world, 'deposit', { kind: 'deposit', shares: [[1000, 2000]] })
  await pay(world, 'deposit', 1200)
  await draft(world, 'final')
  await deduct(world, 'final', 'deposit')
  await issue(world, 'final')
  await issued(world, 'note', { kind: 'credit_note', corrects: 'final', shares: [[5000, 2000]] })
  const file = await (await office.get('/admin/invoices/export?sort=oldest')).text()
  const [header = '', ...lines] = file.replace('\ufeff', '').trim().split('\r\n')
  expect(header).toBe(
    'Number,Document,Date,Due date,Customer,Total excl. VAT,VAT,Total incl. VAT,Deposits deducted,Taken back by credit note,Already paid,Still to pay,State',
  )
  const amounts = (number: string) =>
    lines
      .find((line) => line.startsWith(number))
      ?.split(',')
      .slice(1)
  expect(amounts('DEP-1')?.slice(4)).toEqual(['10.00', '2.00', '12.00', '0.00', '0.00', '12.00', '0.00', 'Paid'])
  expect(amounts('INV-1')?.[0]).toBe('Final invoice')
  expect(amounts('INV-1')?.slice(4, 11)).toEqual(['100.00', '20.00', '120.00', '12.00', '60.00', '0.00', '48.00'])
  expect(amounts('CRE-1')?.slice(0, 3)).toEqual(['Credit note', '2026-04-01', ''])
  expect(amounts('CRE-1')?.slice(4, 11)).toEqual(['-50.00', '-10.00', '-60.00', '0.00', '0.00', '0.00', '0.00'])
})
