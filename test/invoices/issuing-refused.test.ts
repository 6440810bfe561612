import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { asStaff } from '../support/as.ts'
import { addDrafts, dayFrom, issue, issuedIn, openIssuing, setCounter, today } from '../support/issuing.ts'
import type { World } from '../support/world.ts'

const written = (day: string, running: number) =>
  `FA${day.slice(2, 4)}${day.slice(5, 7)}-${String(running).padStart(4, '0')}`

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

  it('before that of the invoice that a credit note takes back is refused, and so before a deposit deducted', async () => {
    const { world, office } = await openIssuing()
    // The credit note takes back the invoice of 3 February 2026; no other was issued in its series.
    const [credit = ''] = await addDrafts(world, 1, { kind: 'credit_note' })
    const [deposit = ''] = await addDrafts(world, 1, { kind: 'deposit' })
    await issue(office, deposit, dayFrom(-3))
    await env.DB.prepare(
      `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
       values (?, ?, 'p-1', ?, 60, ?, 'cash', 0)`,
    )
      .bind(world.companyId, world.alice.id, deposit, today())
      .run()
    const [final = ''] = await addDrafts(world, 1, { netCents: 500 })
    await env.DB.prepare(
      'insert into invoice_deductions (company_id, customer_id, invoice_id, deposit_id, amount_cents) values (?, ?, ?, ?, 60)',
    )
      .bind(world.companyId, world.alice.id, final, deposit)
      .run()
    for (const [id, day] of [
      [credit, '2026-02-02'],
      [final, dayFrom(-4)],
    ] as const) {
      const answer = await issue(office, id, day)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toMatch(/id="issuedOn-error"[^>]*>[^<]*It names a document issued on/)
    }
    expect([await issuedIn(world), await issuedIn(world, 'credit_note')]).toEqual([[], []])
    expect((await issue(office, credit, '2026-02-03')).status).toBe(303)
    expect((await issue(office, final, dayFrom(-3))).status).toBe(303)
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

  it('a name that paper would show as question marks', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await run(world, "update customers set name = 'Çağrı Иван 🙂' where company_id = ? and id = 'customer-alice'")
    await refused(world, office, id, 'cannot print “И” (sign 7 of the customer’s name)')
    const line = `update invoice_lines set description = '❄' where company_id = ? and invoice_id = '${id}'`
    await run(world, line)
    await refused(world, office, id, 'cannot print “❄” on one of its lines')
    await run(world, line.replace('❄', 'Joint'))
    await run(world, "update customers set name = 'Çağrı Żółć' where company_id = ? and id = 'customer-alice'")
    expect((await issue(office, id)).status).toBe(303)
  })

  it('a credit note that exceeds its invoice', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1, { kind: 'credit_note', netCents: 10_001 })
    await refused(world, office, id, 'goes beyond what is left to take back: €100.00 net')
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
    await refused(world, office, id, 'can no longer be deducted')
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

describe('what the database refuses at that very moment', () => {
  // What it says is read from the triggers themselves, so that no refusal is added without words.
  const triggers = env.MIGRATIONS.flatMap(({ queries }) => queries).filter((sql) =>
    /CREATE TRIGGER invoices_(in_sequence|crediting|deducting) /.test(sql),
  )
  const said = new Set(
    triggers.flatMap((sql) => [...sql.matchAll(/RAISE\(ABORT, '([^']+)'\)/g)].map(([, words]) => words)),
  )
  // These are for whoever writes past the app, which issues and takes the next number in the statement itself.
  const foreign = ['a draft is issued', 'the next number is another']

  it.each([...said].filter((words) => !foreign.includes(words ?? '')))(
    '%s: is no error, nothing is issued',
    async (words) => {
      const { world, office } = await openIssuing()
      const [id = ''] = await addDrafts(world, 1)
      await env.DB.prepare(
        `create trigger meanwhile before update of status on invoices when new.id = '${id}' and new.company_id = '${world.companyId}'
       begin select raise(abort, '${words}'); end`,
      ).run()
      const answer = await issue(office, id)
      await env.DB.prepare('drop trigger meanwhile').run()
      expect([answer.status, await issuedIn(world)]).toEqual([words === 'a later day was issued' ? 422 : 409, []])
      expect(await answer.text()).toContain(words === 'a later day was issued' ? 'issuedOn-error' : 'has just changed')
    },
  )

  it('is an error where it is nothing that was thought of', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1)
    await env.DB.prepare(
      `create trigger meanwhile before update of status on invoices when new.id = '${id}' and new.company_id = '${world.companyId}'
       begin select raise(abort, 'something else'); end`,
    ).run()
    const { status } = await issue(office, id)
    await env.DB.prepare('drop trigger meanwhile').run()
    expect([status, await issuedIn(world)]).toEqual([500, []])
  })

  it('is of every kind', () => {
    expect(said.size).toBe(11)
  })
})
