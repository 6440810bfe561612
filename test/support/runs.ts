import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import type { RunAudience, RunKind } from '../../src/access/runs/run.ts'
import { stepRun } from '../../src/access/runs/step.ts'
import { invitationRuns } from '../../src/access/schema.ts'
import { D1 } from '../../src/db/d1.ts'
import { newId } from '../../src/db/id.ts'
import { recordedDb } from './recorder.ts'
import type { World } from './world.ts'

/** Writes customers `new-00000` and on, who have an address and nobody who could sign in. */
export async function addCustomers({ companyId }: World, count: number): Promise<void> {
  await env.DB.prepare(
    `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ?2)
      insert into customers (company_id, id, kind, name, email, address, language, created_at)
      select ?1, printf('new-%05d', i), 'person', printf('New %05d', i), printf('New-%05d@Example.com', i), '', 'fr', 1
      from n`,
  )
    .bind(companyId, count)
    .run()
}

interface Wanted {
  kind?: RunKind
  audience?: RunAudience
  customerIds?: string[] | null
  text?: string | null
}

/** Writes a run as the pages do, and gives what the queue would be told. */
export async function addRun({ companyId }: World, wanted: Wanted = {}) {
  const { kind = 'invitation', audience = 'never_invited', customerIds = null, text = null } = wanted
  const runId = newId()
  await drizzle(env.DB)
    .insert(invitationRuns)
    .values({
      companyId,
      id: runId,
      ...{ kind, audience, customerIds, text, total: 0 },
      ...{ accountId: 'account-staff-office', accountName: 'The office', steppedAt: new Date() },
    })
  return { companyId, runId }
}

/** Makes one step, as the queue would. */
export const step = (run: { companyId: string; runId: string }, binding: D1Database = recordedDb) =>
  stepRun(new D1(binding), env.DATA_KEYS, run)

/** Makes steps until there are no more; gives how many. */
export async function workOff(run: { companyId: string; runId: string }): Promise<number> {
  for (let steps = 1; ; steps++) if (!(await step(run)).more) return steps
}

/** The outcome of a run for each of its customers, by their ids. */
export async function outcomesOf({ companyId, runId }: { companyId: string; runId: string }) {
  const { results } = await env.DB.prepare(
    'select customer_id, outcome from invitation_run_lines where company_id = ? and run_id = ? order by customer_id',
  )
    .bind(companyId, runId)
    .all<{ customer_id: string; outcome: string }>()
  return Object.fromEntries(results.map(({ customer_id, outcome }) => [customer_id, outcome]))
}

/** A count of a company's rows of a table. */
export async function countIn(table: string, { companyId }: World, where = '1'): Promise<number> {
  const sql = `select count(*) as n from ${table} where company_id = ? and ${where}`
  return (await env.DB.prepare(sql).bind(companyId).first<{ n: number }>())?.n ?? -1
}
