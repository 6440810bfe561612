import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import { asStaff, cookieFor, visitor } from '../support/as.ts'
import { atWork, changeBehind, putOwnVisit, visitOnSite } from '../support/on-site.ts'
import { tripsOf } from '../support/recorder.ts'
import { toldOf } from '../support/site-visits.ts'

const { onSite: words, siteVisits, editing } = dictionaries.en

describe('a press on site', () => {
  it('notes when the technician came and when it was done, in two round trips each', async () => {
    const { world, technician } = await atWork()
    const started = Date.now()
    const { answer, trips } = await tripsOf(() => technician.post('/admin/visits/now/arrival', { back: '/admin' }))
    expect(answer.headers.get('Location')).toBe('/admin?done=arrived&visit=now#visit-now')
    expect(trips).toHaveLength(2)
    const came = await visitOnSite(world, 'now')
    expect(came).toMatchObject({ status: 'planned', left_at: null, version: 2 })
    expect(came?.arrived_at).toBeGreaterThanOrEqual(started)
    const page = await (await technician.get('/admin?done=arrived&visit=now')).text()
    expect(page).toContain(words.dones.arrived('Customer alice'))
    expect(page).toContain(editing.undo)
    const left = await tripsOf(() => technician.post('/admin/visits/now/departure', { back: '/admin' }))
    expect(left.trips).toHaveLength(2)
    const gone = await visitOnSite(world, 'now')
    expect(gone).toMatchObject({ status: 'done', arrived_at: came?.arrived_at, version: 3 })
    expect(gone?.left_at).toBeGreaterThanOrEqual(started)
    expect(await toldOf(world)).toMatchObject([
      { did: 'visit_arrived', subject_id: 'now' },
      { did: 'visit_ended', subject_id: 'now' },
    ])
  })

  it('twice at once notes one time and one line', async () => {
    const { world, technician } = await atWork()
    for (const what of ['arrival', 'departure']) {
      const answers = await Promise.all([1, 2, 3].map(() => technician.post(`/admin/visits/now/${what}`)))
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    }
    expect(await visitOnSite(world, 'now')).toMatchObject({ status: 'done', version: 3 })
    expect(await toldOf(world)).toHaveLength(2)
  })

  it('that it is done asks for no arrival, and leaves it open', async () => {
    const { world, technician } = await atWork()
    await technician.post('/admin/visits/now/departure')
    expect(await visitOnSite(world, 'now')).toMatchObject({ status: 'done', arrived_at: null })
  })

  it('a day late says that it is done, not when', async () => {
    const { world, technician } = await atWork()
    await putOwnVisit(world, 'yesterday', -30)
    expect((await technician.post('/admin/visits/yesterday/arrival')).status).toBe(409)
    await technician.post('/admin/visits/yesterday/departure')
    expect(await visitOnSite(world, 'yesterday')).toMatchObject({ status: 'done', arrived_at: null, left_at: null })
  })

  it('is taken back, unless something else became of the visit since', async () => {
    const { world, technician } = await atWork()
    await technician.post('/admin/visits/now/arrival')
    await technician.post('/admin/visits/now/arrival', { undo: '2' })
    expect(await visitOnSite(world, 'now')).toMatchObject({ status: 'planned', arrived_at: null, version: 3 })
    await technician.post('/admin/visits/now/departure')
    const back = await technician.post('/admin/visits/now/departure', {
      undo: '4',
      back: '/admin/visits?day=2031-01-01',
    })
    expect(back.headers.get('Location')).toBe('/admin/visits?day=2031-01-01&done=undone&visit=now#visit-now')
    expect(await visitOnSite(world, 'now')).toMatchObject({ status: 'planned', left_at: null, version: 5 })
    await technician.post('/admin/visits/now/departure')
    await changeBehind(world, 'now', "internal_notes = 'x', version = version + 1")
    const late = await technician.post('/admin/visits/now/departure', { undo: '6' })
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining(siteVisits.movedMeanwhile)])
    expect(await visitOnSite(world, 'now')).toMatchObject({ status: 'done', version: 7 })
  })

  it('on a visit that was called off, or is days ahead, changes nothing and says where it stands', async () => {
    const { world, technician } = await atWork()
    await changeBehind(world, 'now', "status = 'cancelled'")
    for (const path of ['now/arrival', 'now/departure', 'visit-alice/arrival', 'visit-alice/departure'])
      expect((await technician.post(`/admin/visits/${path}`)).status).toBe(409)
    expect(await toldOf(world)).toEqual([])
  })

  it('on a visit of others is not there, and touches no row', async () => {
    const { world } = await atWork()
    await putOwnVisit(world, 'theirs', -1, 2, {}, [])
    const idle = visitor(
      world.host,
      await cookieFor(world, { audience: 'staff', staffId: 'staff-idle', role: 'technician' }),
    )
    const technician = await asStaff(world, 'technician')
    const tries = ['arrival', 'departure', 'comments'].flatMap((what) => [
      technician.post(`/admin/visits/theirs/${what}`, { comments: 'mine', version: '1' }),
      idle.post(`/admin/visits/now/${what}`, { comments: 'mine', version: '1' }),
    ])
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(tries.map(() => 404))
    for (const id of ['theirs', 'now'])
      expect(await visitOnSite(world, id)).toMatchObject({ version: 1, arrived_at: null })
  })

  it('leads back to no other site', async () => {
    const { technician } = await atWork()
    const answer = await technician.post('/admin/visits/now/arrival', { back: 'https://elsewhere.example/admin' })
    expect(answer.headers.get('Location')).toBe('/admin/visits/now?done=arrived&visit=now#visit-now')
  })
})
