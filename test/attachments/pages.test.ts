import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import { asCustomer, asStaff } from '../support/as.ts'
import { atTheOffice, attachedOf, bring, fileOf } from '../support/files.ts'
import { tripsOf } from '../support/recorder.ts'
import { saveWith } from '../support/settings.ts'
import { makeWorld } from '../support/world.ts'
import { jpeg, pdf } from './pictures.ts'

const { files: words, editing } = dictionaries.en

async function withFiles() {
  const world = await makeWorld()
  const office = await atTheOffice(world)
  const path = `/admin/jobs/${world.alice.jobId}/files`
  const files = [fileOf('é "kitchen".jpg', jpeg()), fileOf('quote.pdf', pdf())]
  await bring(office, world, path, files, [fileOf('small', jpeg()), fileOf('none', '')])
  const ids = Object.fromEntries((await attachedOf(world)).rows.map(({ kind, id }) => [kind, `${id}`]))
  const alice = await asCustomer(world, world.alice)
  return { world, office, alice, path, photo: ids.photo ?? '', document: ids.document ?? '' }
}

describe('a customer', () => {
  it('sees the files that staff ticked, no other, and none any more once unticked', async () => {
    const { world, office, alice, photo, document } = await withFiles()
    const job = `/portal/jobs/${world.alice.jobId}`
    const seen = async () => [
      (await (await alice.get(job)).text()).includes(`/portal/files/${photo}`),
      (await alice.get(`/portal/files/${photo}`)).status,
      (await alice.get(`/portal/files/${photo}/thumbnail`)).status,
    ]
    expect(await seen()).toEqual([false, 404, 404])
    const shown = await office.post(`/admin/files/${photo}/shown`, { shown: 'yes' })
    expect(shown.headers.get('Location')).toContain('done=shown')
    expect(await seen()).toEqual([true, 200, 200])
    expect((await alice.get(`/portal/files/${document}`)).status).toBe(404)
    const etag = (await alice.get(`/portal/files/${photo}`)).headers.get('ETag') ?? ''
    const known = { 'If-None-Match': etag }
    expect((await alice.get(`/portal/files/${photo}`, known)).status).toBe(304)
    await office.post(`/admin/files/${photo}/shown`, { shown: 'no' })
    expect(await seen()).toEqual([false, 404, 404])
    expect((await alice.get(`/portal/files/${photo}`, known)).status).toBe(404)
  })

  it('finds the files in the round trip of the job’s page', async () => {
    const { world, office, alice, photo } = await withFiles()
    await office.post(`/admin/files/${photo}/shown`, { shown: 'yes' })
    const { answer, trips } = await tripsOf(() => alice.get(`/portal/jobs/${world.alice.jobId}`))
    const page = await answer.text()
    expect(page).toContain(dictionaries.fr.files.forCustomer)
    expect(page).not.toContain('The office')
    expect(trips).toHaveLength(1)
  })

  it('reaches no file while the company’s section of jobs is off', async () => {
    const { world, office, alice, photo } = await withFiles()
    await office.post(`/admin/files/${photo}/shown`, { shown: 'yes' })
    const path = `/portal/files/${photo}`
    expect((await alice.get(path)).status).toBe(200)
    await saveWith(await asStaff(world, 'owner'), 'offer', { sectionJobs: undefined })
    expect([(await alice.get(path)).status, (await alice.get(`${path}/thumbnail`)).status]).toEqual([404, 404])
  })

  it('learns from the trail of their file nothing of files', async () => {
    const { alice, photo, office } = await withFiles()
    await office.post(`/admin/files/${photo}/shown`, { shown: 'yes' })
    expect(await (await alice.get('/portal/account/accesses')).text()).not.toContain('kitchen')
  })
})

it('a technician sees all files of a job they go to, and changes none', async () => {
  const { world, photo, document } = await withFiles()
  const technician = await asStaff(world, 'technician')
  const page = await (await technician.get(`/admin/jobs/${world.alice.jobId}`)).text()
  expect(page).toContain(`/admin/files/${photo}/thumbnail`)
  expect(page).toContain('quote.pdf')
  for (const at of [photo, `${photo}/thumbnail`, document])
    expect((await technician.get(`/admin/files/${at}`)).status).toBe(200)
  for (const deed of ['shown', 'name', 'removal', 'restoration'])
    expect((await technician.post(`/admin/files/${photo}/${deed}`, { shown: 'yes' })).status).toBe(404)
})

