import { env } from 'cloudflare:workers'
import { afterEach, expect, it, vi } from 'vitest'
import app from '../../src/app.tsx'
import { broken } from '../../src/http/errors.tsx'
import { logFault } from '../../src/http/log.ts'
import { cookieFor } from '../support/as.ts'
import { deployed } from '../support/deployed.ts'
import { makeWorld } from '../support/world.ts'

afterEach(() => vi.restoreAllMocks())

it.each([
  ...['/portal/invitation/SECRET', '/admin/reset/SECRET', '/portal/sign-in/link/SECRET'],
  ...['/calendar/SECRET.ics', '/proposals/SECRET'],
])('what opens an account or a calendar does not stand in the log: %s', async (path) => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const c = {
    req: { method: 'GET', path, url: `http://dupont.localhost${path}`, header: () => undefined },
    get: () => undefined,
    html: () => new Response(),
  }
  await broken(new Error('no such table'), c as never)
  expect(log).toHaveBeenCalledOnce()
  expect(JSON.stringify(log.mock.calls)).not.toContain('SECRET')
})

it('outside development what is refused leaves one line of JSON: when, what, to whom and from where', async () => {
  const world = await makeWorld()
  const { id: customerId, contactId } = world.alice
  const keys = deployed.SESSION_KEYS
  const cookie = await cookieFor(world, { audience: 'customer', customerId, contactId }, { keys })
  const log = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const ask = async (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) => {
    const request = new Request(`https://${world.host}${path}`, {
      ...init,
      headers: { Cookie: cookie, 'CF-Connecting-IP': '203.0.113.7', ...headers },
    })
    const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} }
    return app.fetch(request, { ...env, ...deployed }, context as never)
  }
  await ask('/portal')
  expect(log).not.toHaveBeenCalled()
  await ask(`/portal/jobs/${world.bob.jobId}`)
  await ask('/portal/sign-out', { method: 'POST' }, { Origin: 'https://evil.example' })
  await ask('/portal/reset/SECRET%0Aforged')
  // Written otherwise it is the same page.
  await ask('/portal/%72ese%74/SECRET')
  const lines = log.mock.calls.map(([line]) => String(line))
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { what: 'refused', status: 404, company: world.companyId, account: expect.any(String), network: '203.0.113.7' },
    { what: 'refused', status: 403, method: 'POST', path: '/portal/sign-out' },
    { what: 'refused', status: 404, path: '/portal/reset/…' },
    { what: 'refused', status: 404, path: '/portal/reset/…' },
  ])
  for (const line of lines) {
    expect(line).not.toMatch(/SECRET|__Host|\n/)
    expect(JSON.parse(line).at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  }
})

it('what goes wrong where no page says so leaves one line of JSON too, whatever its words hold', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  logFault('mail', { company: 'c', mail: 'm' }, new Error('550 no such user\n{"what":"forged"}'))
  logFault('import', { company: 'c', import: 'i' }, 'cut off')
  const lines = log.mock.calls.map(([line]) => String(line))
  for (const line of lines) expect(line).not.toContain('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      ...{ at: expect.stringMatching(/Z$/), what: 'mail', company: 'c', mail: 'm' },
      error: expect.stringMatching('forged'),
    },
    { at: expect.any(String), what: 'import', company: 'c', import: 'i', error: 'cut off' },
  ])
})
