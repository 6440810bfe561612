import { env } from 'cloudflare:workers'
import { asStaff, type Visitor } from './as.ts'
import { countIn } from './runs.ts'
import { makeWorld, type World } from './world.ts'

/**
 * Writes customers `many-00000` and on: every third a firm, every tenth with the tag `syndic`, each a second older than the
 * next. Those of them from `archivedFrom` on are archived.
 */
export async function addManyCustomers({ companyId }: World, count: number, archivedFrom = count): Promise<void> {
  await env.DB.prepare(
    `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?2)
      insert into customers (company_id, id, kind, name, address, language, tags, archived_at, created_at)
      select ?1, printf('many-%05d', i), iif(i % 3 = 0, 'firm', 'person'), printf('Many %05d', i), '', 'fr',
        iif(i % 10 = 0, '["syndic"]', '[]'), iif(i >= ?3, 1, null), 1000 * (i + 1) from n`,
  )
    .bind(companyId, count, archivedFrom)
    .run()
}

/** A row of a customer of a world. */
export const customerIn = ({ companyId }: World, id: string) =>
  env.DB.prepare('select * from customers where company_id = ? and id = ?')
    .bind(companyId, id)
    .first<Record<string, string | number | null>>()

/** A new company whose office is at the pages. */
export async function openOffice() {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}

/** Runs a statement with its values. */
export const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

/** Presses the button that moves everything of the one customer to the other, both as they were made. */
export const merge = (who: Visitor, goes: string, stays: string, versions = {}) =>
  who.post(`/admin/customers/${goes}/merge`, { with: stays, version: '1', otherVersion: '1', ...versions })

/** Tables whose rows are a customer's and move with a merge. */
export const theirs = [
  'jobs',
  'visits',
  'visit_technicians',
  'visit_requests',
  'request_steps',
  'invoices',
  'invoice_lines',
  'payments',
]

/** How many rows of each a customer has. */
export const countsOf = async (world: World, customer: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(theirs.map(async (table) => [table, await countIn(table, world, `customer_id = '${customer}'`)])),
  )
