import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeWorld, type World } from '../support/world.ts'

/** What may become of customers and of the accounts of their people, in any order. */
const step = fc.record({
  does: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...(['add', 'invite', 'accept'] as const)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...(['archive', 'restore', 'address', 'revoke', 'give', 'forget', 'move', 'remove'] as const),
      ),
    },
  ),
  pick: fc.nat(7),
  other: fc.nat(7),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const customer = (place: number) => `counted-${place}`

async function make({ companyId }: World, { does, pick, other }: Step): Promise<void> {
  const run = (sql: string, ...values: (string | number | null)[]) =>
    env.DB.prepare(sql)
      .bind(companyId, customer(pick), ...values)
      .run()
  const account = `update accounts set %s where company_id = ?1 and contact_id = ?2`
  if (does === 'add')
    await run(
      `insert into customers (company_id, id, kind, name, email, address, language, created_at, archived_at)
       values (?1, ?2, 'person', ?2, ?3, '', 'fr', 1, ?4) on conflict do nothing`,
      ...[other % 2 ? `${other}@example.com` : null, other % 3 ? null : 5],
    )
  else if (does === 'archive' || does === 'restore')
    await run('update customers set archived_at = ?3 where company_id = ?1 and id = ?2', does === 'archive' ? 5 : null)
  else if (does === 'address')
    await run('update customers set email = ?3 where company_id = ?1 and id = ?2', other % 2 ? 'new@example.com' : null)
  else if (does === 'invite') {
    await run(
      `insert into contacts (company_id, id, customer_id, email, name, language, created_at)
       select company_id, id, id, id || '@example.com', name, 'fr', 1 from customers where company_id = ?1 and id = ?2
       on conflict do nothing`,
    )
    // Some come with their account open, as an import or a seed has them.
    await run(
      `insert into accounts (company_id, id, audience, customer_id, contact_id, invited_at, activated_at, created_at)
       select company_id, 'account-' || id, 'customer', customer_id, id, 2, ?3, 2 from contacts
       where company_id = ?1 and id = ?2 on conflict do nothing`,
      other % 4 ? null : 3,
    )
  } else if (does === 'accept') await run(account.replace('%s', 'activated_at = 3'))
  else if (does === 'revoke') await run(account.replace('%s', 'revoked_at = 4'))
  else if (does === 'give') await run(account.replace('%s', 'revoked_at = null'))
  else if (does === 'forget') await run('delete from accounts where company_id = ?1 and contact_id = ?2')
  else if (does === 'move')
    // As where two customers are made one.
    await env.DB.batch([
      env.DB.prepare('pragma defer_foreign_keys = on'),
      ...[
        'contacts set customer_id = ?3 where company_id = ?1 and id',
        'accounts set customer_id = ?3 where company_id = ?1 and contact_id',
      ].map((moved) =>
        env.DB.prepare(
          `update ${moved} = ?2 and exists (select 1 from customers where company_id = ?1 and id = ?3)`,
        ).bind(...[companyId, customer(pick), customer(other)]),
      ),
    ])
  else
    await run(
      `delete from customers where company_id = ?1 and id = ?2
       and not exists (select 1 from contacts where company_id = ?1 and customer_id = ?2)`,
    )
}

/** The counts that the database keeps, and what counting shows. */
async function countsOf({ companyId }: World) {
  const asked = (sql: string) => env.DB.prepare(sql).bind(companyId).first<Record<string, number>>()
  const open = `(select count(*) from accounts a where a.company_id = c.company_id and a.customer_id = c.id
    and a.activated_at is not null and a.revoked_at is null)`
  return {
    kept: await asked('select with_access, with_email, never_invited from customer_counts where company_id = ?'),
    counted: await asked(
      `select sum(${open} > 0) as with_access, sum(email is not null) as with_email,
         sum(email is not null and invited_at is null) as never_invited
       from customers c where company_id = ? and archived_at is null`,
    ),
    wrong: await asked(`select count(*) as wrong from customers c where company_id = ? and accesses <> ${open}`),
  }
}

it('whatever becomes of customers and their people, the counts kept are those that counting shows', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 60 }), async (steps) => {
      const world = await makeWorld()
      for (const one of steps) {
        await make(world, one)
        const { kept, counted, wrong } = await countsOf(world)
        expect(kept).toEqual(counted)
        expect(wrong).toEqual({ wrong: 0 })
        seen.add(JSON.stringify(kept))
      }
    }),
    { numRuns: 6, seed: 5 },
  )
  expect(seen.size).toBeGreaterThan(10)
}, 120_000)
