import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../support/customers.ts'
import { deduct, draft, issue, issued, pay, rowOf } from '../support/invoicing.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

let made = 0
const newId = () => {
  made += 1
  return `made-${made}`
}
const change = (id: string, set: string) =>
  run(`update invoices set ${set} where company_id = ? and id = ?`, world.companyId, id)
const paidDeposit = async (netCents = 1000) => {
  const id = await issued(world, newId(), { kind: 'deposit', shares: [[netCents, 2000]] })
  await pay(world, id, (netCents * 6) / 5)
  return id
}
const creditNote = (corrects: string, netCents: number, rate = 2000) =>
  draft(world, newId(), { kind: 'credit_note', corrects, shares: [[netCents, rate]] })

describe('what is issued', () => {
  it('stays as it was issued, column by column', async () => {
    const id = await issued(world, newId(), { retention: [500, '2027-04-01'] })
    await change(id, "pdf_sha256 = 'a', opened_at = 1")
    const { results } = await env.DB.prepare('select name from pragma_table_xinfo(?)')
      .bind('invoices')
      .all<{ name: string }>()
    const changed: string[] = []
    for (const { name } of results) {
      const value = /_(cents|at)$|sequence|version/.test(name) ? `coalesce(${name}, 0) + 7` : "'another'"
      await change(id, `${name} = ${value}`).then(
        () => changed.push(name),
        () => undefined,
      )
    }
    // None of these is on paper: what staff note, and how it came here.
    expect(changed).toEqual(['internal_notes', 'created_at', 'import_key', 'version'])
  })

  it('names its paper once and its first reader once', async () => {
    const id = await issued(world, newId())
    await change(id, "pdf_sha256 = 'a'")
    await change(id, 'opened_at = 1')
    await expect(change(id, 'pdf_sha256 = null')).rejects.toThrow('an issued invoice cannot be changed')
    await expect(change(id, 'opened_at = 2')).rejects.toThrow('an issued invoice cannot be changed')
  })

  it('keeps its lines and deductions, and is not deleted', async () => {
    const id = await issued(world, newId())
    const at = [world.companyId, id]
    const deposit = await paidDeposit()
    const refused = [
      () => run('delete from invoices where company_id = ? and id = ?', ...at),
      () => run('delete from invoice_lines where company_id = ? and invoice_id = ?', ...at),
      () => run("update invoice_lines set description = 'x' where company_id = ? and invoice_id = ?", ...at),
      () =>
        run(
          `insert into invoice_lines select company_id, customer_id, invoice_id, 9, description, quantity_thousandths, unit,
             unit_price_cents, discount_basis_points, vat_rate_basis_points, net_cents, visit_id
           from invoice_lines where company_id = ? and invoice_id = ?`,
          ...at,
        ),
      () => deduct(world, id, deposit),
    ]
    for (const one of refused) await expect(one()).rejects.toThrow(/issued|draft/)
  })

  it('is for what its lines come to, of its kind, and issued whole', async () => {
    const id = await draft(world, newId())
    await change(id, 'net_cents = 1, total_cents = 1 + vat_cents')
    await expect(issue(world, id)).rejects.toThrow('the lines come to another sum')
    const other = await draft(world, newId())
    await expect(change(other, "status = 'cancelled', issued_at = 1")).rejects.toThrow('a draft is issued')
    await expect(change(other, "kind = 'deposit'")).rejects.toThrow('a draft stays of its kind')
  })
})

describe('numbers', () => {
  it('follow each other in each series, on no earlier day', async () => {
    const own = await makeWorld()
    const counter = (series: string) =>
      env.DB.prepare('select last, last_issued_on as day from invoice_counters where company_id = ? and series = ?')
        .bind(own.companyId, series)
        .first()
    await issued(own, 'first', { on: '2026-04-05' })
    await issued(own, 'deposit', { kind: 'deposit', on: '2026-04-01' })
    expect(await counter('invoice')).toEqual({ last: 1, day: '2026-04-05' })
    expect(await counter('deposit')).toEqual({ last: 1, day: '2026-04-01' })
    await draft(own, 'second')
    await expect(issue(own, 'second', { on: '2026-04-05', sequence: 3 })).rejects.toThrow('the next number is another')
    await expect(issue(own, 'second', { on: '2026-04-04' })).rejects.toThrow('a later day was issued')
    await issue(own, 'second', { on: '2026-04-05' })
    expect(await counter('invoice')).toEqual({ last: 2, day: '2026-04-05' })
    for (const set of ['last = 5', 'last = 1', "last_issued_on = '2026-01-01', last = 3", 'last_issued_on = null'])
      await expect(
        run(`update invoice_counters set ${set} where company_id = ? and series = 'invoice'`, own.companyId),
      ).rejects.toThrow('numbers follow each other')
    await expect(run('delete from invoice_counters where company_id = ?', own.companyId)).rejects.toThrow(
      'numbers follow each other',
    )
  })

  it('go on from where the company says, before the first', async () => {
    const own = await makeWorld()
    await run("insert into invoice_counters (company_id, series, last) values (?, 'invoice', 41)", own.companyId)
    await issued(own, 'first')
    expect((await rowOf(own, 'first')).sequence).toBe(42)
  })
})

