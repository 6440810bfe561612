import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import { asStaff } from '../support/as.ts'
import { atWork, rowOf } from '../support/on-site.ts'
import { tripsOf } from '../support/recorder.ts'
import { putVisit } from '../support/site-visits.ts'
import { makeWorld } from '../support/world.ts'

const { onSite: words } = dictionaries.en

describe('a technician’s day', () => {
  it('has the visits of that day with the way there and the way to call, in one round trip', async () => {
    const { world, technician } = await atWork()
    const { companyId } = world
    await env.DB.batch(
      [
        env.DB.prepare("update customers set phone = '04 72 00 00 01', mobile = '06 00 00 00 02' where company_id = ?"),
        env.DB.prepare("update jobs set location = null where company_id = ? and id = 'job-alice'"),
      ].map((statement) => statement.bind(companyId)),
    )
    const { answer, trips } = await tripsOf(() => technician.get('/admin'))
    expect(trips).toHaveLength(1)
    const row = rowOf(await answer.text(), 'now')
    expect(row).toContain('https://www.google.com/maps/search/?api=1&amp;query=1+rue+de+la+Paix%2C+69001+Lyon')
    expect(row).toContain('href="tel:0472000001"')
    expect(row).toContain('href="tel:0600000002"')
    expect(row).toContain(words.presses.arrival)
  })

  it('of another date is one address away, and holds what begins, goes on or lasts for days then', async () => {
    const world = await makeWorld()
    const at = (time: string) => new Date(`2031-03-${time}:00Z`)
    const sent = [world.staff.technician]
    await putVisit(world, { id: 'morning', startAt: at('10T08:00'), endAt: at('10T09:00') }, sent)
    await putVisit(world, { id: 'night', startAt: at('09T21:00'), endAt: at('10T02:00') }, sent)
    await putVisit(world, { id: 'week', startAt: at('05T08:00'), endAt: at('12T17:00'), status: 'cancelled' }, sent)
    await putVisit(world, { id: 'other', startAt: at('11T08:00'), endAt: at('11T09:00') }, sent)
    await putVisit(world, { id: 'of-nobody', startAt: at('10T08:00'), endAt: at('10T09:00') })
    await putVisit(world, { id: 'long-of-nobody', startAt: at('04T08:00'), endAt: at('12T17:00') })
    const technician = await asStaff(world, 'technician')
    await technician.get('/admin')
    const { answer, trips } = await tripsOf(() => technician.get('/admin/visits?day=2031-03-10'))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect([...html.matchAll(/id="visit-([^"]+)"/g)].map(([, id]) => id)).toEqual(['week', 'night', 'morning'])
    expect(html).toContain('href="/admin/visits?day=2031-03-09"')
    expect(html).toContain('href="/admin/visits?day=2031-03-11"')
    // Nothing is to be pressed that far ahead.
    expect(html).not.toContain('/arrival')
    expect(await (await technician.get('/admin/visits?day=2031-02-31')).text()).toContain(
      dictionaries.en.admin.myVisits,
    )
  })

  it('costs as much with a thousand visits of others as without', async () => {
    const { world, technician } = await atWork()
    const rowsOf = async () => (await tripsOf(() => technician.get('/admin'))).trips[0]?.rowsRead ?? 0
    const before = await rowsOf()
    await env.DB.prepare(
      `insert into visits (company_id, customer_id, id, job_id, start_at, end_at, status, created_at)
       select ?1, 'customer-alice', 'more-' || value, 'job-alice', ?2, ?2 + 3600000, 'planned', 0
       from json_each(?3)`,
    )
      .bind(world.companyId, Date.now(), JSON.stringify(Array.from({ length: 1000 }, (_, index) => index)))
      .run()
    expect(await rowsOf()).toBe(before)
  })
})
