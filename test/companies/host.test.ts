import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import app from '../../src/app.tsx'
import { brandColours, contrastOf } from '../../src/companies/brand.ts'
import { visitor } from '../support/as.ts'
import { deployed } from '../support/deployed.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()

describe('a host', () => {
  it('of a company leads to its portal', async () => {
    const response = await visitor(world.host).get('/')
    expect([response.status, response.headers.get('Location')]).toEqual([302, '/portal'])
  })

  it('that is nobody’s gets a plain 404 on every path', async () => {
    for (const host of [
      'nobody.localhost:8787',
      'evil.example',
      `a.${world.host}`,
      'localhost',
      `${world.slug}.localhost:1`,
    ]) {
      for (const path of ['/', '/portal', '/portal/sign-in', '/admin']) {
        const response = await visitor(host).get(path)
        expect([response.status, await response.text()]).toEqual([404, '404 Not Found'])
      }
    }
  })

  it('of the company’s own leads there once it is proved', async () => {
    const insert = 'insert into hosts (host, company_id, verified_at) values (?, ?, ?)'
    await env.DB.prepare(insert).bind('portal.proved.example', world.companyId, 1).run()
    await env.DB.prepare(insert).bind('portal.claimed.example', world.companyId, null).run()
    expect((await visitor('portal.proved.example').get('/portal/sign-in')).status).toBe(200)
    expect((await visitor('portal.claimed.example').get('/portal/sign-in')).status).toBe(404)
  })

  it('of a deployment for one company is that company’s, whatever its name', async () => {
    const response = await app.fetch(new Request('http://any.example/portal/sign-in'), {
      ...env,
      SINGLE_COMPANY: world.slug,
    })
    expect(await response.text()).toContain(`Company ${world.slug}`)
  })
})

describe('the deployment’s own host', () => {
  const own = visitor('localhost:8787')

  it('says what this is and finds a company', async () => {
    const html = await (await own.get('/', { 'Accept-Language': 'en' })).text()
    expect(html).toContain('The portal for the trades')
    const found = await own.get(`/?company=${world.slug.toUpperCase()}`)
    expect(found.headers.get('Location')).toBe(`http://${world.host}/portal`)
  })

  it('takes a repeated name for none', async () => {
    expect((await own.get('/?company=a&company=b')).status).toBe(200)
  })

  it.each(['nobody', "' or 1=1", 'x'.repeat(300), '<script>'])('tells kindly that there is no %s', async (name) => {
    const response = await own.get(`/?company=${encodeURIComponent(name)}`, { 'Accept-Language': 'en' })
    expect(response.status).toBe(404)
    const html = await response.text()
    expect(html).toContain('No company goes by this name')
    expect(html).not.toContain('<script>')
  })

  it('has no portal and no admin', async () => {
    expect((await own.get('/portal')).status).toBe(404)
    expect((await own.get('/admin')).status).toBe(404)
  })
})

it('only the address of today’s colours is kept for good', async () => {
  const kept = async (path: string) => (await visitor(world.host).get(path)).headers.get('Cache-Control')
  expect(await kept('/brand.css?v=0b5cad-none')).toContain('immutable')
  expect(await kept('/brand.css?v=not-yet-chosen')).toBe('private, no-store')
  expect(await kept('/brand.css')).toBe('private, no-store')
})

it('the logo alone may be shown by another site, which is where mails are read', async () => {
  const shownBy = async (path: string) =>
    (await visitor(world.host).get(path)).headers.get('Cross-Origin-Resource-Policy')
  expect(await shownBy('/logo')).toBe('cross-origin')
  expect(await shownBy('/brand.css')).toBe('same-origin')
})

it('outside development a page is only given over https, and says nothing of its cost', async () => {
  const there = { ...env, ...deployed }
  const plain = await app.fetch(new Request(`http://${world.host}/portal/sign-in?next=%2Fportal%2Fjobs`), there)
  expect([plain.status, plain.headers.get('Location')]).toEqual([
    308,
    `https://${world.host}/portal/sign-in?next=%2Fportal%2Fjobs`,
  ])
  const secure = await app.fetch(new Request(`https://${world.host}/portal/sign-in`), there)
  expect([secure.status, secure.headers.get('Server-Timing')]).toEqual([200, null])
})

it('outside development what programs ask for, and what is sent, is refused in clear and not led on', async () => {
  const there = { ...env, ...deployed }
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const inClear = (path: string, init?: RequestInit) =>
    app.fetch(new Request(`http://${world.host}${path}`, init), there)
  for (const answer of [
    await inClear('/calendar/abc.ics'),
    await inClear('/health'),
    await inClear('/portal/sign-in', { method: 'POST', body: 'password=x' }),
  ])
    expect([answer.status, answer.headers.get('Location')]).toEqual([403, null])
})

it.each(['#ffffff', '#000000', '#ffd400', '#0b5cad', '#2f6b3a', '#ff0000', '#808080'])(
  'a company’s colour %s stays legible in light and dark',
  (colour) => {
    const { light, dark } = brandColours(colour)
    expect(contrastOf(light, '#f5f6f8')).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(dark, '#1a1d21')).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(light, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrastOf(dark, '#101214')).toBeGreaterThanOrEqual(4.5)
  },
)

it('outside development nothing is answered with keys that stand in the source, or with one of them among others', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  for (const keys of [{ SESSION_KEYS: env.SESSION_KEYS }, { DATA_KEYS: `${deployed.DATA_KEYS},${env.DATA_KEYS}` }]) {
    const request = new Request(`https://${world.host}/portal/sign-in`)
    const answer = await app.fetch(request, { ...env, ...deployed, ...keys })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/KEYS|<form/)
    expect(log.mock.lastCall?.[0]).toContain('give this deployment secrets of its own')
  }
})
