import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../support/customers.ts'
import { draft, issue, issued, pay, rowOf } from '../support/invoicing.ts'
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
const creditNote = (corrects: string, netCents: number, rate = 2000) =>
  draft(world, newId(), { kind: 'credit_note', corrects, shares: [[netCents, rate]] })

it('a retention is kept until a day, of no more than is to pay', async () => {
  const id = await draft(world, newId())
  await expect(issue(world, id, { retention: [12_001, '2027-04-01'] })).rejects.toThrow('more is kept back')
  await expect(
    change(id, 'retention_cents = 100').then(() => issue(world, id, { retention: [1, null as never] })),
  ).rejects.toThrow('more is kept back')
  await issue(world, id, { retention: [600, '2027-04-01'] })
})

describe('a payment', () => {
  it('is given back up to what was paid too much, and credit pays up to what is owed', async () => {
    const id = await issued(world, newId())
    await expect(pay(world, id, -1)).rejects.toThrow('more than there is')
    await pay(world, id, 12_500)
    await expect(pay(world, id, -501)).rejects.toThrow('more than there is')
    await pay(world, id, -500)
    const other = await issued(world, newId())
    await expect(pay(world, other, 12_001, { method: 'credit' })).rejects.toThrow('more than there is')
    await pay(world, other, 12_000, { method: 'credit' })
    expect((await rowOf(world, other)).balance_cents).toBe(0)
  })

  it('is undone once, by its mirror image, never changed or deleted', async () => {
    const id = await issued(world, newId())
    const payment = await pay(world, id, 5000)
    for (const [amount, as] of [
      [-4999, {}],
      [-5000, { method: 'cash' }],
    ] as const)
      await expect(pay(world, id, amount, { ...as, counterOf: payment })).rejects.toThrow('mirrors its payment')
    const counter = await pay(world, id, -5000, { counterOf: payment })
    await expect(pay(world, id, -5000, { counterOf: payment })).rejects.toThrow('UNIQUE constraint failed')
    await expect(pay(world, id, 5000, { counterOf: counter })).rejects.toThrow('mirrors its payment')
    expect(await rowOf(world, id)).toMatchObject({ paid_cents: 0, balance_cents: 12_000 })
    const at = [world.companyId, payment]
    await expect(run('update payments set amount_cents = 1 where company_id = ? and id = ?', ...at)).rejects.toThrow(
      'never changed',
    )
    await expect(run('delete from payments where company_id = ? and id = ?', ...at)).rejects.toThrow('never deleted')
    await expect(pay(world, id, 1, { id: payment })).rejects.toThrow('never replaced')
  })

  it('is of an issued invoice, and alone moves what was paid', async () => {
    const id = await issued(world, newId())
    for (const other of [await draft(world, newId()), await creditNote(id, 1)])
      await expect(pay(world, other, 1)).rejects.toThrow('take no payment')
    await expect(change(id, 'paid_cents = 1')).rejects.toThrow('what the payments come to')
  })

  it('settles what the customer said to have paid, once nothing is left', async () => {
    const id = await issued(world, newId())
    await run(
      `insert into payment_notices (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, by_name, created_at)
       values (?, ?, ?, ?, 12000, '2026-04-02', 'transfer', 'Alice', 0)`,
      ...[world.companyId, world.alice.id, `notice-${id}`, id],
    )
    const settled = () =>
      env.DB.prepare('select settled_at from payment_notices where company_id = ? and invoice_id = ?')
        .bind(world.companyId, id)
        .first('settled_at')
    await pay(world, id, 11_999)
    expect(await settled()).toBeNull()
    await pay(world, id, 1)
    expect(await settled()).toBe(0)
    await expect(run('update payment_notices set amount_cents = 1 where id = ?', `notice-${id}`)).rejects.toThrow(
      'as it was said',
    )
  })
})
