import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import { asCustomer, asStaff, cookieFor, type Visitor, visitor } from '../support/as.ts'
import { attachedOf, bring, fileOf } from '../support/files.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'
import { jpeg, pdf, png } from './pictures.ts'

const { files: words, onSite } = dictionaries.fr
const { photos } = onSite
const path = '/portal/requests/request-alice/photos'
const script = { Accept: 'application/json' }

/** As many photos, each other bytes than the others. */
const many = (count: number, turn = 0) =>
  Array.from({ length: count }, (_, index) => {
    const whole = jpeg()
    whole[whole.length - 5] = 1 + turn * 10 + index
    return fileOf(`${turn}-${index}.jpg`, whole)
  })

async function asking() {
  const world = await makeWorld()
  const alice = await asCustomer(world, world.alice)
  await alice.get('/portal')
  return { world, alice }
}

const close = ({ companyId }: World, step: string) =>
  env.DB.prepare(`update visit_requests set ${step} where company_id = ? and id = 'request-alice'`)
    .bind(companyId)
    .run()
const withdrawn = "status = 'withdrawn', turn = turn + 1, changed_by = 'customer'"
const send = (who: Visitor, world: World, files: File[], headers = {}) => bring(who, world, path, files, [], headers)

describe('photos of a request', () => {
  it('are kept in one read and two writes, seen by the customer and by staff with the job', async () => {
    const { world, alice } = await asking()
    const page = await tripsOf(() => alice.get(path))
    expect([page.answer.status, page.trips.length]).toEqual([200, 1])
    expect(await page.answer.text()).toContain(photos.ofRequestHint(10, '25 Mo').slice(0, 12))
    const { answer, trips } = await tripsOf(() =>
      send(alice, world, [fileOf('fuite.jpg', jpeg()), fileOf('b.png', png())]),
    )
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${path}?done=yes`])
    expect(trips).toHaveLength(3)
    const { rows } = await attachedOf(world)
    expect(rows.map((row) => [row.name, row.request_id, row.job_id, row.by_customer, row.shown, row.visit_id])).toEqual(
      [
        ['b.png', 'request-alice', 'job-alice', 1, 0, null],
        ['fuite.jpg', 'request-alice', 'job-alice', 1, 0, null],
      ],
    )
    expect(await (await alice.get(path)).text()).toContain('fuite.jpg')
    expect((await alice.get(`/portal/files/${rows[0]?.id}`)).status).toBe(200)
    const office = await asStaff(world, 'office')
    const ofJob = await (await office.get('/admin/jobs/job-alice/files')).text()
    expect(ofJob).toContain('fuite.jpg')
    expect(ofJob).toContain(dictionaries.en.onSite.photos.byCustomer)
    const resident = await asCustomer(world, { ...world.alice, contactId: 'contact-alice-resident' })
    expect(await (await resident.get(path)).text()).toContain('fuite.jpg')
    const bob = await asCustomer(world, world.bob)
    expect((await bob.get(path)).status).toBe(404)
    expect((await bob.get(`/portal/files/${rows[0]?.id}`)).status).toBe(404)
  })

  it('stand on the page of the request, for the customer and for staff, in one trip still', async () => {
    const { world, alice } = await asking()
    await send(alice, world, [fileOf('fuite.jpg', jpeg())])
    const office = await asStaff(world, 'office')
    for (const [who, at] of [
      [alice, '/portal/requests/request-alice'],
      [office, '/admin/requests/request-alice'],
    ] as const) {
      const { answer, trips } = await tripsOf(() => who.get(at))
      expect([answer.status, trips.length]).toEqual([200, 1])
      expect(await answer.text()).toContain('fuite.jpg')
    }
    await close(world, withdrawn)
    const html = await (await alice.get('/portal/requests/request-alice')).text()
    expect(html).toContain('fuite.jpg')
    expect(html).not.toContain('/request-alice/photos')
  })

  it('are at most ten, counted where they are written', async () => {
    const { world, alice } = await asking()
    const answers = await Promise.all([4, 4, 4, 4].map((count, turn) => send(alice, world, many(count, turn), script)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 422, 422])
    const refused = answers.find(({ status }) => status === 422)
    expect(await refused?.json()).toEqual({ refused: [photos.closed] })
    const kept = () => attachedOf(world).then(({ rows, objects }) => [rows.length, objects.length])
    expect(await kept()).toEqual([8, 8])
    const over = await send(alice, world, many(3, 5))
    expect([over.status, await over.text()]).toEqual([422, expect.stringContaining(words.tooMany(2))])
    expect((await send(alice, world, many(2, 6))).status).toBe(303)
    expect(await (await alice.get(path)).text()).toContain(photos.full(10))
    const full = await send(alice, world, many(1, 7))
    expect([full.status, await full.text()]).toEqual([422, expect.stringContaining(photos.closed)])
    expect(await kept()).toEqual([10, 10])
  })

  it('sent again and again come to forty, whatever of them is kept, until those not kept are swept', async () => {
    const { world, alice } = await asking()
    for (let turn = 0; turn < 40; turn++) await send(alice, world, many(1), script)
    const answer = await send(alice, world, many(1), script)
    expect([answer.status, await answer.json()]).toEqual([422, { refused: [photos.closed] }])
    const { rows, objects } = await attachedOf(world)
    expect([rows.length, objects.length]).toEqual([40, 40])
  })

  it('are refused in kind words once the request is closed or has run out', async () => {
    for (const step of [withdrawn, 'expires_at = 1']) {
      const { world, alice } = await asking()
      await close(world, step)
      const answer = await send(alice, world, [fileOf('late.jpg', jpeg())])
      expect(answer.status).toBe(422)
      const html = await answer.text()
      expect(html).toContain(photos.closed)
      expect(html).not.toContain('type="file"')
      expect((await attachedOf(world)).rows).toEqual([])
    }
  })

  it('sent just as it closes are all kept or none is, with no bytes left over', async () => {
    const { world, alice } = await asking()
    const [answer] = await Promise.all([send(alice, world, many(3)), close(world, withdrawn)])
    const { rows, objects } = await attachedOf(world)
    expect([303, 422]).toContain(answer.status)
    expect([rows.length, objects.length]).toEqual(answer.status === 303 ? [3, 3] : [0, 0])
  })

  it('are photos: a script named .jpg or a PDF is refused by name, and the others are kept', async () => {
    const { world, alice } = await asking()
    const files = [fileOf('evil.jpg', '<script>'), fileOf('a.pdf', pdf(), 'application/pdf'), fileOf('ok.jpg', jpeg())]
    const html = await (await send(alice, world, files)).text()
    for (const name of ['evil.jpg', 'a.pdf']) expect(html).toContain(words.faults.noPhoto(name))
    expect((await attachedOf(world)).rows.map(({ name }) => name)).toEqual(['ok.jpg'])
  })

  it('that staff have already with the job are not kept twice, seen or unseen', async () => {
    const { world, alice } = await asking()
    const office = await asStaff(world, 'office')
    await bring(office, world, '/admin/jobs/job-alice/files', [fileOf('ours.jpg', jpeg())])
    const answer = await send(alice, world, [fileOf('mine.jpg', jpeg()), fileOf('new.png', png())])
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words.faults.twice('mine.jpg'))])
    const stored = (await attachedOf(world)).rows.filter((row) => row.stored_at !== null)
    expect(stored.map(({ name }) => name).sort()).toEqual(['new.png', 'ours.jpg'])
  })

  it('of nobody who may ask are not taken, and of nobody else’s request', async () => {
    const { world } = await asking()
    const photo = () => [fileOf('a.jpg', jpeg())]
    const contact = (part: string) => asCustomer(world, { ...world.alice, contactId: `contact-alice-${part}` })
    const watching = visitor(
      world.host,
      await cookieFor(
        world,
        { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId },
        { accountId: 'account-staff-office' },
      ),
    )
    const tries = [
      [await contact('resident'), 404],
      [await contact('payer'), 404],
      [await asCustomer(world, world.bob), 404],
      [await asStaff(world, 'technician'), 303],
      [watching, 403],
    ] as const
    for (const [who, status] of tries) expect((await send(who, world, photo())).status).toBe(status)
    expect((await attachedOf(world)).rows).toEqual([])
    expect(await (await watching.get(path)).text()).not.toContain('type="file"')
  })
})
