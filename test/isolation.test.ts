import { env } from 'cloudflare:workers'
import type { Hono } from 'hono'
import { inspectRoutes } from 'hono/dev'
import { afterAll, describe, expect, it } from 'vitest'
import app from '../src/app.tsx'
import { technician } from '../src/technician.tsx'
import { own, staff, watcher } from './support/actors.ts'
import { asCustomer, asStaff, cookieFor, type Visitor, visitor } from './support/as.ts'
import { type Access, routeTable } from './support/routes.ts'
import { putTwins } from './support/twins.ts'
import { makeWorld, secret } from './support/world.ts'

const world = await makeWorld()
const elsewhere = await makeWorld()
const { alice } = world
const table = routeTable(world)

// A document is put on paper when it is first asked for, by whomever: that stands before, so that no read changes a row.
for (const customer of [alice, world.bob]) {
  const answer = await (await asCustomer(world, customer)).get(`/portal/invoices/${customer.invoiceId}/pdf`)
  await answer.bytes()
}

// Made anew for each answer, because one of the routes signs out.
const actors: Record<string, () => Visitor | Promise<Visitor>> = {
  nobody: () => visitor(world.host),
  Alice: () => asCustomer(world, alice),
  'the payer of Alice': () => asCustomer(world, { ...alice, contactId: `${alice.contactId}-payer` }),
  'the resident of Alice': () => asCustomer(world, { ...alice, contactId: `${alice.contactId}-resident` }),
  Bob: () => asCustomer(world, world.bob),
  [watcher]: async () =>
    visitor(
      world.host,
      await cookieFor(
        world,
        { audience: 'customer', customerId: alice.id, contactId: alice.contactId },
        { accountId: 'account-staff-office' },
      ),
    ),
  'a customer of another company, same ids': async () =>
    visitor(
      world.host,
      await cookieFor(elsewhere, {
        audience: 'customer',
        customerId: elsewhere.alice.id,
        contactId: elsewhere.alice.contactId,
      }),
    ),
  'staff of another company, same ids': async () =>
    visitor(
      world.host,
      await cookieFor(elsewhere, { audience: 'staff', staffId: elsewhere.staff.owner, role: 'owner' }),
    ),
  owner: () => asStaff(world, 'owner'),
  office: () => asStaff(world, 'office'),
  technician: () => asStaff(world, 'technician'),
  'idle technician': async () =>
    visitor(world.host, await cookieFor(world, { audience: 'staff', staffId: 'staff-idle', role: 'technician' })),
}

const routesOf = (of: Hono<never>) =>
  inspectRoutes(of).filter(({ isMiddleware, method }) => !isMiddleware && method !== 'ALL')
// A technician's routes hide behind those of the company's side, under the same addresses.
const routes = [
  ...routesOf(app as unknown as Hono<never>).map(({ method, path }) => `${method} ${path}`),
  ...routesOf(technician as unknown as Hono<never>).map(
    ({ method, path }) => `${method} /admin${path === '/' ? '' : path}`,
  ),
]

// What a contact reads first of an invoice marks it as opened, once: the one thing that looking changes.
const opening = ['', '/pdf', '/xml'].map((paper) => `GET /portal/invoices/:id${paper}`)

let checked = 0
// What stands there as long as no answer has changed it.
let untouched: Awaited<ReturnType<typeof snapshot>> | undefined
afterAll(() => {
  process.stdout.write(
    `isolation: ${routes.length} routes x ${Object.keys(actors).length} actors, ${checked} answers checked\n`,
  )
})

it('the table names every route of the app, and no other', () => {
  expect([...new Set(routes)].sort()).toEqual(Object.keys(table).sort())
})

