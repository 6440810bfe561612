import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { accounts } from '../../src/accounts/schema.ts'
import { staff } from '../../src/staff/schema.ts'
import { asStaff, type Visitor } from './as.ts'
import { makeWorld, type World } from './world.ts'

/** Someone new, as typed. */
export const nina = { name: 'Nina Roy', email: ' Nina@Example.com ', role: 'office', language: 'fr' }

/** A company whose owner is at the pages of the team. */
export async function openTeam(): Promise<{ world: World; owner: Visitor }> {
  const world = await makeWorld()
  const owner = await asStaff(world, 'owner')
  await owner.get('/admin')
  return { world, owner }
}

/** Rows of a statement whose one hole is the company. */
export async function rowsOf<Row>(world: World, sql: string): Promise<Row[]> {
  const { results } = await env.DB.prepare(sql).bind(world.companyId).all<Row>()
  return results
}
export const mailsOf = (world: World) =>
  rowsOf<{ message: string; to_email: string }>(
    world,
    'select message, to_email from mails where company_id = ? order by created_at, id',
  )
export const deedsOf = async (world: World) =>
  (await rowsOf<{ did: string }>(world, 'select did from audit_events where company_id = ? order by at, id')).map(
    ({ did }) => did,
  )
export const personOf = async (world: World, id: string) =>
  (
    await rowsOf<{ id: string; email: string; role: string; revoked_at: number | null; invited_at: number }>(
      world,
      `select s.id, email, role, revoked_at, invited_at from staff s
        join accounts a on a.company_id = s.company_id and a.staff_id = s.id where s.company_id = ?`,
    )
  ).find((person) => person.id === id)

/** Another owner with a working account. */
export async function addOwner({ companyId }: World, id = 'staff-second') {
  const db = drizzle(env.DB)
  const [language, role] = ['en', 'owner'] as const
  await db.batch([
    db.insert(staff).values({ companyId, id, email: `${id}@example.com`, name: `The ${id}`, role, language }),
    db.insert(accounts).values({
      companyId,
      id: `account-${id}`,
      audience: 'staff',
      staffId: id,
      invitedAt: new Date(),
      activatedAt: new Date(),
    }),
  ])
  return id
}
