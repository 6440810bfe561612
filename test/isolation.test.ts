import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { inspectRoutes } from 'hono/dev'
import { afterAll, describe, expect, it } from 'vitest'
import app from '../src/app.tsx'
import { newMail } from '../src/mail/outbox.ts'
import { mails } from '../src/mail/schema.ts'
import { asCustomer, asStaff, cookieFor, type Visitor, visitor } from './support/as.ts'
import { makeWorld, secret } from './support/world.ts'

/*
 * Every route of the app against everyone who might call it. A route that is not in this table fails the test, so a new
 * one is not done until it says who may reach it.
 */
type Access =
  /** Anyone, signed in or not. */
  | 'anyone'
  /** Any customer, who sees their own. */
  | 'customers'
  /** One customer: everyone else gets the answer for a row that does not exist. */
  | 'its customer'
  | 'staff'
  | 'office'

const world = await makeWorld()
const elsewhere = await makeWorld()
const { alice } = world

const table: Record<string, { access: Access; id?: string }> = {
  'GET /health': { access: 'anyone' },
  'GET /': { access: 'anyone' },
  'GET /brand.css': { access: 'anyone' },
  'GET /logo': { access: 'anyone' },
  'POST /language': { access: 'anyone' },
  'GET /portal/sign-in': { access: 'anyone' },
  'POST /portal/sign-in': { access: 'anyone' },
  'POST /portal/sign-out': { access: 'anyone' },
  'GET /portal': { access: 'customers' },
  'GET /portal/jobs': { access: 'customers' },
  'GET /portal/jobs/:id': { access: 'its customer', id: alice.jobId },
  'GET /portal/visits': { access: 'customers' },
  'GET /portal/invoices': { access: 'customers' },
  'GET /portal/invoices/:id': { access: 'its customer', id: alice.invoiceId },
  'GET /portal/invoices/:id/pdf': { access: 'its customer', id: alice.invoiceId },
  'GET /admin/sign-in': { access: 'anyone' },
  'POST /admin/sign-in': { access: 'anyone' },
  'POST /admin/sign-out': { access: 'anyone' },
  'GET /admin': { access: 'staff' },
  'GET /admin/jobs': { access: 'staff' },
  'GET /admin/visits': { access: 'staff' },
  'GET /admin/requests': { access: 'staff' },
  'GET /admin/customers': { access: 'office' },
  'GET /admin/invoices': { access: 'office' },
  'GET /admin/mails': { access: 'office' },
  'POST /admin/mails/:id/retry': { access: 'office', id: 'mail-failed' },
}

// The same id in both companies: trying again here must not touch the mail over there.
for (const { companyId } of [world, elsewhere]) {
  const mail = newMail({
    cause: 'cause',
    to: { name: 'Contact alice', email: alice.email },
    language: 'fr',
    message: 'password_changed',
  })
  await drizzle(env.DB)
    .insert(mails)
    .values({ ...mail, companyId, id: 'mail-failed', status: 'failed' })
}

// Made anew for each answer, because one of the routes signs out.
const actors: Record<string, () => Visitor | Promise<Visitor>> = {
  nobody: () => visitor(world.host),
  Alice: () => asCustomer(world, alice),
  Bob: () => asCustomer(world, world.bob),
  'a customer of another company, same ids': async () =>
    visitor(
      world.host,
      await cookieFor(
        elsewhere,
        { audience: 'customer', customerId: elsewhere.alice.id },
        { contactId: elsewhere.alice.contactId },
      ),
    ),
  'staff of another company, same ids': async () =>
    visitor(world.host, await cookieFor(elsewhere, { audience: 'staff' }, { staffId: elsewhere.staff.owner })),
  owner: () => asStaff(world, 'owner'),
  office: () => asStaff(world, 'office'),
  technician: () => asStaff(world, 'technician'),
}

const routes = inspectRoutes(app)
  .filter(({ isMiddleware, method }) => !isMiddleware && method !== 'ALL')
  .map(({ method, path }) => `${method} ${path}`)

let checked = 0
afterAll(() => {
  process.stdout.write(
    `isolation: ${routes.length} routes x ${Object.keys(actors).length} actors, ${checked} answers checked\n`,
  )
})

it('the table names every route of the app, and no other', () => {
  expect([...new Set(routes)].sort()).toEqual(Object.keys(table).sort())
})

describe.each(Object.entries(table))('%s', (route, { access, id }) => {
  const [method = '', pattern = ''] = route.split(' ')
  const pathFor = (value: string) => pattern.replace(':id', value)
  const call = (who: Visitor, path: string, as = method) =>
    as === 'POST' ? who.post(path) : who.send(path, { method: as })

  it.each(Object.entries(actors))('as %s', async (name, actor) => {
    const who = await actor()
    const before = await snapshot()
    // HEAD is answered by GET routes, so it must refuse whom they refuse.
    for (const as of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
      const response = await call(who, pathFor(id ?? ''), as)
      const body = await response.text()
      checked += 1
      expect(body).not.toContain(secret)
      const verdict = verdictOf(access, name)
      if (verdict === 'sign in') {
        expect(response.status).toBe(303)
        expect(response.headers.get('Location')).toMatch(/^\/(portal|admin)\/sign-in/)
        expect(body).toBe('')
      } else if (verdict === 'not found') {
        const unknown = await call(who, pathFor('no-such-row'), as)
        expect(response.status).toBe(404)
        expect(body).toBe(await unknown.text())
        expect(headersOf(response)).toEqual(headersOf(unknown))
      } else if (access !== 'anyone') {
        expect(response.status).toBe(method === 'POST' ? 303 : 200)
        expect(response.headers.get('Location') ?? '').not.toContain('sign-in')
      } else {
        expect([200, 302, 303, 400, 404, 422]).toContain(response.status)
      }
    }
    const writes = method === 'POST' && access !== 'anyone' && verdictOf(access, name) === 'let in'
    expect(await snapshot(writes ? elsewhere.companyId : undefined)).toEqual(
      writes ? before.map((rows) => rows.filter(({ company_id }) => company_id === elsewhere.companyId)) : before,
    )
  })
})

function verdictOf(access: Access, name: string): 'let in' | 'sign in' | 'not found' {
  if (access === 'anyone') return 'let in'
  const customer = name === 'Alice' || name === 'Bob'
  const staff = name === 'owner' || name === 'office' || name === 'technician'
  if (access === 'customers') return customer ? 'let in' : 'sign in'
  if (access === 'its customer') return name === 'Alice' ? 'let in' : customer ? 'not found' : 'sign in'
  if (!staff) return 'sign in'
  return access === 'office' && name === 'technician' ? 'not found' : 'let in'
}

/** All headers but those that differ by time or cost. */
const headersOf = (response: Response) =>
  [...response.headers].filter(([name]) => name !== 'date' && name !== 'server-timing')

/** What no GET, and no refused write, may change; of one company, what no write of another may. */
async function snapshot(companyId?: string): Promise<Record<string, unknown>[][]> {
  const tables = [
    'jobs',
    'visits',
    'visit_requests',
    'invoices',
    'invoice_lines',
    'payments',
    'customers',
    'contacts',
    'staff',
    'mails',
  ]
  const results = await env.DB.batch<Record<string, unknown>>(
    tables.map((table) => env.DB.prepare(`select * from ${table}`)),
  )
  return results.map(({ results }) => results.filter((row) => !companyId || row.company_id === companyId))
}
