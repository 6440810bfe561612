import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { newCheckCode, readCheckCode } from '../../src/invoices/issue/check-code.ts'
import { sha256 } from '../../src/secrets/sha256.ts'
import { asStaff } from '../support/as.ts'
import { addDrafts, dayFrom, issue, issuedIn, openIssuing, setCounter, today } from '../support/issuing.ts'
import { tripsOf } from '../support/recorder.ts'
import type { World } from '../support/world.ts'

const english = { 'Accept-Language': 'en' }
const written = (day: string, running: number, start = 'FA') =>
  `${start}${day.slice(2, 4)}${day.slice(5, 7)}-${String(running).padStart(4, '0')}`

const setInvoicing = ({ companyId }: World, invoicing: string) =>
  env.DB.prepare('update companies set invoicing = ? where id = ?').bind(invoicing, companyId).run()

describe('a draft that is issued', () => {
  it('is an invoice with a number, all frozen, in two round trips, and leads to itself', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    const { answer, trips } = await tripsOf(() => issue(office, id))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/admin/invoices/${id}?done=issued`])
    // The read and the write; what follows prints it, behind the answer.
    const before = trips.findIndex(({ statements }) => /stored_files/.test(statements[0] ?? ''))
    expect(before).toBe(2)
    const [one] = await issuedIn(world)
    const number = written(today(), 1)
    expect(one).toMatchObject({
      ...{ status: 'issued', number, sequence: 1, issued_on: today(), net_cents: 50, vat_cents: 10, total_cents: 60 },
      ...{
        version: 2,
        retention_cents: 0,
        due_on: dayFrom(30),
        check_code: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
      },
    })
    const document = JSON.parse(one?.document ?? '') as InvoiceDocument
    expect(document).toMatchObject({
      ...{ number, issuedOn: today(), servedOn: today(), totalCents: 60, buyer: { name: 'Customer alice' } },
      lines: [{ description: 'Joint', netCents: 50 }],
      check: { code: one?.check_code, url: `http://${world.host}/check/${one?.check_code}` },
    })
    const page = await (await office.get(`/admin/invoices/${id}?done=issued`, english)).text()
    expect(page).toContain(number)
    expect(page).toContain('The invoice is issued.')
  })

  it('is told in the trail by its number', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await issue(office, id)
    const { results } = await env.DB.prepare(
      "select subject, subject_id, customer_id, actor from audit_events where company_id = ? and did = 'invoice_issued'",
    )
      .bind(world.companyId)
      .all()
    expect(results).toEqual([
      { subject: written(today(), 1), subject_id: id, customer_id: world.alice.id, actor: 'staff' },
    ])
  })

  it('is on paper at once, with the hash of what lies in the bucket', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await issue(office, id)
    const stored = await env.FILES.get(`${world.companyId}/documents/${id}`)
    const bytes = (await stored?.bytes()) ?? new Uint8Array()
    expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-')
    expect((await issuedIn(world))[0]?.pdf_sha256).toBe(await sha256(bytes))
  })

  it('pressed fifty times at once is one invoice, to which each press leads', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    const owner = await asStaff(world, 'owner')
    const answers = await Promise.all(Array.from({ length: 50 }, (_, press) => issue(press % 2 ? office : owner, id)))
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('Location')}`))).toEqual(
      new Set([`303 /admin/invoices/${id}?done=issued`]),
    )
    expect((await issuedIn(world)).map(({ sequence }) => sequence)).toEqual([1])
    const told = "select count(*) as n from audit_events where company_id = ? and did = 'invoice_issued'"
    expect(await env.DB.prepare(told).bind(world.companyId).first('n')).toBe(1)
  })

  it('takes numbers of the series of its kind', async () => {
    const { world, office } = await openIssuing()
    const kinds = ['invoice', 'deposit', 'credit_note'] as const
    for (const kind of kinds) for (const id of await addDrafts(world, 2, { kind })) await issue(office, id)
    const numbers = await Promise.all(kinds.map(async (kind) => (await issuedIn(world, kind)).map((one) => one.number)))
    expect(numbers).toEqual(['FA', 'AC', 'AV'].map((start) => [1, 2].map((step) => written(today(), step, start))))
    const original = 'select credited_cents from invoices where company_id = ? and id = ?'
    expect(await env.DB.prepare(original).bind(world.companyId, world.alice.invoiceId).first('credited_cents')).toBe(
      120,
    )
  })
})

describe('numbers', () => {
  it('run on when the month changes, and grow past 9999', async () => {
    const { world, office } = await openIssuing()
    await setCounter(world, 'invoice', 9998)
    const [first = '', second = '', third = ''] = await addDrafts(world, 3)
    const days = [dayFrom(-70), dayFrom(-35), today()]
    for (const [place, id] of [first, second, third].entries()) await issue(office, id, days[place])
    expect((await issuedIn(world)).map(({ number }) => number)).toEqual(
      days.map((day, place) => written(day, 9999 + place)),
    )
    expect(written(today(), 10_001)).toHaveLength(12)
  })

  it('are those of the pattern that the company has set', async () => {
    const { world, office } = await openIssuing()
    const patterns = { invoice: 'R/{yyyy}+{00}_z', creditNote: 'AV{0}', deposit: 'AC{0}' }
    const rest = { vatRegime: 'franchise', vatRates: [0], dueDays: 0, endOfMonth: true, vatOnDebits: false }
    const none = { regime: null, penalty: null, recovery: null, discount: null, reverseCharge: null }
    const texts = { fr: { ...none, regime: 'TVA non applicable' }, en: none }
    await setInvoicing(world, JSON.stringify({ patterns, ...rest, sendsByMail: false, texts }))
    const [id = ''] = await addDrafts(world, 1)
    await issue(office, id)
    const [one] = await issuedIn(world)
    expect(one).toMatchObject({ number: `R/${today().slice(0, 4)}+01_z`, vat_cents: 0, total_cents: 50 })
    expect(JSON.parse(one?.document ?? '')).toMatchObject({ notes: ['TVA non applicable'], vatTreatment: 'franchise' })
  })
})

it('the page that asks shows number, day, buyer and total in one round trip, and none of what is issued', async () => {
  const { world, office } = await openIssuing()
  await setCounter(world, 'invoice', 41, dayFrom(-5))
  const [id = ''] = await addDrafts(world, 1)
  const { answer, trips } = await tripsOf(() => office.get(`/admin/invoices/${id}/issue`, english))
  const html = await answer.text()
  expect([answer.status, trips.length]).toEqual([200, 1])
  for (const text of [written(today(), 42), 'Customer alice', '0.60', `value="${today()}"`, `min="${dayFrom(-5)}"`])
    expect(html).toContain(text)
  expect(html).toContain('told by email')
  expect(html).toContain(`href="/admin/invoices/${id}/draft.pdf"`)
  await issue(office, id)
  const again = await office.get(`/admin/invoices/${id}/issue`)
  expect([again.status, again.headers.get('Location')]).toEqual([303, `/admin/invoices/${id}`])
  expect((await office.get('/admin/invoices/nothing/issue')).status).toBe(404)
})

it('a check code is told from others by eye, and read however it is typed', () => {
  const codes = new Set(Array.from({ length: 2_000 }, newCheckCode))
  expect(codes.size).toBe(2_000)
  for (const code of codes) {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(readCheckCode(` ${code.toLowerCase().replace('-', ' ')}`)).toBe(code)
  }
  expect(readCheckCode('oil10-abcde')).toBe('01110-ABCDE')
  for (const typed of ['', 'ABCDE', 'ABCDE-FGHJU', 'ABCDE-FGHJK-M']) expect(readCheckCode(typed)).toBeUndefined()
})
