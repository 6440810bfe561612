import { env } from 'cloudflare:workers'
import type { Visitor } from './as.ts'
import type { Customer, World } from './world.ts'

interface MoneyInTable {
  status: string
  total_cents: number
  paid_cents: number
  credited_cents: number
  balance_cents: number
  customer_id: string
}

/** The money of an invoice as it lies in the database. */
export async function moneyOf({ companyId }: World, id: string): Promise<MoneyInTable> {
  const row = await env.DB.prepare('select * from invoices where company_id = ? and id = ?')
    .bind(companyId, id)
    .first<MoneyInTable>()
  if (!row) throw new Error(`There is no invoice ${id}.`)
  return row
}

export interface EntryInTable {
  id: string
  amount_cents: number
  paid_on: string
  method: string
  reference: string | null
  counter_of: string | null
  transfer_id: string | null
}

/** The entries of an invoice, in the order they were written. */
export const entriesOf = async ({ companyId }: World, invoiceId: string) =>
  (
    await env.DB.prepare('select * from payments where company_id = ? and invoice_id = ? order by created_at, id')
      .bind(companyId, invoiceId)
      .all<EntryInTable>()
  ).results

/** What customers of a world have said to have paid, oldest first. */
export const noticesOf = async ({ companyId }: World) =>
  (
    await env.DB.prepare('select * from payment_notices where company_id = ? order by created_at, id')
      .bind(companyId)
      .all<Record<string, string | number | null>>()
  ).results

/** A further issued invoice, of Alice if not said, as it is taken over from elsewhere. */
export const addInvoice = ({ companyId, alice }: World, id: string, totalCents: number, customer: Customer = alice) =>
  env.DB.prepare(
    `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
       total_cents, document, created_at)
     select company_id, customer_id, ?3, 'issued', 'N-' || ?3, 500, '2026-04-01', '2026-05-01', ?4, 0, ?4, document, 0
     from invoices where company_id = ?1 and id = ?2`,
  )
    .bind(companyId, customer.invoiceId, id, totalCents)
    .run()

/** Money received past the pages, of Alice if not said. */
export const addPayment = (
  { companyId, alice }: World,
  invoiceId: string,
  cents: number,
  { id = crypto.randomUUID(), customer = alice }: { id?: string; customer?: Customer } = {},
) =>
  env.DB.prepare(
    `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
     values (?, ?, ?, ?, ?, '2026-05-02', 'transfer', 0)`,
  )
    .bind(companyId, customer.id, id, invoiceId, cents)
    .run()

/** What the form with this action was made with on a page: its hidden fields, and its fields filled. */
export function formIn(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>.*?</form>`, 's').exec(html)?.[0] ?? ''
  const fields = [...form.matchAll(/<input[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ])
  return Object.fromEntries(fields)
}

/** The form of a payment as it stands on the page of an invoice, with what is typed into it. */
export async function openForm(
  who: Visitor,
  invoiceId: string,
  typed: Record<string, string> = {},
  kind = 'payments',
): Promise<Record<string, string>> {
  const at = `/admin/invoices/${invoiceId}`
  const html = await (await who.get(at)).text()
  return { method: 'transfer', ...formIn(html, `${at}/${kind}`), ...typed }
}
