import { env } from 'cloudflare:workers'
import { newId } from '../../src/db/id.ts'
import { asStaff, type Visitor } from './as.ts'
import { makeWorld, type World } from './world.ts'

/** A line as it is typed; a key is given by its place. */
export interface TypedLine {
  description?: string
  quantity?: string
  unit?: string
  price?: string
  discount?: string
  rate?: string
  visit?: string
  gone?: boolean
}

/** The fields of a draft as a browser sends them. */
export function draftFields(lines: TypedLine[], more: Record<string, string> = {}): URLSearchParams {
  const body = new URLSearchParams({ nature: 'services', version: '1', ...more })
  for (const [index, { gone, ...line }] of lines.entries()) {
    const key = String(index + 1)
    body.append('line[]', key)
    body.set(`gone-${key}`, gone ? '1' : '')
    const fields = {
      description: `Line ${key}`,
      quantity: '1',
      unit: 'u',
      price: '10',
      discount: '',
      rate: '20',
      ...line,
    }
    for (const [name, value] of Object.entries(fields)) body.set(`${name}-${key}`, value)
  }
  return body
}

/** Sends the form of a draft. */
export const sendDraft = (who: Visitor, world: World, id: string, body: URLSearchParams) =>
  who.send(`/admin/invoices/${id}`, { method: 'POST', body, headers: { Origin: `http://${world.host}` } })

/** A world with someone of its office, and a new draft of Alice's; `from` says what it begins from. */
export async function openDraft(from: (world: World) => Record<string, string> = () => ({}), world?: World) {
  const made = world ?? (await makeWorld())
  const office = await asStaff(made, 'office')
  const id = newId()
  await office.post('/admin/invoices', { id, customer: made.alice.id, ...from(made) })
  return { world: made, office, id }
}

interface StoredDraft {
  customer_id: string
  job_id: string | null
  version: number
  net_cents: number
  vat_cents: number
  total_cents: number
  terms: string
}

/** A draft as it is stored, with its lines in order. */
export async function storedDraft({ companyId }: World, id: string) {
  const [invoice, lines] = await env.DB.batch<Record<string, unknown>>([
    env.DB.prepare('select * from invoices where company_id = ? and id = ?').bind(companyId, id),
    env.DB.prepare('select * from invoice_lines where company_id = ? and invoice_id = ? order by position').bind(
      companyId,
      id,
    ),
  ])
  const row = invoice?.results[0] as StoredDraft | undefined
  return {
    draft: row && { ...row, terms: JSON.parse(row.terms) as Record<string, unknown> },
    lines: lines?.results ?? [],
  }
}
