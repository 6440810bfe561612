import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { describe, expect, it } from 'vitest'
import { visits } from '../../src/visits/schema.ts'
import { asCustomer } from '../support/as.ts'
import { makeWorld, type World } from '../support/world.ts'

const book = (world: World, id: string, start: string, end: string) =>
  drizzle(env.DB)
    .insert(visits)
    .values({
      companyId: world.companyId,
      customerId: world.alice.id,
      jobId: world.alice.jobId,
      id,
      startAt: new Date(start),
      endAt: new Date(end),
      status: 'planned',
    })

const rowOf = (html: string, id: string) =>
  (new RegExp(`id="visit-${id}".*?</li>`, 's').exec(html)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')

describe('a visit’s time', () => {
  it.each([
    // Clocks in the EU and the UK go forward on 2027-03-28 and back on 2027-10-31, at 01:00 UTC.
    ['Europe/Paris', 'before spring', '2027-03-27T08:00:00Z', '09:00'],
    ['Europe/Paris', 'after spring', '2027-03-28T07:00:00Z', '09:00'],
    ['Europe/Paris', 'before autumn', '2027-10-30T07:00:00Z', '09:00'],
    ['Europe/Paris', 'after autumn', '2027-10-31T08:00:00Z', '09:00'],
    ['Europe/London', 'before spring', '2027-03-27T09:00:00Z', '09:00'],
    ['Europe/London', 'after spring', '2027-03-28T08:00:00Z', '09:00'],
    ['Europe/London', 'after autumn', '2027-10-31T09:00:00Z', '09:00'],
  ])('in %s %s is that of the clock there', async (zone, _, start, shown) => {
    const world = await makeWorld({ zone })
    await book(world, 'dst', start, new Date(Date.parse(start) + 3_600_000).toISOString())
    const alice = await asCustomer(world, world.alice)
    expect(rowOf(await (await alice.get('/portal/visits')).text(), 'dst')).toContain(`${shown} – 10:00`)
  })

  it('near midnight falls on the company’s day, not on UTC’s', async () => {
    const world = await makeWorld({ zone: 'Europe/Paris' })
    await book(world, 'late', '2027-06-30T22:30:00Z', '2027-06-30T23:30:00Z')
    const alice = await asCustomer(world, world.alice)
    expect(rowOf(await (await alice.get('/portal/visits')).text(), 'late')).toContain('jeudi 1er juillet 2027')
  })
})

describe('a customer’s visits', () => {
  it('under way are still to come, and the next one on the home page', async () => {
    const world = await makeWorld()
    const hour = 3_600_000
    const at = (time: number) => new Date(Date.now() + time).toISOString()
    await book(world, 'under-way', at(-2 * hour), at(hour))
    await book(world, 'days-long', at(-96 * hour), at(24 * hour))
    const alice = await asCustomer(world, world.alice)
    for (const path of ['/portal', '/portal/visits'])
      expect(await (await alice.get(path)).text()).toContain('visit-days-long')
    expect(await (await alice.get('/portal/visits')).text()).toContain('visit-under-way')
    expect(await (await alice.get('/portal/visits?show=past')).text()).not.toMatch(/visit-(under-way|days-long)/)
  })

  it('are upcoming or past, each in the order one reads them', async () => {
    const world = await makeWorld()
    await book(world, 'far', '2090-01-01T09:00:00Z', '2090-01-01T10:00:00Z')
    await book(world, 'old', '2001-01-01T09:00:00Z', '2001-01-01T10:00:00Z')
    const alice = await asCustomer(world, world.alice)
    const ids = async (path: string) =>
      [...(await (await alice.get(path)).text()).matchAll(/id="visit-([^"]+)"/g)].map(([, id]) => id)
    expect(await ids('/portal/visits')).toEqual([world.alice.visitId, 'far'])
    expect(await ids('/portal/visits?show=past')).toEqual([`${world.alice.visitId}-past`, 'old'])
  })

  it('say what will appear where there are none', async () => {
    const world = await makeWorld()
    await env.DB.prepare('delete from visits where company_id = ?').bind(world.companyId).run()
    const alice = await asCustomer(world, world.alice)
    expect(await (await alice.get('/portal/visits')).text()).toContain('Aucune visite prévue')
  })
})
