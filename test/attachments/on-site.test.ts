import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import { asCustomer, asStaff, cookieFor, visitor } from '../support/as.ts'
import { attachedOf, bring, failingBucket, fileOf } from '../support/files.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'
import { jpeg, pdf, phoneJpeg, place, png, webp } from './pictures.ts'

const { files: words } = dictionaries.en
const path = (world: World) => `/admin/visits/${world.alice.visitId}/photos`
const script = { Accept: 'application/json' }

async function onTheJob() {
  const world = await makeWorld()
  const technician = await asStaff(world, 'technician')
  await technician.get('/admin')
  return { world, technician, alice: await asCustomer(world, world.alice) }
}

describe('photos of a technician', () => {
  it('are kept in one read and two writes, told, and unseen by the customer until staff say so', async () => {
    const { world, technician, alice } = await onTheJob()
    const files = [fileOf('before.jpg', jpeg()), fileOf('after.png', png(), 'image/png')]
    const { answer, trips } = await tripsOf(() => bring(technician, world, path(world), files))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/admin/visits/visit-alice?done=photos'])
    expect(trips).toHaveLength(3)
    const { rows } = await attachedOf(world)
    expect(rows.map((row) => [row.name, row.shown, row.visit_id, row.job_id, row.by_customer])).toEqual([
      ['after.png', 0, 'visit-alice', 'job-alice', 0],
      ['before.jpg', 0, 'visit-alice', 'job-alice', 0],
    ])
    expect(rows.every((row) => row.stored_at !== null && row.created_by === 'The technician')).toBe(true)
    const page = await (await technician.get('/admin/visits/visit-alice')).text()
    expect([page.split(words.hidden).length - 1, page.includes('before.jpg')]).toEqual([2, true])
    expect(await (await alice.get('/portal/jobs/job-alice')).text()).not.toContain('before.jpg')
    expect((await alice.get(`/portal/files/${rows[0]?.id}`)).status).toBe(404)
    const office = await asStaff(world, 'office')
    expect(await (await office.get('/admin/trail')).text()).toContain('before.jpg, after.png')
    await office.post(`/admin/files/${rows[1]?.id}/shown`, { shown: 'yes' })
    expect(await (await alice.get('/portal/jobs/job-alice')).text()).toContain('before.jpg')
  })

  it('are shown at once where the technician ticks it', async () => {
    const { world, technician, alice } = await onTheJob()
    const body = new FormData()
    body.append('files', fileOf('done.jpg', jpeg()))
    body.append('shown', 'yes')
    await technician.send(path(world), { method: 'POST', body, headers: { Origin: `http://${world.host}` } })
    expect(await (await alice.get('/portal/jobs/job-alice')).text()).toContain('done.jpg')
  })

  it('lose where they were taken', async () => {
    const { world, technician } = await onTheJob()
    await bring(technician, world, path(world), [fileOf('here.jpg', phoneJpeg())])
    const { rows } = await attachedOf(world)
    const sent = await (await technician.get(`/admin/files/${rows[0]?.id}`)).arrayBuffer()
    expect(Buffer.from(sent).toString('latin1')).not.toContain(place)
  })

  it('are photos: a script named .jpg or a PDF is refused by name, and the others are kept', async () => {
    const { world, technician } = await onTheJob()
    const answer = await bring(technician, world, path(world), [
      fileOf('evil.jpg', '<script>alert(1)</script>'),
      fileOf('plan.pdf', pdf(), 'application/pdf'),
      fileOf('good.webp', webp(), 'image/webp'),
    ])
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const said of [words.faults.noPhoto('evil.jpg'), words.faults.noPhoto('plan.pdf'), words.othersKept])
      expect(html).toContain(said)
    expect((await attachedOf(world)).rows.map(({ name }) => name)).toEqual(['good.webp'])
    const none = await bring(technician, world, path(world), [fileOf('', '', 'application/octet-stream')])
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining(words.noneChosen)])
  })

  it('that the job has already, of whichever visit and however often at once, are kept once', async () => {
    const { world, technician } = await onTheJob()
    const send = (name: string) =>
      bring(technician, world, path(world), [fileOf(name, jpeg()), fileOf(`${name}.png`, png())], [], script)
    const answers = await Promise.all([send('a'), send('b'), send('c')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    const { rows } = await attachedOf(world)
    expect(rows.filter((row) => row.stored_at !== null)).toHaveLength(2)
    expect(rows.filter((row) => row.removed_at !== null)).toHaveLength(4)
  })

  it('whose bytes are lost are said to be, and nobody is shown them', async () => {
    const { world } = await onTheJob()
    const staffId = world.staff.technician
    const cookie = await cookieFor(world, { audience: 'staff', staffId, role: 'technician' })
    const technician = visitor(world.host, cookie, {
      FILES: failingBucket((call) => (call === 1 ? 'before' : undefined)),
    })
    const answer = await bring(technician, world, path(world), [fileOf('lost.jpg', jpeg()), fileOf('kept.png', png())])
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(words.faults.notStored('lost.jpg'))
    expect(html).not.toContain('>lost.jpg<')
    expect(html).toContain('kept.png')
  })

  it('of a visit of others, of another company or of nobody are not there, and change no row', async () => {
    const { world, technician, alice } = await onTheJob()
    const elsewhere = await makeWorld()
    const idle = visitor(
      world.host,
      await cookieFor(world, { audience: 'staff', staffId: 'staff-idle', role: 'technician' }),
    )
    const photo = () => [fileOf('a.jpg', jpeg())]
    const tries = [
      [idle, path(world), 404],
      [technician, '/admin/visits/visit-bob/photos', 404],
      [technician, '/admin/visits/visit-alice-past/photos', 404],
      [alice, path(world), 303],
      [await asStaff(world, 'office'), path(world), 404],
    ] as const
    for (const [who, at, status] of tries) expect((await bring(who, world, at, photo())).status).toBe(status)
    const strange = await asStaff(elsewhere, 'technician')
    await bring(strange, elsewhere, path(elsewhere), photo())
    expect((await attachedOf(world)).rows).toEqual([])
  })

  it('of a technician who is taken off the visit meanwhile are not kept', async () => {
    const { world, technician } = await onTheJob()
    // Between the page's read and its writes: the bucket is asked only after them.
    const body = new FormData()
    body.append('files', fileOf('late.jpg', jpeg()))
    const held = technician.send(path(world), { method: 'POST', body, headers: { Origin: `http://${world.host}` } })
    await env.DB.prepare('delete from visit_technicians where company_id = ?').bind(world.companyId).run()
    expect([303, 404]).toContain((await held).status)
    expect((await bring(technician, world, path(world), [fileOf('x.jpg', png())])).status).toBe(404)
  })
})
