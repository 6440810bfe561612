import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { invoices } from '../../src/invoices/schema.ts'
import { documentOf } from './document.ts'
import type { Customer, World } from './world.ts'

let sequence = 1000

type Row = Partial<typeof invoices.$inferInsert>

/** One more document of a customer, issued, with what it says and what its row has besides; gives both. */
export async function issued(
  { companyId }: World,
  customer: Customer,
  says: Partial<InvoiceDocument> = {},
  row: Row = {},
): Promise<{ id: string; document: InvoiceDocument }> {
  sequence += 1
  const document = { ...documentOf('alice', `T-${sequence}`), ...says }
  const id = `issued-${sequence}`
  const { kind, number, issuedOn, dueOn, netCents, vatCents, totalCents, retention } = document
  await drizzle(env.DB)
    .insert(invoices)
    .values({
      ...{ companyId, customerId: customer.id, id, status: 'issued', sequence },
      ...{ kind, number, issuedOn, dueOn, netCents, vatCents, totalCents, document },
      ...{ retentionCents: retention?.cents ?? 0, retentionDueOn: retention?.dueOn ?? null },
      ...{ checkCode: document.check?.code ?? null },
      ...row,
    })
  return { id, document }
}