describe('a credit note', () => {
  it('takes back no more than is left, in total and at each rate, and cancels what it takes the rest of', async () => {
    const id = await issued(world, newId(), {
      shares: [
        [10_000, 2000],
        [10_000, 1000],
      ],
    })
    const part = await creditNote(id, 8000)
    await issue(world, part)
    expect(await rowOf(world, id)).toMatchObject({ credited_cents: 9600, status: 'issued', balance_cents: 13_400 })
    // The total leaves room for it, the rate does not.
    for (const one of [await creditNote(id, 8000), await creditNote(id, 1000, 550)])
      await expect(issue(world, one)).rejects.toThrow('a credit note exceeds its invoice')
    const rest = await draft(world, newId(), {
      kind: 'credit_note',
      corrects: id,
      shares: [
        [2000, 2000],
        [10_000, 1000],
      ],
    })
    await issue(world, rest)
    expect(await rowOf(world, id)).toMatchObject({ credited_cents: 23_000, status: 'cancelled', balance_cents: 0 })
    await expect(issue(world, await creditNote(id, 1))).rejects.toThrow('a credit note exceeds its invoice')
  })

  it('of two issued at once is one where there is room for one', async () => {
    const id = await issued(world, newId())
    const [one, other] = [await creditNote(id, 6000), await creditNote(id, 6000)]
    const done = await Promise.allSettled([issue(world, one), issue(world, other)])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await rowOf(world, id)).credited_cents).toBe(7200)
  })

  it('corrects an issued invoice of the same customer, and nothing else', async () => {
    const unissued = await draft(world, newId())
    const bobs = await issued(world, newId(), { customer: world.bob.id })
    const id = await issued(world, newId())
    const note = await creditNote(id, 100)
    for (const corrects of [unissued, bobs, note, 'no-such-invoice'])
      await expect(creditNote(corrects, 1)).rejects.toThrow('a credit note corrects an issued invoice')
    await expect(draft(world, newId(), { corrects: id })).rejects.toThrow('a credit note corrects an issued invoice')
    await expect(change(note, `corrects_id = '${bobs}'`)).rejects.toThrow('a draft stays of its kind')
  })

  it('alone moves what was taken back', async () => {
    const id = await issued(world, newId())
    await expect(change(id, "credited_cents = total_cents, status = 'cancelled'")).rejects.toThrow(
      'credit notes come to',
    )
  })
})

describe('a deposit', () => {
  it('is deducted once, whole, by a draft invoice', async () => {
    const id = await paidDeposit()
    const [one, other] = [await draft(world, newId()), await draft(world, newId())]
    await expect(deduct(world, one, id, 1)).rejects.toThrow('a draft deducts deposits')
    await expect(deduct(world, await draft(world, newId(), { kind: 'deposit' }), id)).rejects.toThrow('a draft deducts')
    await deduct(world, one, id)
    expect((await rowOf(world, one)).deducted_cents).toBe(1200)
    await expect(deduct(world, other, id)).rejects.toThrow('UNIQUE constraint failed')
    await expect(change(one, 'deducted_cents = 0').then(() => issue(world, one))).rejects.toThrow('come to another sum')
    await run('delete from invoice_deductions where company_id = ? and deposit_id = ?', world.companyId, id)
    await change(one, 'deducted_cents = 0')
    await deduct(world, other, id)
    await issue(world, other)
    expect(await rowOf(world, other)).toMatchObject({ deducted_cents: 1200, balance_cents: 10_800 })
    await expect(
      run('delete from invoice_deductions where company_id = ? and deposit_id = ?', world.companyId, id),
    ).rejects.toThrow('an issued invoice cannot be changed')
  })

  it('that is not paid, or was taken back, or is more than the invoice, is not deducted', async () => {
    const unpaid = await issued(world, newId(), { kind: 'deposit', shares: [[1000, 2000]] })
    const credited = await paidDeposit()
    await issue(world, await creditNote(credited, 100))
    for (const id of [unpaid, credited]) {
      const one = await draft(world, newId())
      await deduct(world, one, id)
      await expect(issue(world, one)).rejects.toThrow('this deposit cannot be deducted')
    }
    const small = await draft(world, newId(), { shares: [[100, 2000]] })
    await deduct(world, small, await paidDeposit())
    await expect(issue(world, small)).rejects.toThrow('more is deducted than it comes to')
  })

  it('is taken back only where none has deducted it, and is free again once its invoice was taken back whole', async () => {
    const id = await paidDeposit()
    const final = await draft(world, newId())
    await deduct(world, final, id)
    await issue(world, final)
    await expect(issue(world, await creditNote(id, 100))).rejects.toThrow('this deposit was deducted')
    await issue(world, await creditNote(final, 1000))
    await expect(issue(world, await creditNote(id, 100))).rejects.toThrow('this deposit was deducted')
    const rest = await creditNote(final, 9000)
    await expect(issue(world, rest)).rejects.toThrow('a credit note exceeds its invoice')
    await issue(world, rest, { deducted: 1200 })
    expect(await rowOf(world, final)).toMatchObject({ status: 'cancelled', balance_cents: 0 })
    const again = await draft(world, newId())
    await deduct(world, again, id)
    await issue(world, again)
    expect((await rowOf(world, again)).deducted_cents).toBe(1200)
  })
})
