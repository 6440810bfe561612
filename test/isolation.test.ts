import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import type { Hono } from 'hono'
import { inspectRoutes } from 'hono/dev'
import { afterAll, describe, expect, it } from 'vitest'
import { invitationRuns } from '../src/access/schema.ts'
import { passkeys } from '../src/accounts/schema.ts'
import app from '../src/app.tsx'
import { newMail } from '../src/mail/outbox.ts'
import { mails } from '../src/mail/schema.ts'
import { sessions } from '../src/sessions/schema.ts'
import { technician } from '../src/technician.tsx'
import { asCustomer, asStaff, cookieFor, type Visitor, visitor } from './support/as.ts'
import { makeWorld, secret, type World } from './support/world.ts'

/*
 * Every route of the app against everyone who might call it. A route that is not in this table fails the test, so a new
 * one is not done until it says who may reach it.
 */
type Access = 'anyone' | readonly string[]

// Who is let in, by name; whoever else is signed in at the same door gets the answer for what does not exist.
const watcher = 'office looking on as Alice'
const aliceJobs = ['Alice', 'the resident of Alice', watcher]
const aliceInvoices = ['Alice', 'the payer of Alice', watcher]
const seeingJobs = [...aliceJobs, 'Bob']
const seeingInvoices = [...aliceInvoices, 'Bob']
const own = [...seeingJobs, 'the payer of Alice']
// An account is its person's alone, whoever else looks on.
const themselves = own.filter((name) => name !== watcher)
const staff = ['owner', 'office', 'technician', 'idle technician']
const office = ['owner', 'office']
const owner = ['owner']

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
  'GET /portal/forgot-password': { access: 'anyone' },
  'POST /portal/forgot-password': { access: 'anyone' },
  'GET /portal/sign-in-link': { access: 'anyone' },
  'POST /portal/sign-in-link': { access: 'anyone' },
  'GET /portal/invitation/:token': { access: 'anyone' },
  'POST /portal/invitation/:token': { access: 'anyone' },
  'GET /portal/reset/:token': { access: 'anyone' },
  'POST /portal/reset/:token': { access: 'anyone' },
  'GET /portal/sign-in/link/:token': { access: 'anyone' },
  'POST /portal/sign-in/link/:token': { access: 'anyone' },
  'GET /portal/sign-in/account': { access: 'anyone' },
  'POST /portal/sign-in/account': { access: 'anyone' },
  'GET /portal/sign-in/code': { access: 'anyone' },
  'POST /portal/sign-in/code': { access: 'anyone' },
  'POST /portal/sign-in/passkey/options': { access: 'anyone' },
  'POST /portal/sign-in/passkey': { access: 'anyone' },
  'POST /portal/sign-in': { access: 'anyone' },
  'POST /portal/sign-out': { access: 'anyone' },
  'GET /portal': { access: own },
  'GET /portal/account/second-factor': { access: themselves },
  'POST /portal/account/second-factor': { access: themselves },
  'POST /portal/account/second-factor/removal': { access: themselves },
  'POST /portal/account/second-factor/recovery-codes': { access: themselves },
  'GET /portal/account/passkeys': { access: themselves },
  'POST /portal/account/passkeys': { access: themselves },
  'POST /portal/account/passkeys/options': { access: themselves },
  'POST /portal/account/passkeys/:id/removal': { access: ['Alice'], id: 'passkey-alice' },
  'GET /portal/jobs': { access: seeingJobs },
  'GET /portal/jobs/:id': { access: aliceJobs, id: alice.jobId },
  'GET /portal/visits': { access: seeingJobs },
  'GET /portal/invoices': { access: seeingInvoices },
  'GET /portal/invoices/:id': { access: aliceInvoices, id: alice.invoiceId },
  'GET /portal/invoices/:id/pdf': { access: aliceInvoices, id: alice.invoiceId },
  'GET /portal/account': { access: themselves },
  'POST /portal/account/password': { access: themselves },
  'POST /portal/account/sessions/:id/end': { access: ['Alice'], id: 'session-alice' },
  'POST /portal/account/sessions/end-others': { access: themselves },
  'GET /portal/account/accesses': { access: own },
  'GET /admin/sign-in': { access: 'anyone' },
  'GET /admin/forgot-password': { access: 'anyone' },
  'POST /admin/forgot-password': { access: 'anyone' },
  'GET /admin/sign-in-link': { access: 'anyone' },
  'POST /admin/sign-in-link': { access: 'anyone' },
  'GET /admin/invitation/:token': { access: 'anyone' },
  'POST /admin/invitation/:token': { access: 'anyone' },
  'GET /admin/reset/:token': { access: 'anyone' },
  'POST /admin/reset/:token': { access: 'anyone' },
  'GET /admin/sign-in/link/:token': { access: 'anyone' },
  'POST /admin/sign-in/link/:token': { access: 'anyone' },
  'GET /admin/sign-in/account': { access: 'anyone' },
  'POST /admin/sign-in/account': { access: 'anyone' },
  'GET /admin/sign-in/code': { access: 'anyone' },
  'POST /admin/sign-in/code': { access: 'anyone' },
  'GET /admin/sign-in/second-factor': { access: 'anyone' },
  'POST /admin/sign-in/second-factor': { access: 'anyone' },
  'POST /admin/sign-in/passkey/options': { access: 'anyone' },
  'POST /admin/sign-in/passkey': { access: 'anyone' },
  'POST /admin/sign-in': { access: 'anyone' },
  'POST /admin/sign-out': { access: 'anyone' },
  'GET /admin': { access: staff },
  'GET /admin/account/second-factor': { access: staff },
  'POST /admin/account/second-factor': { access: staff },
  'POST /admin/account/second-factor/removal': { access: staff },
  'POST /admin/account/second-factor/recovery-codes': { access: staff },
  'GET /admin/account/passkeys': { access: staff },
  'POST /admin/account/passkeys': { access: staff },
  'POST /admin/account/passkeys/options': { access: staff },
  'POST /admin/account/passkeys/:id/removal': { access: ['technician'], id: 'passkey-technician' },
  'GET /admin/jobs': { access: office },
  'GET /admin/jobs/:id': { access: ['technician'], id: alice.jobId },
  'GET /admin/visits': { access: staff },
  'GET /admin/requests': { access: office },
  'GET /admin/customers': { access: office },
  'GET /admin/invoices': { access: office },
  'GET /admin/customers/:id': { access: office, id: alice.id },
  'GET /admin/customers/:id/contacts/new': { access: office, id: alice.id },
  'POST /admin/customers/:id/contacts': { access: office, id: alice.id },
  'GET /admin/contacts/:id': { access: office, id: alice.contactId },
  'POST /admin/contacts/:id': { access: office, id: `${alice.contactId}-spare` },
  'POST /admin/contacts/:id/invitation': { access: office, id: `${alice.contactId}-spare` },
  'POST /admin/contacts/:id/revocation': { access: office, id: `${alice.contactId}-spare` },
  'POST /admin/contacts/:id/view': { access: office, id: alice.contactId },
  'GET /admin/mails': { access: office },
  'POST /admin/mails/:id/retry': { access: office, id: 'mail-failed' },
  'GET /admin/account': { access: staff },
  'POST /admin/account/password': { access: staff },
  'POST /admin/account/sessions/:id/end': { access: ['technician'], id: 'session-technician' },
  'POST /admin/account/sessions/end-others': { access: staff },
  'GET /admin/trail': { access: office },
  'GET /admin/customers/:id/trail': { access: office, id: alice.id },
  'GET /admin/invitations': { access: office },
  'POST /admin/invitations': { access: office },
  'GET /admin/invitations/:id': { access: office, id: 'run-of-both' },
  'GET /admin/announcements/new': { access: office },
  'POST /admin/announcements/preview': { access: office },
  'POST /admin/announcements': { access: office },
  'GET /admin/staff': { access: owner },
  'GET /admin/staff/new': { access: owner },
  'POST /admin/staff': { access: owner },
  'GET /admin/staff/:id': { access: owner, id: 'staff-idle' },
  'POST /admin/staff/:id': { access: owner, id: 'staff-idle' },
  'POST /admin/staff/:id/invitation': { access: owner, id: world.staff.owner },
  'POST /admin/staff/:id/revocation': { access: owner, id: world.staff.owner },
  'GET /admin/settings': { access: owner },
  'POST /admin/settings/second-factor': { access: owner },
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
  await drizzle(env.DB)
    .insert(invitationRuns)
    .values({
      ...{ companyId, id: 'run-of-both', kind: 'invitation', audience: 'never_invited', total: 0 },
      ...{ accountId: 'account-staff-office', accountName: 'The office', steppedAt: new Date() },
    })
}

