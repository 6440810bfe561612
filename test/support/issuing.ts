import { env } from 'cloudflare:workers'
import type { InvoiceKind } from '../../src/invoices/invoice.ts'
import { todayIn } from '../../src/ui/format.ts'
import { asStaff, type Visitor } from './as.ts'
import { makeWorld, type World } from './world.ts'

/** The day in the zone of a world. */
export const today = () => todayIn('Europe/Paris')

/** A day so many days from today. */
export const dayFrom = (days: number): string =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** A company that has said its address, with someone who may issue its invoices. */
export async function openIssuing(): Promise<{ world: World; office: Visitor }> {
  const world = await makeWorld()
  await env.DB.prepare(
    `update companies set legal = json_set(legal, '$.address', json('["1 rue des Eaux"]')) where id = ?`,
  )
    .bind(world.companyId)
    .run()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}

interface Drafts {
  kind?: InvoiceKind
  /** Begins their ids. */
  name?: string
  customer?: 'alice' | 'bob'
  /** Net of the one line of each; at 20 %. */
  netCents?: number
  /** What credit notes take back of, each of another; the customer's invoice where none is said. */
  corrects?: string[]
}

/** Writes drafts, each of one line, and gives their ids. A credit note takes back of the customer's invoice. */
export async function addDrafts(world: World, count: number, drafts: Drafts = {}): Promise<string[]> {
  const { kind = 'invoice', name = kind, customer = 'alice', netCents = 50 } = drafts
  const { id: customerId, invoiceId } = world[customer]
  const ids = Array.from({ length: count }, (_, place) => `${name}-${place}`)
  const vatCents = Math.round(netCents / 5)
  const corrects = ids.map((_, place) => (kind === 'credit_note' ? (drafts.corrects?.[place] ?? invoiceId) : null))
  await env.DB.batch([
    env.DB.prepare(
      `insert into invoices (company_id, customer_id, id, kind, corrects_id, status, net_cents, vat_cents, total_cents, created_at)
       select ?1, ?2, value, ?3, ?4 ->> ('$[' || key || ']'), 'draft', ?5, ?6, ?5 + ?6, 0 from json_each(?7)`,
    ).bind(world.companyId, customerId, kind, JSON.stringify(corrects), netCents, vatCents, JSON.stringify(ids)),
    env.DB.prepare(
      `insert into invoice_lines (company_id, customer_id, invoice_id, position, description, quantity_thousandths, unit,
         unit_price_cents, vat_rate_basis_points, net_cents)
       select ?1, ?2, value, 1, 'Joint', 1000, 'u', ?3, 2000, ?3 from json_each(?4)`,
    ).bind(world.companyId, customerId, netCents, JSON.stringify(ids)),
  ])
  return ids
}

/** Presses the button that issues a draft. */
export const issue = (who: Visitor, id: string, issuedOn = today(), version = '1'): Promise<Response> =>
  who.post(`/admin/invoices/${id}/issue`, { issuedOn, version }, { 'Accept-Language': 'en' })

export interface Issued {
  id: string
  kind: InvoiceKind
  number: string
  sequence: number
  issued_on: string
  document: string
  check_code: string
  pdf_sha256: string | null
}

/** What was issued here of a kind, in the order of its numbers. */
export async function issuedIn({ companyId }: World, kind: InvoiceKind = 'invoice'): Promise<Issued[]> {
  const { results } = await env.DB.prepare(
    'select * from invoices where company_id = ? and kind = ? and issued_at is not null order by sequence',
  )
    .bind(companyId, kind)
    .all<Issued & Record<string, unknown>>()
  return results
}

/** Where a series goes on from. */
export const setCounter = ({ companyId }: World, series: string, last: number, lastIssuedOn: string | null = null) =>
  env.DB.prepare('insert into invoice_counters (company_id, series, last, last_issued_on) values (?, ?, ?, ?)')
    .bind(companyId, series, last, lastIssuedOn)
    .run()
