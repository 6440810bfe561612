import { describe, expect, it } from 'vitest'
import { mostBytes } from '../../src/attachments/attachment.ts'
import { dictionaries } from '../../src/i18n/index.ts'
import { asCustomer, asStaff, visitor } from '../support/as.ts'
import { atTheOffice, attachedOf, bring, fileOf } from '../support/files.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'
import { heic, joined, jpeg, pdf, phoneJpeg, place, png, webp } from './pictures.ts'

const world = await makeWorld()
const { jobId, visitId } = world.alice
const path = `/admin/jobs/${jobId}/files`
const { files: words } = dictionaries.en

describe('an upload', () => {
  it('keeps each file under a row that says what it is, in one read and two writes', async () => {
    const own = await makeWorld()
    const office = await atTheOffice(own)
    const files = [
      fileOf('kitchen.jpg', jpeg()),
      fileOf('plan.png', png(), 'image/png'),
      fileOf('wall.webp', webp(), 'image/webp'),
      fileOf('IMG_1.HEIC', heic(), 'image/heic'),
      fileOf('quote.pdf', pdf(), 'application/pdf'),
    ]
    const thumbnails = [fileOf('small.jpg', jpeg()), ...files.slice(1).map(() => fileOf('none', ''))]
    const { answer, trips } = await tripsOf(() => bring(office, own, path, files, thumbnails))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${path}?done=added`])
    // The first finds the company by its host.
    expect(trips).toHaveLength(4)
    const { rows, objects } = await attachedOf(own)
    expect(rows.map((row) => [row.name, row.content_type, row.kind, row.thumbnail_type, row.shown])).toEqual([
      ['IMG_1.heic', 'image/heic', 'photo', null, 0],
      ['kitchen.jpg', 'image/jpeg', 'photo', 'image/jpeg', 0],
      ['plan.png', 'image/png', 'photo', null, 0],
      ['quote.pdf', 'application/pdf', 'document', null, 0],
      ['wall.webp', 'image/webp', 'photo', null, 0],
    ])
    expect(rows.every((row) => row.stored_at !== null && row.created_by === 'The office')).toBe(true)
    expect(objects.sort()).toEqual([...rows.map(({ id }) => `${id}`), `${rows[1]?.id}-small`].sort())
    const trail = await (await office.get('/admin/trail')).text()
    expect(trail).toContain('kitchen.jpg, plan.png')
  })

  it('of a visit belongs to its job too, and a visit of another job is none', async () => {
    const office = await atTheOffice(world)
    expect((await bring(office, world, `${path}?visit=${visitId}`, [fileOf('visit.jpg', jpeg())])).status).toBe(303)
    const ofVisit = await (await office.get(`${path}?visit=${visitId}`)).text()
    const ofJob = await (await office.get(path)).text()
    for (const page of [ofVisit, ofJob]) expect(page).toContain('visit.jpg')
    expect(await (await office.get(`${path}?visit=${visitId}-past`)).text()).not.toContain('visit.jpg')
    const strange = `${path}?visit=${world.bob.visitId}`
    expect((await bring(office, world, strange, [fileOf('x.jpg', png())])).status).toBe(404)
    expect((await office.get(strange)).status).toBe(404)
  })

  it('does not keep where a photo was taken, in the bytes or in the small picture', async () => {
    const own = await makeWorld()
    const office = await atTheOffice(own)
    await bring(office, own, path, [fileOf('home.jpg', phoneJpeg())], [fileOf('small.jpg', phoneJpeg())])
    const { rows } = await attachedOf(own)
    for (const size of ['', '/thumbnail']) {
      const answer = await office.get(`/admin/files/${rows[0]?.id}${size}`)
      const sent = Buffer.from(await answer.arrayBuffer()).toString('latin1')
      expect(answer.status).toBe(200)
      expect(sent.startsWith('\xff\xd8\xff')).toBe(true)
      expect(sent).not.toContain(place)
    }
  })

  it('twice is kept once, whether one after the other or at the same time', async () => {
    const own = await makeWorld()
    const office = await atTheOffice(own)
    const send = () => bring(office, own, path, [fileOf('a.jpg', jpeg()), fileOf('b.png', png())])
    expect((await send()).status).toBe(303)
    const again = await send()
    expect(again.status).toBe(422)
    expect(await again.text()).toContain(words.faults.twice('a.jpg'))
    const other = () => bring(office, own, path, [fileOf('c.pdf', pdf()), fileOf('d.pdf', pdf())])
    const answers = await Promise.all([other(), other()])
    expect(answers.map(({ status }) => status)).toEqual([422, 422])
    const stored = (await attachedOf(own)).rows.filter((row) => row.stored_at !== null)
    expect(stored.map(({ name }) => name)).toEqual(['a.jpg', 'b.png', 'c.pdf'])
  })
})

describe('a hostile or broken file', () => {
  const cases = [
    ['a script renamed .jpg', fileOf('invoice.jpg', '<script>alert(1)</script>'), 'unknown'],
    ['an SVG with a script', fileOf('logo.svg', '<svg><script>alert(1)</script></svg>', 'image/svg+xml'), 'unknown'],
    ['an HTML page said to be a PDF', fileOf('p.pdf', '<html></html>', 'application/pdf'), 'unknown'],
    ['a page with a photo behind it', fileOf('x.jpg', joined(new TextEncoder().encode('<b>'), jpeg())), 'unknown'],
    ['a photo cut off half-way', fileOf('half.jpg', jpeg().subarray(0, 400)), 'cutOff'],
    ['a PDF cut off half-way', fileOf('half.pdf', pdf().subarray(0, 60), 'application/pdf'), 'cutOff'],
    ['an empty file', fileOf('empty.jpg', ''), 'empty'],
  ] as const

  it.each(cases)('%s is refused by name, and the other files are kept', async (_, file, fault) => {
    const own = await makeWorld()
    const office = await atTheOffice(own)
    const answer = await bring(office, own, path, [file, fileOf('good.png', png(), 'text/html')])
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(words.faults[fault](file.name))
    expect(page).toContain(words.othersKept)
    const { rows, objects } = await attachedOf(own)
    expect(rows.map((row) => [row.name, row.content_type, row.stored_at !== null])).toEqual([
      ['good.png', 'image/png', true],
    ])
    expect(objects).toHaveLength(1)
  })

  it('with a name that is markup is shown as text', async () => {
    const office = await atTheOffice(world)
    const page = await (await bring(office, world, path, [fileOf('<img src=x>.jpg', 'no')])).text()
    expect(page).not.toContain('<img src=x>')
  })

  it('of 25 MB is kept, and of 26 MB refused by name', async () => {
    const own = await makeWorld()
    const office = await atTheOffice(own)
    const filled = (bytes: number) => {
      const whole = new Uint8Array(bytes).fill(32)
      whole.set(pdf().subarray(0, 9))
      whole.set(new TextEncoder().encode('%%EOF'), bytes - 6)
      return whole
    }
    const start = Date.now()
    expect((await bring(office, own, path, [fileOf('book.pdf', filled(mostBytes))])).status).toBe(303)
    process.stdout.write(`an upload of 25 MB took ${Date.now() - start} ms\n`)
    const answer = await bring(office, own, path, [fileOf('tome.pdf', filled(26_000_000)), fileOf('a.jpg', jpeg())])
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words.faults.tooLarge('tome.pdf', '25 MB'))
    expect((await attachedOf(own)).rows.map(({ name }) => name)).toEqual(['book.pdf', 'a.jpg'])
  }, 60_000)
})

describe('an upload that is none', () => {
  it('of 31 MB gets a page in kind words before it is read', async () => {
    const office = await atTheOffice(world)
    const answer = await office.send(path, {
      method: 'POST',
      body: 'short, but said to be long',
      headers: { Origin: `http://${world.host}`, 'Content-Length': '31000000', 'Content-Type': 'multipart/form-data' },
    })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain(dictionaries.fr.files.tooMuchTitle)
  })

  it('of nobody, of a technician and of a customer is refused before it is read', async () => {
    const huge = new Uint8Array(31_000_000)
    const cases = [
      [visitor(world.host), 303],
      [await asStaff(world, 'technician'), 404],
      [await asCustomer(world, world.alice), 303],
    ] as const
    for (const [who, status] of cases) {
      expect((await bring(who, world, path, [fileOf('a.jpg', huge)])).status).toBe(status)
    }
  }, 30_000)

  it('to any other address still may not be large', async () => {
    const office = await atTheOffice(world)
    for (const other of ['/admin/customers', '/admin/files/file-alice/shown', `${path}/more`, '/portal/jobs/x/files'])
      expect((await bring(office, world, other, [fileOf('a.jpg', new Uint8Array(70_000))])).status).toBe(413)
  })

  it('has no file, too many, or is no form', async () => {
    const office = await atTheOffice(world)
    const none = await bring(office, world, path, [fileOf('', '', 'application/octet-stream')])
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining(words.noneChosen)])
    const many = Array.from({ length: 11 }, (_, index) => fileOf(`${index}.jpg`, jpeg()))
    const tooMany = await bring(office, world, path, many)
    expect([tooMany.status, await tooMany.text()]).toEqual([422, expect.stringContaining(words.tooMany(10))])
    const headers = { Origin: `http://${world.host}`, 'Content-Type': 'multipart/form-data; boundary=x' }
    expect((await office.send(path, { method: 'POST', body: 'nonsense', headers })).status).toBe(400)
  })

  it('of the script is answered with what it shows', async () => {
    const own = await makeWorld()
    const office = await atTheOffice(own)
    const accept = { Accept: 'application/json' }
    const good = await bring(office, own, path, [fileOf('a.jpg', jpeg())], [fileOf('s.jpg', 'no picture')], accept)
    expect([good.status, await good.json()]).toEqual([200, { refused: [] }])
    const bad = await bring(office, own, path, [fileOf('x.jpg', 'no')], [], accept)
    expect([bad.status, await bad.json()]).toEqual([422, { refused: [words.faults.unknown('x.jpg')] }])
    // What is no picture is left out, and the photo kept.
    expect((await attachedOf(own)).rows).toMatchObject([{ name: 'a.jpg', thumbnail_type: null }])
  })
})
