import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff, cookieFor, type Visitor, visitor } from '../support/as.ts'
import { addManyCustomers } from '../support/customers.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const shown = 25
const namesIn = (html: string) =>
  [...html.matchAll(/<p class="lead"><a href="\/admin\/customers\/[\w-]+">([^<]*)</g)].map(([, name]) => name)
const nextIn = (html: string) => /rel="next" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')

const world = await makeWorld()
await addManyCustomers(world, 3_600, 3_000)
const office = async () => {
  const who = await asStaff(world, 'office')
  await who.get('/admin')
  return who
}

/** A page of the list: its names, its cost, and the way on. */
async function pageAt(who: Visitor, path: string) {
  const { answer, trips } = await tripsOf(() => who.get(path))
  const html = await answer.text()
  return { status: answer.status, html, names: namesIn(html), next: nextIn(html), trips, rows: trips[0]?.rowsRead ?? 0 }
}

describe('the list of customers', () => {
  it.each([
    ['by name', '/admin/customers', 'Customer alice'],
    ['newest first', '/admin/customers?sort=new', undefined],
    ['of firms by name', '/admin/customers?kind=firm', 'Many 00000'],
    ['of firms, newest first', '/admin/customers?kind=firm&sort=new', 'Many 02997'],
    ['of a tag', '/admin/customers?tag=syndic', 'Many 00000'],
  ])('%s costs one trip and as few rows deep down as on its first page', async (_, path, first) => {
    const who = await office()
    const start = await pageAt(who, path)
    expect([start.status, start.trips.length, start.names.length]).toEqual([200, 1, shown])
    if (first) expect(start.names[0]).toBe(first)
    let page = start
    const depth = path.includes('tag') ? 10 : path.includes('kind') ? 38 : 100
    for (let place = 1; place < depth; place++) page = await pageAt(who, page.next ?? 'no page')
    expect([page.status, page.trips.length, page.names.length]).toEqual([200, 1, shown])
    expect(page.names).not.toContain(start.names[0])
    for (const { rows } of [start, page]) expect(rows).toBeLessThanOrEqual(3 * shown + 10)
    // The way on keeps what the list is filtered by.
    const filter = new URL(path, 'http://x').searchParams
    const next = new URL(page.next ?? start.next ?? '', 'http://x').searchParams
    for (const [name, value] of filter) expect(next.get(name)).toBe(value)
  })

  it('of archived ones shows those alone, and others nowhere', async () => {
    const who = await office()
    const page = await pageAt(who, '/admin/customers?show=archived')
    expect([page.names[0], page.rows <= 3 * shown + 10]).toEqual(['Many 03000', true])
    expect(page.html).toContain('Archived</span>')
    const tagged = await pageAt(who, '/admin/customers?tag=syndic')
    expect(tagged.html).toContain('Stop filtering by the tag syndic')
    expect(tagged.html).toContain('href="/admin/customers?tag=syndic"')
    const newest = await pageAt(who, '/admin/customers?sort=new')
    expect(newest.names.every((name) => !/0[3]\d{3}$/.test(name ?? ''))).toBe(true)
  })

  it('goes through every customer of a filter once', async () => {
    const who = await office()
    const seen: (string | undefined)[] = []
    for (let path: string | undefined = '/admin/customers?tag=syndic'; path; ) {
      const page = await pageAt(who, path)
      seen.push(...page.names)
      path = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([300, 300])
    expect(seen).toEqual([...seen].sort())
  })

  it('says that nothing matches, and leads back to everything', async () => {
    const page = await pageAt(await office(), '/admin/customers?tag=no-such-tag')
    expect(page.names).toEqual([])
    expect(page.html).toContain('Nothing matches')
    expect(page.html).toContain('>Show everything</a>')
    const empty = await makeWorld()
    const who = await asStaff(empty, 'office')
    expect((await pageAt(who, '/admin/customers?show=archived')).html).toContain('Nothing matches')
  })

  it.each(['show=x&kind=y&sort=z&tag=', 'after=garbage', `tag=${'x'.repeat(99)}`])(
    'takes a filter that is none for no filter: %s',
    async (query) => {
      const page = await pageAt(await office(), `/admin/customers?${query}`)
      expect([page.status, page.names[0]]).toEqual([200, 'Customer alice'])
    },
  )
})

describe('the export', () => {
  it('holds exactly what the list is filtered to, a thousand a trip', async () => {
    const who = await office()
    const { answer, trips } = await tripsOf(async () => {
      const response = await who.get('/admin/customers/export?kind=firm')
      return { response, text: await response.text() }
    })
    const lines = answer.text.trimEnd().split('\r\n')
    expect(answer.response.headers.get('Content-Disposition')).toBe('attachment; filename="customers.csv"')
    expect([lines.length, trips.length]).toEqual([1_001, 1])
    expect(lines[0]).toBe(
      'Name,Kind,Title,First name,Last name,Email address,Phone,Mobile phone,Address,SIREN,VAT number,Language,Tags,Internal notes,Customer since',
    )
    expect(lines[1]).toMatch(/^Many 00000,Firm,/)
    const all = await tripsOf(async () => (await who.get('/admin/customers/export')).text())
    expect([all.answer.trimEnd().split('\r\n').length, all.trips.length]).toEqual([3_003, 4])
    for (const { rowsRead } of all.trips) expect(rowsRead).toBeLessThanOrEqual(2_010)
    const tagged = await (await who.get('/admin/customers/export?tag=syndic')).text()
    expect(tagged.trimEnd().split('\r\n')).toHaveLength(301)
  })

  it('is parted as French spreadsheets expect, and holds no formula', async () => {
    const here = await makeWorld()
    await env.DB.prepare(
      `insert into customers (company_id, id, kind, name, last_name, phone, address, internal_notes, tags, language, created_at)
        values (?, 'evil', 'person', '=HYPERLINK("http://evil")', 'Zo,=1+1', '+33 6 00', '＝1; A' || char(10) || 'Lyon', '@SUM(A1)', '["-1"]', 'fr', 1)`,
    )
      .bind(here.companyId)
      .run()
    const cookie = await cookieFor(here, { audience: 'staff', staffId: here.staff.office, role: 'office' })
    const text = await (await visitor(here.host, `${cookie}; __Host-language=fr`).get('/admin/customers/export')).text()
    expect(text).toContain('Nom;Type;Civilité')
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")";Particulier;;;"Zo,=1+1";`)
    expect(text).toContain(`;'+33 6 00;`)
    expect(text).toContain(`;"'＝1; A\nLyon";`)
    expect(text).toContain(`;'-1;'@SUM(A1);1970-01-01`)
  })
})