describe('what is sent of a file', () => {
  it('is what its bytes are, in a sandbox, shown when it is a picture and saved when it is not', async () => {
    const { office, photo, document } = await withFiles()
    const headersOf = async (at: string) => {
      const { headers } = await office.get(`/admin/files/${at}`)
      return ['Content-Type', 'Content-Disposition', 'Cache-Control'].map((name) => headers.get(name))
    }
    const name = `filename="e _kitchen_.jpg"; filename*=UTF-8''%C3%A9%20%22kitchen%22.jpg`
    expect(await headersOf(photo)).toEqual(['image/jpeg', `inline; ${name}`, 'private, no-cache'])
    expect(await headersOf(`${photo}/thumbnail`)).toEqual(['image/jpeg', `inline; ${name}`, 'private, no-cache'])
    const saved = `attachment; filename="quote.pdf"; filename*=UTF-8''quote.pdf`
    expect(await headersOf(document)).toEqual(['application/pdf', saved, 'private, no-cache'])
    for (const at of [photo, `${photo}/thumbnail`, document]) {
      const { headers } = await office.get(`/admin/files/${at}`)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Content-Security-Policy')).toBe(
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      )
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    }
    expect((await office.get(`/admin/files/${document}/thumbnail`)).status).toBe(404)
    expect((await office.get('/admin/jobs')).headers.get('Content-Security-Policy')).not.toContain('sandbox')
  })

  it('is not sent to another site, nor is a way led to it from there', async () => {
    const { office, photo } = await withFiles()
    for (const site of ['cross-site', 'same-site'])
      expect((await office.get(`/admin/files/${photo}`, { 'Sec-Fetch-Site': site })).status).toBe(404)
    for (const site of ['same-origin', 'none'])
      expect((await office.get(`/admin/files/${photo}`, { 'Sec-Fetch-Site': site })).status).toBe(200)
  })

  it('is nothing when its object is gone', async () => {
    const { world, office, photo } = await withFiles()
    await env.FILES.delete(`${world.companyId}/attached/${photo}`)
    expect((await office.get(`/admin/files/${photo}`)).status).toBe(404)
  })
})

