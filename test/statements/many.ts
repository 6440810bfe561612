import { env } from 'cloudflare:workers'
import type { World } from '../support/world.ts'

interface Many {
  /** Day of the first, `YYYY-MM-DD`. */
  from: string
  /** Over so many days, evenly. */
  days: number
}

/**
 * Gives Alice so many invoices of 1.20 each, every one paid ten days later, all by the database's own triggers. The
 * documents are that of her first.
 */
export async function billAlice({ companyId, alice }: World, count: number, { from, days }: Many): Promise<void> {
  const places = JSON.stringify(Array.from({ length: count }, (_, index) => index))
  const on = "date(?1, '+' || (value * ?2 / ?3) || ' days')"
  await env.DB.batch([
    env.DB.prepare(
      `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents,
         vat_cents, total_cents, document, created_at)
       select ?5, ?6, 'many-' || value, 'issued', 'M-' || printf('%05d', value), 100 + value, ${on}, ${on}, 100, 20, 120,
         json_set(i.document, '$.number', 'M-' || printf('%05d', value)), 0
       from json_each(?4), invoices i where i.company_id = ?5 and i.id = ?7`,
    ).bind(from, days, count, places, companyId, alice.id, alice.invoiceId),
    env.DB.prepare(
      `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
       select ?5, ?6, 'paid-' || value, 'many-' || value, 120, date(${on}, '+10 days'), 'transfer', 0
       from json_each(?4)`,
    ).bind(from, days, count, places, companyId, alice.id),
  ])
}

/** What all invoices of a customer are owed, as the database keeps it on each. */
export async function owedByAlice({ companyId, alice }: World): Promise<number> {
  const found = await env.DB.prepare(
    'select sum(balance_cents) as owed from invoices where company_id = ? and customer_id = ?',
  )
    .bind(companyId, alice.id)
    .first<{ owed: number }>()
  return found?.owed ?? 0
}
