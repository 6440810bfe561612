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

describe('a day of issue', () => {
  it.each([
    ['before the last of its series', dayFrom(-1), 'is dated'],
    ['to come', dayFrom(1), 'This date is to come'],
    ['that is none', '2026-02-30', 'Give the issue date.'],
    ['left out', '', 'Give the issue date.'],
  ])('%s is refused beside its field, and what was typed stays', async (_, day, said) => {
    const { world, office } = await openIssuing()
    await setCounter(world, 'invoice', 7, today())
    const [id = ''] = await addDrafts(world, 1)
    const answer = await issue(office, id, day)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(new RegExp(`id="issuedOn-error"[^>]*>[^<]*${said}`))
    expect(html).toContain(`value="${day}"`)
    expect(await issuedIn(world)).toEqual([])
  })

  it('is refused by the database too, where another was issued in between', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    // Between the read and the write: set off by the write itself.
    await env.DB.prepare(
      `create trigger meanwhile before update of status on invoices when new.id = '${id}' and new.company_id = '${world.companyId}'
       begin insert into invoice_counters (company_id, series, last, last_issued_on)
         values (new.company_id, 'invoice', new.sequence - 1, '${today()}'); end`,
    ).run()
    const answer = await issue(office, id, dayFrom(-1))
    await env.DB.prepare('drop trigger meanwhile').run()
    expect([answer.status, await issuedIn(world)]).toEqual([422, []])
    expect(await answer.text()).toContain('id="issuedOn-error"')
    expect((await issue(office, id, dayFrom(-1))).status).toBe(303)
  })
})

describe('what cannot be issued is said in words', () => {
  const refused = async (world: World, who: Awaited<ReturnType<typeof asStaff>>, id: string, words: string) => {
    const answer = await issue(who, id)
    expect([answer.status, await issuedIn(world)]).toEqual([422, []])
    expect(await answer.text()).toContain(words)
  }
  const run = (world: World, sql: string) => env.DB.prepare(sql).bind(world.companyId).run()

  it('no lines', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await run(world, `delete from invoice_lines where company_id = ? and invoice_id = '${id}'`)
    await refused(world, office, id, 'The document has no lines.')
  })

  it('a total below zero', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await run(world, `update invoice_lines set net_cents = -1 where company_id = ? and invoice_id = '${id}'`)
    await refused(world, office, id, 'The total is below zero.')
  })

  it('a company without an address', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await run(world, "update companies set legal = json_set(legal, '$.address', json('[]')) where id = ?")
    await refused(world, office, id, 'address is missing')
  })

  it('a credit note that exceeds its invoice', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1, { kind: 'credit_note', netCents: 10_001 })
    await refused(world, office, id, 'The credit note exceeds')
  })

  it('a deposit that is not paid', async () => {
    const { world, office } = await openIssuing()
    const [deposit = ''] = await addDrafts(world, 1, { kind: 'deposit' })
    await issue(office, deposit)
    const [id = ''] = await addDrafts(world, 1, { netCents: 500 })
    await run(
      world,
      `insert into invoice_deductions (company_id, customer_id, invoice_id, deposit_id, amount_cents)
       select company_id, customer_id, '${id}', id, total_cents from invoices where company_id = ? and id = '${deposit}'`,
    )
    await refused(world, office, id, 'One of the deposits deducted is not fully paid')
  })

  it('a number that an imported invoice has', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await run(
      world,
      `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
         total_cents, document, created_at) select company_id, customer_id, 'old', 'issued', '${written(today(), 1)}', 1,
         issued_on, due_on, 0, 0, 0, document, 0 from invoices where company_id = ? and id = 'invoice-alice'`,
    )
    await refused(world, office, id, 'Set the next number under settings')
  })
})

describe('a draft that someone else changed', () => {
  it('comes back as it is now, with 409, and is issued from there', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await env.DB.prepare("update invoices set version = 2 where company_id = ? and id = 'invoice-0'")
      .bind(world.companyId)
      .run()
    const answer = await issue(office, id)
    const html = await answer.text()
    expect([answer.status, await issuedIn(world)]).toEqual([409, []])
    expect(html).toContain('Someone else has just changed this draft.')
    expect(html).toContain('name="version" value="2"')
    expect((await issue(office, id, today(), '2')).status).toBe(303)
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