describe('staff', () => {
  it('are told unmistakably whether the customer sees a file, and every change is told in the trail', async () => {
    const { office, path, photo } = await withFiles()
    const tileOf = async () => {
      const page = await (await office.get(path)).text()
      return page.slice(page.indexOf(`id="file-${photo}"`)).split('</li>')[0] ?? ''
    }
    expect(await tileOf()).toContain(words.hidden)
    await office.post(`/admin/files/${photo}/shown`, { shown: 'yes' })
    await office.post(`/admin/files/${photo}/shown`, { shown: 'yes' })
    expect(await tileOf()).toContain(`${words.shown}<`)
    await office.post(`/admin/files/${photo}/shown`, {})
    expect(await tileOf()).toContain(words.hidden)
    const told = await env.DB.prepare(
      "select did from audit_events where subject_id = ?1 and did like 'file_%' order by at, id",
    )
      .bind(photo)
      .all<{ did: string }>()
    expect(told.results.map(({ did }) => did).sort()).toEqual(['file_hidden', 'file_shown'])
  })

  it('come back to the page that they came from, if it is one of theirs', async () => {
    const { world, office, path, photo } = await withFiles()
    const from = async (back: string) =>
      (await office.post(`/admin/files/${photo}/shown`, { shown: 'yes', back })).headers.get('Location')
    expect(await from(`/admin/jobs/${world.alice.jobId}`)).toBe(
      `/admin/jobs/${world.alice.jobId}?done=shown#file-${photo}`,
    )
    expect(await from(`${path}?visit=v`)).toBe(`${path}?visit=v&done=shown#file-${photo}`)
    for (const strange of ['https://evil.example/admin', '//evil.example', '/portal', 'javascript:alert(1)'])
      expect(await from(strange)).toBe(`${path}?done=shown#file-${photo}`)
  })

  it('rename a file; its ending follows its content, and nobody’s change is lost', async () => {
    const { office, photo, path } = await withFiles()
    const at = `/admin/files/${photo}/name`
    const renamed = await office.post(at, { name: 'Kitchen before.exe', version: '1' })
    expect([renamed.status, renamed.headers.get('Location')]).toEqual([303, `${path}?done=renamed#file-${photo}`])
    expect(await (await office.get(path)).text()).toContain('Kitchen before.exe.jpg')
    const late = await office.post(at, { name: 'Bathroom', version: '1' })
    expect(late.status).toBe(409)
    const page = await late.text()
    expect(page).toContain('value="Bathroom"')
    expect(page).toContain(editing.storedNow('Kitchen before.exe'))
    for (const name of ['', '   ', 'x'.repeat(121), 'a\u0000b']) {
      const refused = await office.post(at, { name, version: '2' })
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('id="name-error"')
    }
  })

  it('remove a file after being asked, for everyone at once, and bring it back unshown', async () => {
    const { office, alice, photo, path } = await withFiles()
    await office.post(`/admin/files/${photo}/shown`, { shown: 'yes' })
    expect(await (await office.get(`/admin/files/${photo}/removal`)).text()).toContain(words.removeTitle)
    const gone = await office.post(`/admin/files/${photo}/removal`)
    expect(gone.headers.get('Location')).toBe(`${path}?done=removed&file=${photo}`)
    expect((await office.post(`/admin/files/${photo}/removal`)).status).toBe(404)
    for (const who of [office, alice])
      expect((await who.get(`/${who === office ? 'admin' : 'portal'}/files/${photo}`)).status).toBe(404)
    const page = await (await office.get(gone.headers.get('Location') ?? '')).text()
    expect(page).toContain(`/admin/files/${photo}/restoration`)
    expect(page).not.toContain('kitchen')
    expect((await office.post(`/admin/files/${photo}/restoration`)).status).toBe(303)
    expect((await office.get(`/admin/files/${photo}`)).status).toBe(200)
    expect((await alice.get(`/portal/files/${photo}`)).status).toBe(404)
  })

  it('cannot bring back what was removed too long ago, or is there anew', async () => {
    const { world, office, photo, path } = await withFiles()
    await office.post(`/admin/files/${photo}/removal`)
    await bring(office, world, path, [fileOf('again.jpg', jpeg())])
    expect((await office.post(`/admin/files/${photo}/restoration`)).status).toBe(422)
    const again = (await attachedOf(world)).rows.find(({ name }) => name === 'again.jpg')?.id
    await office.post(`/admin/files/${again}/removal`)
    await env.DB.prepare('update attachments set removed_at = removed_at - 3400000 where company_id = ?1')
      .bind(world.companyId)
      .run()
    const late = await office.post(`/admin/files/${again}/restoration`)
    expect(late.status).toBe(422)
    expect(await late.text()).toContain(words.tooLateToUndo)
  })

  it('page through many files, at the cost of those shown', async () => {
    const { world, office, path } = await withFiles()
    await env.DB.prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 400)
        insert into attachments (company_id, customer_id, id, job_id, visit_id, name, kind, content_type, size_bytes, sha256, stored_at, created_by, created_at)
        select ?1, ?2, 'many-' || i, ?3, ?4, 'n' || i || '.png', 'photo', 'image/png', 1, printf('%064d', i), 1, 'x', i from n`,
    )
      .bind(world.companyId, world.alice.id, world.alice.jobId, world.alice.visitId)
      .run()
    const { answer, trips } = await tripsOf(() => office.get(path))
    const page = await answer.text()
    expect(page).toContain('n400.png')
    expect(page).not.toContain('n300.png')
    expect(trips.reduce((sum, { rowsRead }) => sum + rowsRead, 0)).toBeLessThan(3 * 25 + 15)
    const next = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(await (await office.get(next)).text()).toContain('n360.png')
    const ofVisit = await tripsOf(() => office.get(`${path}?visit=${world.alice.visitId}`))
    expect(ofVisit.trips.reduce((sum, { rowsRead }) => sum + rowsRead, 0)).toBeLessThan(3 * 25 + 15)
  })
})
