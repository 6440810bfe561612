import { describe, expect, it } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { disturbed } from '../faults/outside.ts'
import { cookieFor, visitor } from '../support/as.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const { host, alice } = world
const office = await cookieFor(world, { audience: 'staff', staffId: world.staff.office, role: 'office' })
// Whose host it is, is known.
await (await visitor(host).get('/portal/sign-in')).text()

const asForm = { Origin: `http://${host}`, 'Content-Type': 'application/x-www-form-urlencoded' }
const inLanguage = (language: string) => ({ 'Accept-Language': language })

/** Someone's browser while the database is gone; or loses the answers to what it writes. */
const without = (what: 'all' | 'answers', cookie = office) =>
  visitor(
    host,
    cookie,
    disturbed(({ of, isRead }) => (of !== 'DB' ? undefined : what === 'all' ? 'before' : isRead ? undefined : 'after'))
      .bindings,
  )

describe('the page for a database that does not answer', () => {
  it.each([
    ['fr', 'Indisponible pour un instant', 'Réessayer'],
    ['en', 'Not available for a moment', 'Try again'],
  ])('asks for the same page again, in %s', async (language, title, button) => {
    const answer = await without('all').get('/admin/jobs?q=a%22b&page=2', inLanguage(language))
    const html = await answer.text()
    expect(answer.status).toBe(503)
    expect([answer.headers.get('Retry-After'), answer.headers.get('Cache-Control')]).toEqual([
      '10',
      'private, no-store',
    ])
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`))
    expect(html).toContain(`href="/admin/jobs?q=a%22b&amp;page=2" hx-boost="false">${button}</a>`)
    expect(html).not.toContain('<form method="post"')
  })

  it.each([
    ['fr', 'all', 'Indisponible pour un instant', 'Rien de ce que vous avez envoyé n’a encore été fait.'],
    ['en', 'all', 'Not available for a moment', 'Nothing of what you sent was done yet.'],
    ['fr', 'answers', 'Enregistré ou non : nous ne le savons pas', 'rien n’est fait deux fois'],
    ['en', 'answers', 'Saved or not: we cannot tell', 'nothing is done twice'],
  ] as const)('keeps a form, and tells in %s what may have been done (%s)', async (language, what, title, text) => {
    const sent = {
      kind: 'person',
      lastName: `Martin ${language}`,
      address: `1 rue <${language}>\n"69001" Lyon`,
      language: 'fr',
      id: newId(),
    }
    const answer = await without(what).post('/admin/customers', sent, inLanguage(language))
    // Some of the spaces before French marks do not break.
    const html = (await answer.text()).replace(/[\u00a0\u202f]/g, ' ')
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '10'])
    expect(html).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`))
    expect(html).toContain(text)
    expect(html).toContain(`name="lastName" value="Martin ${language}"`)
    expect(html).toContain(`name="address" value="1 rue &lt;${language}&gt;\n&quot;69001&quot; Lyon"`)
  })

  it('keeps no password', async () => {
    const headers = { ...inLanguage('en'), Referer: `http://${host}/portal/sign-in?next=%2Fportal%2Fjobs` }
    const typed = { email: alice.email, password: 'a long enough pass phrase' }
    const html = await (await without('all', '').post('/portal/sign-in', typed, headers)).text()
    expect(html).not.toContain('pass phrase')
    expect(html).not.toContain('type="hidden"')
    expect(html).toContain('href="/portal/sign-in?next=%2Fportal%2Fjobs" hx-boost="false">Back to the page</a>')
  })

  it('keeps no form of more fields than any page has', async () => {
    const names = (count: number) => ({ method: 'POST', body: 'a=&'.repeat(count), headers: asForm })
    const few = await (await without('all').send('/admin/invoices/draft', names(8000))).text()
    expect(few.match(/type="hidden"/g)).toHaveLength(8000)
    const many = await without('all').send('/admin/invoices/draft', names(1_000_000))
    expect(many.status).toBe(503)
    expect((await many.text()).length).toBeLessThan(10_000)
  })

  it('shows no markup of what was sent, in names or in values', async () => {
    const evil = { '"><script>alert(1)</script>': '"><img src=x onerror=alert(1)>', __proto__x: "'" }
    const html = await (await without('all').post('/admin/jobs', evil)).text()
    expect(html).toContain('name="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(html).not.toMatch(/<script>alert|<img src=x/)
  })

  it('is not for what another site sends, nor for what is too large', async () => {
    const fromElsewhere = await without('all').post(
      '/admin/jobs',
      { title: 'Theirs' },
      { Origin: 'https://evil.example' },
    )
    expect(fromElsewhere.status).toBe(403)
    expect(await fromElsewhere.text()).not.toContain('Theirs')
    expect((await without('all').post('/admin/jobs', { title: 'x'.repeat(70_000) })).status).toBe(413)
  })

  it.each(['//evil.example/a', '/\\evil.example/a', '/.//evil.example/a'])(
    'leads nowhere else, by %s',
    async (path) => {
      const stranger = `stranger-${crypto.randomUUID()}.localhost:8787`
      const bindings = disturbed(({ of }) => (of === 'DB' ? 'before' : undefined)).bindings
      const asked = await (await visitor(stranger, '', bindings).get(path)).text()
      expect(asked).toMatch(/<h1/)
      expect(asked).not.toMatch(/(href|action)="\/\//)
      const typed = { email: 'a@example.com', password: 'secret' }
      const referer = { Referer: `http://${stranger}${path}` }
      const sent = await (await visitor(stranger, '', bindings).post('/portal/sign-in', typed, referer)).text()
      expect(sent).toMatch(/<h1/)
      expect(sent).not.toMatch(/(href|action)="\/\//)
    },
  )
})
