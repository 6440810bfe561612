import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { asStaff, type Visitor } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const { companyId } = world
let office: Visitor

const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

/** Rows written at once, past every form: what is found was put there by the database. */
const many = (count: number, sql: string) =>
  run(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count}) ${sql}`)

const search = async (query: string) => {
  const { answer, trips } = await tripsOf(() => office.get(`/admin/search?${query}`))
  expect(answer.status).toBe(200)
  const html = await answer.text()
  return { html, trips, links: [...html.matchAll(/href="\/admin\/(\w+\/[\w-]+)"/g)].map(([, to]) => to) }
}
const q = (typed: string) => search(new URLSearchParams({ q: typed }).toString())

beforeAll(async () => {
  office = await asStaff(world, 'office')
  await office.get('/admin')
  await many(
    3000,
    `insert into customers (company_id, id, kind, name, address, language, created_at)
     select '${companyId}', 'c-' || i, 'person', 'Client ' || i, i || ' rue Longue', 'fr', i from n`,
  )
  await many(
    2000,
    `insert into jobs (company_id, customer_id, id, type_id, title, status, created_at)
     select '${companyId}', 'c-' || i, 'j-' || i, 'type', iif(i % 2, 'Fuite', 'Robinet'), 'open', i from n`,
  )
  await run(
    `insert into customers (company_id, id, kind, name, first_name, last_name, email, phone, mobile, address, siren,
       vat_number, tags, internal_notes, language, created_at)
     values (?, 'lefevre', 'person', 'Zoé Lefèvre', 'Zoé', 'Lefèvre', 'zoe@maison.example', '04 65 71 12 34',
       '+33 6 12 34 56 78', '3 place du Marché', '732829320', 'FR44732829320', '["syndic"]',
       'Le portail grince.' || char(10) || 'Chaudière à condensation au sous-sol', 'fr', 9)`,
    companyId,
  )
})

describe('a search', () => {
  it('finds every kind in one round trip, and reads no more rows of a company of thousands', async () => {
    const { html, trips } = await q('alice')
    expect(trips).toHaveLength(1)
    expect(html).toContain('/admin/customers/customer-alice')
    expect(html).toMatch(/\/admin\/jobs\/job-alice/)
    const { trips: broad, html: page } = await q('rue')
    expect(page.match(/href="\/admin\/customers\//g)).toHaveLength(8)
    expect(page).toContain('More than 8')
    expect(broad).toHaveLength(1)
    expect(broad[0]?.rowsRead).toBeLessThan(120)
  })

  it.each([
    ['lefevre', 'without the accents'],
    ['LEFÈVRE', 'in capitals'],
    ['lefe\u0300vre', 'with accents of their own'],
    ['zo lef', 'by the beginnings of its words, in any order'],
    ['lefevre zoe', 'by its words in another order'],
    ['0465711234', 'by the phone in one piece'],
    ['04 65 71 12', 'by the beginning of the phone, parted'],
    ['04.65.71.12.34', 'by the phone with dots'],
    ['0612345678', 'by the mobile as called from within'],
    ['+33 6 12 34', 'by the mobile as called from abroad'],
    ['0033612345678', 'by the mobile with two zeros'],
    ['732829320', 'by the SIREN'],
    ['fr44732', 'by the VAT number'],
    ['syndic', 'by a tag'],
    ['zoe@maison.example', 'by the address of its mail'],
    ['place marche', 'by the address'],
    ['condensation', 'by a note'],
  ])('for %s finds a customer %s', async (typed) => {
    const { links, trips } = await q(typed)
    expect(links).toContain('customers/lefevre')
    expect(trips).toHaveLength(1)
  })

  it('asks for all the words', async () => {
    expect((await q('lefevre condensation')).links).toContain('customers/lefevre')
    expect((await q('lefevre syndic robinet')).links).toEqual([])
  })

  it('shows what it found, set off, and of a note the part that says it', async () => {
    const { html } = await q('condens')
    expect(html).toContain('<mark>condensation</mark>')
    expect(html).toMatch(/<p class="note">Internal notes: .*sous-sol<\/p>/)
  })

  it('shows the very words before those that only begin so, and the newest first among them', async () => {
    const { links } = await q('client 300')
    expect(links.filter((link) => link?.startsWith('customers/'))).toEqual(['customers/c-300', 'customers/c-3000'])
    const { links: fuites } = await q('fuite')
    expect(fuites[0]).toBe('jobs/j-1999')
  })

  it('leads through all of a kind, page by page, each row once and in one trip', async () => {
    const seen: (string | undefined)[] = []
    const read: number[] = []
    let next: string | undefined = 'q=client+rue&kind=customer'
    while (next && read.length < 150) {
      const { html, links, trips }: Awaited<ReturnType<typeof search>> = await search(next)
      expect(trips).toHaveLength(1)
      read.push(trips[0]?.rowsRead ?? 0)
      seen.push(...links.filter((link) => link?.startsWith('customers/')))
      next = /rel="next" href="\/admin\/search\?([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen[0]).toBe('customers/c-3000')
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(3000)
    // However deep the page.
    expect(Math.max(...read)).toBeLessThan(170)
  }, 60_000)

  it('finds an invoice by its number, its figures, or the last of them', async () => {
    for (const typed of ['FA2602-0001', 'fa2602', '26020001', '2602-0001', '0001'])
      expect((await q(typed)).html).toMatch(/href="\/admin\/invoices\//)
  })

  it('says what to type when nothing or too little was, and when nothing is found', async () => {
    expect((await search('')).html).toContain('Type a name')
    expect((await q('  ')).html).toContain('Type a name')
    expect((await q('x')).html).toContain('Type at least two letters')
    expect((await q('!')).trips).toHaveLength(1)
    expect((await q('xylophone')).html).toContain('Nothing matches “xylophone”')
  })
})

describe('a word mistyped', () => {
  it.each(['chaudire', 'chaudeire', 'chaudierre', 'chaydiere', 'haudiere'])(
    '%s finds chaudière in a second round trip, and the page says so',
    async (word) => {
      const { html, links, trips } = await q(word)
      expect(links).toContain('customers/lefevre')
      expect(trips).toHaveLength(2)
      expect(html).toContain(`Nothing matches “${word}”. Here is what matches “chaudière”.`)
    },
  )

  it('is helped beside words that are right', async () => {
    const { links } = await q('lefevre chaudire')
    expect(links).toContain('customers/lefevre')
  })

  it('two letters away is not guessed', async () => {
    expect((await q('chodire')).links).toEqual([])
  })
})
