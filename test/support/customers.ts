import { env } from 'cloudflare:workers'
import type { World } from './world.ts'

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