describe.each(Object.entries(table))('%s', (route, { access, id, status = 200 }) => {
  const [method = '', pattern = ''] = route.split(' ')
  const pathFor = (value: string) => pattern.replace(/:(id|token)/, value)
  const call = (who: Visitor, path: string, as = method) =>
    as === 'POST' ? who.post(path) : who.send(path, { method: as })

  it.each(Object.entries(actors))('as %s', async (name, actor) => {
    const before = untouched ?? (await anew())
    untouched = undefined
    const who = await actor()
    // HEAD is answered by GET routes, so it must refuse whom they refuse.
    for (const as of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
      const response = await call(who, pathFor(id ?? 'no-such-link'), as)
      // Files are no text, and are looked through all the same.
      const body = new TextDecoder().decode(await response.arrayBuffer())
      checked += 1
      // Notes between staff are read by staff alone.
      if (!staff.includes(name)) expect(body).not.toContain(secret)
      const verdict = verdictOf(access, name, pattern)
      if (name === watcher && method === 'POST' && verdict === 'let in' && access !== 'anyone') {
        expect(response.status).toBe(403)
      } else if (verdict === 'sign in') {
        expect(response.status).toBe(303)
        expect(response.headers.get('Location')).toMatch(/^\/(portal|admin)\/sign-in/)
        expect(body).toBe('')
      } else if (verdict === 'not found') {
        const unknown = await call(who, pathFor('no-such-row'), as)
        expect(response.status).toBe(404)
        expect(body).toBe(await unknown.text())
        expect(headersOf(response)).toEqual(headersOf(unknown))
      } else if (access !== 'anyone') {
        expect(method === 'POST' ? [200, 303, 409, 422] : [status]).toContain(response.status)
        expect(response.headers.get('Location') ?? '').not.toContain('sign-in')
      } else {
        expect([200, 302, 303, 400, 404, 422]).toContain(response.status)
      }
    }
    if (opening.includes(route) && access.includes(name) && name !== watcher) await expectOpened(before)
    const writes = method === 'POST' && access !== 'anyone' && verdictOf(access, name, pattern) === 'let in'
    expect(await snapshot(writes ? elsewhere.companyId : undefined)).toEqual(
      writes ? before.map((rows) => rows.filter((row) => ownerOf(row) === elsewhere.companyId)) : before,
    )
    if (!writes) untouched = before
  })
})

/** That the invoice asked for is marked as opened, now if it was not before; in `before` it then is as well. */
async function expectOpened(before: Awaited<ReturnType<typeof snapshot>>) {
  const isAsked = (row: Record<string, unknown>) => row.id === alice.invoiceId && ownerOf(row) === world.companyId
  const isOpened = (row: Record<string, unknown>) => isAsked(row) && 'opened_at' in row
  const opened = (await snapshot()).flat().find(isOpened)?.opened_at
  const row = before.flat().find(isOpened)
  expect(opened).toEqual(row?.opened_at ?? expect.any(Number))
  if (row) row.opened_at = opened
}

/** The rows as they stand before an answer, with those put back that an earlier one took away. */
async function anew() {
  await putTwins(world, elsewhere)
  return snapshot()
}

function verdictOf(access: Access, name: string, path: string): 'let in' | 'sign in' | 'not found' {
  if (access === 'anyone' || access.includes(name)) return 'let in'
  const signedIn = path.startsWith('/portal') ? own : staff
  return signedIn.includes(name) ? 'not found' : 'sign in'
}

/** All headers but those that differ by time or cost. */
const headersOf = (response: Response) =>
  [...response.headers].filter(([name]) => name !== 'date' && name !== 'server-timing')

// The companies themselves have no owner but their own id.
const ownerOf = (row: Record<string, unknown>) => row.company_id ?? row.id

/** What no GET, and no refused write, may change; of one company, what no write of another may. */
async function snapshot(companyId?: string): Promise<Record<string, unknown>[][]> {
  const tables = [
    'jobs',
    'job_tags',
    'visits',
    'visit_requests',
    'request_steps',
    'proposal_links',
    'calendar_feeds',
    'invoices',
    'invoice_lines',
    'payments',
    'invoice_deductions',
    'invoice_counters',
    'account_months',
    'account_dues',
    'customer_counts',
    'visit_hours',
    'payment_notices',
    'customers',
    'customer_tags',
    'contacts',
    'staff',
    'accounts',
    'account_links',
    'companies',
    'hosts',
    'host_claims',
    'recovery_codes',
    'passkeys',
    'visit_technicians',
    'service_categories',
    'job_types',
    'catalogue_items',
    'attachments',
    'mails',
    'invitation_runs',
    'invitation_run_lines',
    'search_entries',
    'search_words',
    'search_spellings',
    'imports',
  ]
  const results = await env.DB.batch<Record<string, unknown>>([
    ...tables.map((table) => env.DB.prepare(`select * from ${table}`)),
    // Those put there; the actors' own come with signing in and go with signing out.
    env.DB.prepare("select * from sessions where id like 'session-%'"),
  ])
  return results.map(({ results }) => results.filter((row) => !companyId || ownerOf(row) === companyId))
}
