import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { asStaff, type Visitor } from '../support/as.ts'
import { addJob, addManyJobs } from '../support/jobs.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const count = 12_000
const world = await makeWorld()
const elsewhere = await makeWorld()
let office: Visitor

beforeAll(async () => {
  await addManyJobs(world, count)
  office = await asStaff(world, 'office')
  await office.get('/admin')
})

const idsOn = (html: string) => [...html.matchAll(/id="job-([^"]+)"/g)].map(([, id]) => id ?? '')
const nextOn = (html: string) => /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')

// Each filter with each order that is offered: all of it is read again, newest first, from the database itself.
const customer = world.alice.id
const newest = 'created_at desc, id desc'
const oldest = 'created_at, id'
const lists: [query: string, where: string, order: string][] = [
  ['', 'active = 1', newest],
  ['?sort=oldest', 'active = 1', oldest],
  ['?show=all', '1', newest],
  ['?show=all&sort=oldest', '1', oldest],
  ['?show=all&sort=title', '1', 'title_key, id'],
  ['?show=open', "status = 'open'", newest],
  ['?show=in_progress&sort=oldest', "status = 'in_progress'", oldest],
  ['?show=completed', "status = 'completed'", newest],
  ['?show=cancelled&sort=oldest', "status = 'cancelled'", oldest],
  ['?show=type', "type_id = 'type'", newest],
  ['?show=type&sort=oldest', "type_id = 'type'", oldest],
  [`?customer=${customer}`, `customer_id = '${customer}'`, `active desc, ${newest}`],
  [`?customer=${customer}&show=active`, `customer_id = '${customer}' and active = 1`, newest],
  [`?customer=${customer}&show=active&sort=oldest`, `customer_id = '${customer}' and active = 1`, oldest],
  ['?tag=urgent', 'tags = \'["urgent"]\'', newest],
  ['?tag=urgent&sort=oldest', 'tags = \'["urgent"]\'', oldest],
]

describe('a list of twelve thousand jobs', () => {
  it.each(lists)(
    '%s is in its order without a gap, and reads as little on the hundredth page',
    async (query, where, order) => {
      const { results } = await env.DB.prepare(
        `select id from jobs where company_id = ? and ${where} order by ${order}`,
      )
        .bind(world.companyId)
        .all<{ id: string }>()
      const expected = results.map(({ id }) => id)
      let path: string | undefined = `/admin/jobs${query}`
      const read: number[] = []
      for (let page = 0; page < 100 && path; page += 1) {
        const at: string = path
        const { answer, trips } = await tripsOf(() => office.get(at))
        const html = await answer.text()
        if (page === 0 || page === 99) {
          expect(trips).toHaveLength(1)
          read.push(trips[0]?.rowsRead ?? 0)
        }
        expect(idsOn(html)).toEqual(expected.slice(page * 25, page * 25 + 25))
        path = nextOn(html)
      }
      expect(read).toHaveLength(2)
      for (const rows of read) expect(rows).toBeLessThan(3 * 25 + 15)
      process.stdout.write(
        `jobs ${query || '(active)'}: ${read.join(' and ')} rows read on the first and hundredth page\n`,
      )
    },
    60_000,
  )

  it('offers no order that no index serves', async () => {
    const sorts = async (query: string) => {
      const html = await (await office.get(`/admin/jobs${query}`)).text()
      return [...(/name="sort".*?<\/select>/s.exec(html)?.[0] ?? '').matchAll(/value="(\w+)"/g)].map(([, one]) => one)
    }
    expect(await sorts('')).toEqual(['newest', 'oldest'])
    expect(await sorts('?show=all')).toEqual(['newest', 'oldest', 'title'])
    expect(await sorts(`?customer=${customer}`)).toEqual([])
  })

  it('keeps its filter on the way to the next page and into the file', async () => {
    const html = await (await office.get('/admin/jobs?show=completed&sort=oldest')).text()
    expect(nextOn(html)).toMatch(/^\/admin\/jobs\?show=completed&sort=oldest&after=/)
    expect(html).toContain('href="/admin/jobs/export?show=completed&amp;sort=oldest"')
    expect(html).toContain('<option value="completed" selected')
  })

  it('leads to each job, and from each tag to the jobs that have it', async () => {
    const html = await (await office.get('/admin/jobs?tag=urgent')).text()
    const [id] = idsOn(html)
    expect(html).toContain(`href="/admin/jobs/${id}"`)
    expect(html).toContain('href="/admin/jobs?tag=urgent"')
    expect(html).toContain('Tag: urgent')
    expect(html).toContain('Plumbing · Repair')
  })

  it.each(['?show=no-such-type', '?customer=no-such-customer', '?tag=never'])(
    '%s says that nothing matches',
    async (query) => {
      const html = await (await office.get(`/admin/jobs${query}`)).text()
      expect(html).toContain('Nothing matches this filter.')
      expect(html).toContain('href="/admin/jobs?show=all"')
    },
  )

  it.each(['?after=x', '?after=WzFd', '?show=', '?sort=worst', `?tag=${'x'.repeat(100)}`])(
    '%s, tampered with, is the list from its start',
    async (query) => {
      const answer = await office.get(`/admin/jobs${query}`)
      expect(answer.status).toBe(200)
      expect(idsOn(await answer.text())).toHaveLength(25)
    },
  )
})

describe('the file of a list', () => {
  const linesOf = async (path: string, headers = {}) => {
    const answer = await office.get(path, headers)
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    return (await answer.text()).replace('\ufeff', '').trimEnd().split('\r\n')
  }

  it('holds exactly what is filtered, in its order, over many reads', async () => {
    const { results } = await env.DB.prepare(
      "select title from jobs where company_id = ? and status = 'completed' order by created_at, id",
    )
      .bind(world.companyId)
      .all<{ title: string }>()
    const { answer, trips } = await tripsOf(() => linesOf('/admin/jobs/export?show=completed&sort=oldest'))
    const [header, ...lines] = answer
    expect(header).toBe(
      'Title,Reference,Customer,Status,Category,Type,Address,Work,Internal notes,Tags,Visits,Added on',
    )
    expect(lines.map((line) => line.split(',')[0])).toEqual(results.map(({ title }) => title))
    expect(trips).toHaveLength(3)
    expect(lines[0]).toMatch(/^Work \d+,,Customer alice,Completed,Plumbing,Repair,,,,urgent,0,2023-11-/)
  })

  it('writes what a spreadsheet would run, or break on, as the text it is', async () => {
    await addJob(elsewhere, 'odd', { title: '=1+1', scope: 'two\nlines', internalNotes: 'a, "b"', reference: 'R1' })
    const there = await asStaff(elsewhere, 'office')
    const text = await (await there.get(`/admin/jobs/export?customer=${elsewhere.alice.id}`)).text()
    expect(text).toContain(`'=1+1,R1,Customer alice,Registered,Plumbing,Repair,,"two\nlines","a, ""b""",,0,`)
    expect(text).toContain('Job of alice')
    expect(text).not.toMatch(/Job of bob|Work 0/)
  })

  it('is no technician’s', async () => {
    const technician = await asStaff(world, 'technician')
    expect((await technician.get('/admin/jobs/export')).status).toBe(404)
  })
})