// Sessions of one person here and of the same over there, under one id; they end by it before all the others do.
const sessionOf = (audience: 'customer' | 'staff', { companyId }: World) => ({
  companyId,
  id: audience === 'customer' ? 'session-alice' : 'session-technician',
  audience,
  accountId: audience === 'customer' ? `account-${alice.contactId}` : `account-${world.staff.technician}`,
  customerOf: audience === 'customer' ? alice.id : null,
  contactId: audience === 'customer' ? alice.contactId : null,
  lastUsedAt: new Date(),
  expiresAt: new Date(Date.now() + 3_600_000),
})
for (const here of [world, elsewhere])
  await drizzle(env.DB)
    .insert(sessions)
    .values([sessionOf('customer', here), sessionOf('staff', here)])

// A passkey of each, under the same id over there.
for (const { companyId } of [world, elsewhere])
  await drizzle(env.DB)
    .insert(passkeys)
    .values(
      [
        { id: 'passkey-alice', accountId: `account-${alice.contactId}` },
        { id: 'passkey-technician', accountId: `account-${world.staff.technician}` },
      ].map((one) => ({
        ...one,
        companyId,
        credentialId: one.id,
        publicKey: 'key',
        signatures: 0,
        transports: [],
        name: 'Phone',
      })),
    )

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
  const pathFor = (value: string) => pattern.replace(/:(id|token)/, value)
  const call = (who: Visitor, path: string, as = method) =>
    as === 'POST' ? who.post(path) : who.send(path, { method: as })

  it.each(Object.entries(actors))('as %s', async (name, actor) => {
    const who = await actor()
    const before = await snapshot()
    // HEAD is answered by GET routes, so it must refuse whom they refuse.
    for (const as of method === 'GET' ? ['GET', 'HEAD'] : [method]) {
      const response = await call(who, pathFor(id ?? 'no-such-link'), as)
      const body = await response.text()
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
        expect(method === 'POST' ? [200, 303, 422] : [200]).toContain(response.status)
        expect(response.headers.get('Location') ?? '').not.toContain('sign-in')
      } else {
        expect([200, 302, 303, 400, 404, 422]).toContain(response.status)
      }
    }
    const writes = method === 'POST' && access !== 'anyone' && verdictOf(access, name, pattern) === 'let in'
    expect(await snapshot(writes ? elsewhere.companyId : undefined)).toEqual(
      writes ? before.map((rows) => rows.filter((row) => ownerOf(row) === elsewhere.companyId)) : before,
    )
  })
})

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
    'visits',
    'visit_requests',
    'invoices',
    'invoice_lines',
    'payments',
    'customers',
    'contacts',
    'staff',
    'accounts',
    'account_links',
    'companies',
    'recovery_codes',
    'passkeys',
    'visit_technicians',
    'mails',
    'invitation_runs',
    'invitation_run_lines',
  ]
  const results = await env.DB.batch<Record<string, unknown>>(
    tables.map((table) => env.DB.prepare(`select * from ${table}`)),
  )
  return results.map(({ results }) => results.filter((row) => !companyId || ownerOf(row) === companyId))
}
