import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import { wallTime } from '../../src/time/zoned.ts'
import { asCustomer, asStaff } from '../support/as.ts'
import { atWork, changeBehind, rowOf, visitOnSite } from '../support/on-site.ts'
import { tripsOf } from '../support/recorder.ts'
import { toldOf } from '../support/site-visits.ts'

const { onSite: words, siteVisits, editing } = dictionaries.en

describe('what the technician says on site', () => {
  it('is read by the customer and by the office, on the company’s clock', async () => {
    const { world, technician } = await atWork()
    const alice = await asCustomer(world, world.alice)
    const office = await asStaff(world, 'office')
    await technician.post('/admin/visits/now/arrival')
    const at = new Date((await visitOnSite(world, 'now'))?.arrived_at ?? 0)
    const time = wallTime(at, 'Europe/Paris').slice(11)
    expect(rowOf(await (await alice.get('/portal/visits')).text(), 'now')).toContain(
      dictionaries.fr.onSite.arrived(time),
    )
    expect(await (await office.get('/admin/visits/now')).text()).toContain(words.arrived(time))
    await changeBehind(world, 'now', `left_at = arrived_at + 4500000, status = 'done', end_at = start_at + 1000`)
    expect(rowOf(await (await alice.get('/portal/visits?show=past')).text(), 'now')).toContain('Sur place')
    expect(await (await office.get('/admin/visits/now')).text()).toContain('On site: ')
  })

  it('of a visit that was planned anew is told no more', async () => {
    const { world, technician } = await atWork()
    await technician.post('/admin/visits/now/arrival')
    await changeBehind(world, 'now', 'start_at = start_at + 864000000, end_at = end_at + 864000000')
    const alice = await asCustomer(world, world.alice)
    const row = rowOf(await (await alice.get('/portal/visits')).text(), 'now')
    expect(row).not.toContain('Technicien arrivé')
  })

  it('in comments is saved in two round trips, and told', async () => {
    const { world, technician } = await atWork()
    const { answer, trips } = await tripsOf(() =>
      technician.post('/admin/visits/now/comments', { comments: 'Joint changé.', version: '1' }),
    )
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(await visitOnSite(world, 'now')).toMatchObject({ comments: 'Joint changé.', version: 2 })
    expect(await toldOf(world)).toMatchObject([{ did: 'visit_changed', details: { comments: 'null → Joint changé.' } }])
    const again = await tripsOf(() =>
      technician.post('/admin/visits/now/comments', { comments: 'Joint changé.', version: '2' }),
    )
    expect([again.answer.status, again.trips.length]).toEqual([303, 1])
  })

  it('beside what someone else has saved meanwhile comes back with both texts', async () => {
    const { world, technician } = await atWork()
    const answers = await Promise.all(
      ['Mine', 'Hers'].map((comments) => technician.post('/admin/visits/now/comments', { comments, version: '1' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const refused = (await answers.find(({ status }) => status === 409)?.text()) ?? ''
    const kept = (await visitOnSite(world, 'now'))?.comments ?? ''
    const other = kept === 'Mine' ? 'Hers' : 'Mine'
    expect(refused).toContain(editing.storedNow(kept))
    expect(refused).toContain(`>${other}</textarea>`)
    expect(refused).toContain('name="version" value="2"')
    const long = await technician.post('/admin/visits/now/comments', { comments: 'x'.repeat(2001), version: '2' })
    expect([long.status, await long.text()]).toEqual([422, expect.stringContaining(siteVisits.faults.tooLong)])
  })
})
