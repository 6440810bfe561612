import { env } from 'cloudflare:workers'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/secrets/sha256.ts'
import { mostDocuments } from '../../src/statements/year.ts'
import { zipOf } from '../../src/statements/zip.ts'
import { asCustomer, asStaff } from '../support/as.ts'
import { documentOf } from '../support/document.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'
import { billAlice } from './many.ts'

const zipped = async (answer: Response) => unzipSync(await answer.bytes())
const storedOf = async ({ companyId }: World) =>
  (await env.DB.prepare('select id from stored_files where company_id = ?').bind(companyId).all()).results.length
const looksOf = async ({ companyId }: World) =>
  (
    await env.DB.prepare(
      "select subject, actor_name from audit_events where company_id = ? and did = 'document_opened'",
    )
      .bind(companyId)
      .all<{ subject: string; actor_name: string }>()
  ).results

/** Puts a file for each of Alice's documents where it is kept, as if all had been opened before. */
async function storeAll({ companyId, alice }: World, bytes: Uint8Array): Promise<void> {
  const { results } = await env.DB.prepare(
    'select id from invoices where company_id = ? and customer_id = ? and number is not null',
  )
    .bind(companyId, alice.id)
    .all<{ id: string }>()
  const hash = await sha256(bytes)
  await Promise.all(results.map(({ id }) => env.FILES.put(`${companyId}/documents/${id}`, bytes, { sha256: hash })))
  await env.DB.prepare(
    `insert into stored_files (company_id, customer_id, id, content_type, size_bytes, sha256, created_at)
     select company_id, customer_id, id, 'application/pdf', ?3, ?4, 0 from invoices
     where company_id = ?1 and customer_id = ?2 and number is not null`,
  )
    .bind(companyId, alice.id, bytes.length, hash)
    .run()
}

describe('the ZIP of a year', () => {
  it('holds the PDF of each document of the year, byte for byte, and nothing else', async () => {
    const world = await makeWorld()
    await billAlice(world, 8, { from: '2024-12-28', days: 8 })
    const alice = await asCustomer(world, world.alice)
    const answer = await alice.get('/portal/invoices/year.zip?year=2025')
    expect(answer.headers.get('Content-Type')).toBe('application/zip')
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="Factures 2025.zip"; filename*=UTF-8''Factures%202025.zip`,
    )
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    const files = await zipped(answer)
    expect(Object.keys(files)).toEqual(['M-00004.pdf', 'M-00005.pdf', 'M-00006.pdf', 'M-00007.pdf'])
    for (const [name, bytes] of Object.entries(files)) {
      const single = await alice.get(`/portal/invoices/many-${Number(name.slice(2, 7))}/pdf`)
      expect(bytes).toEqual(await single.bytes())
    }
  })

  it('is the same for staff, under the customer’s name, and made from what was stored', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const theirs = await zipped(await alice.get('/portal/invoices/year.zip?year=2026'))
    const office = await asStaff(world, 'office')
    const answer = await office.get(`/admin/customers/${world.alice.id}/invoices.zip?year=2026`)
    expect(answer.headers.get('Content-Disposition')).toContain('filename="Invoices of 2026_ Customer alice.zip"')
    expect(await zipped(answer)).toEqual(theirs)
    expect(Object.keys(theirs)).toEqual(['FA2602-0001.pdf'])
    expect(await storedOf(world)).toBe(1)
  })

  it('is noted once in the trail, and by HEAD not at all, which opens nothing', async () => {
    const world = await makeWorld()
    await billAlice(world, 5, { from: '2026-03-01', days: 5 })
    const alice = await asCustomer(world, world.alice)
    const head = await alice.send('/portal/invoices/year.zip?year=2026', { method: 'HEAD' })
    expect([head.status, head.headers.get('Content-Type')]).toEqual([200, 'application/zip'])
    expect([await storedOf(world), await looksOf(world)]).toEqual([0, []])
    await zipped(await alice.get('/portal/invoices/year.zip?year=2026'))
    expect(await looksOf(world)).toEqual([{ subject: '2026', actor_name: 'Contact alice' }])
    expect(await storedOf(world)).toBe(6)
  })

  it('answers a condition that no answer of it ever set with the whole', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const headers = { 'If-None-Match': '"x"', 'If-Modified-Since': new Date().toUTCString(), Range: 'bytes=0-9' }
    for (const path of ['year.zip?year=2026', 'statement.pdf', 'statement.csv']) {
      const answer = await alice.get(`/portal/invoices/${path}`, headers)
      expect([answer.status, (await answer.bytes()).length > 10]).toEqual([200, true])
    }
  })

  it('breaks off where a document cannot be opened, so that nothing arrives that looks whole', async () => {
    const world = await makeWorld()
    await billAlice(world, 3, { from: '2025-03-01', days: 3 })
    await env.DB.prepare(
      `insert into stored_files (company_id, customer_id, id, content_type, size_bytes, sha256, created_at)
       values (?, ?, 'many-2', 'application/pdf', 1, ?, 0)`,
    )
      .bind(world.companyId, world.alice.id, '0'.repeat(64))
      .run()
    const alice = await asCustomer(world, world.alice)
    const answer = await alice.get('/portal/invoices/year.zip?year=2025')
    expect(answer.status).toBe(200)
    const reader = answer.body?.getReader()
    let received = 0
    const reading = (async () => {
      for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read())
        received += chunk.value.length
    })()
    await expect(reading).rejects.toThrow('has other bytes than were recorded')
    expect(received).toBeGreaterThan(1000)
  })

  it('breaks off as well where another file lies in the place of one that was given out', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const office = await asStaff(world, 'office')
    await (await alice.get(`/portal/invoices/${world.alice.invoiceId}/pdf`)).bytes()
    const other = new TextEncoder().encode('%PDF-1.7 of someone else')
    const key = `${world.companyId}/documents/${world.alice.invoiceId}`
    await env.FILES.put(key, other, { sha256: await sha256(other) })
    const ask = [
      () => alice.get('/portal/invoices/year.zip?year=2026'),
      () => office.get(`/admin/customers/${world.alice.id}/invoices.zip?year=2026`),
    ]
    for (const zip of ask) await expect(zip().then(zipped)).rejects.toThrow('other bytes than were recorded')
  })

  it('leads to a page where the year has no documents', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const answer = await alice.get('/portal/invoices/year.zip?year=2019')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/portal/invoices/year?year=2019'])
    expect(await (await alice.get('/portal/invoices/year?year=2019')).text()).toContain('Aucune facture émise en 2019.')
  })

  it('is the newest year with documents where none is named', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    for (const year of ['', '?year=', '?year=soon'])
      expect(Object.keys(await zipped(await alice.get(`/portal/invoices/year.zip${year}`)))).toEqual([
        'FA2602-0001.pdf',
      ])
  })
})

// Hundreds of files are put and fetched: a machine that is busy with other things takes its time.
describe('a year of many documents', { timeout: 90_000 }, () => {
  it('comes in parts, each document in one of them, and its link leads to the page that has the parts', async () => {
    const world = await makeWorld()
    await billAlice(world, 610, { from: '2025-01-01', days: 365 })
    await storeAll(world, new Uint8Array([1, 2, 3]))
    const alice = await asCustomer(world, world.alice)
    const answer = await alice.get('/portal/invoices/year.zip?year=2025')
    expect(answer.headers.get('Location')).toBe('/portal/invoices/year?year=2025')
    const { answer: page, trips } = await tripsOf(() => alice.get('/portal/invoices/year?year=2025'))
    expect(trips).toHaveLength(1)
    // A row a month, whatever they hold.
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(20)
    const links = [...(await page.text()).matchAll(/href="(\/portal\/invoices\/year\.zip[^"]+)"/g)].map(
      ([, href = '']) => href.replaceAll('&amp;', '&'),
    )
    const parts = await Promise.all(links.map(async (link) => Object.keys(await zipped(await alice.get(link)))))
    expect(parts.map(({ length }) => length)).toEqual([300, 300, 10])
    expect(new Set(parts.flat()).size).toBe(610)
    expect((await looksOf(world)).map(({ subject }) => subject).sort()).toEqual(['2025 (1)', '2025 (2)', '2025 (3)'])
    expect((await alice.get('/portal/invoices/year.zip?year=2025&part=4')).status).toBe(303)
    const office = await asStaff(world, 'office')
    const { answer: newest, trips: counted } = await tripsOf(() =>
      office.get(`/admin/customers/${world.alice.id}/invoices`),
    )
    // That of the world she lives in.
    expect(await newest.text()).toContain('2026')
    expect(counted).toHaveLength(1)
    expect(counted[0]?.rowsRead).toBeLessThanOrEqual(20)
    const last = await office.get(`/admin/customers/${world.alice.id}/invoices.zip?year=2025&part=3`)
    expect(Object.keys(await zipped(last))).toEqual(parts[2])
  })

  it('of which all are stored costs one round trip for the list and one for each 25', async () => {
    const world = await makeWorld()
    await billAlice(world, mostDocuments, { from: '2025-01-01', days: 365 })
    await storeAll(world, new Uint8Array(50_000))
    const alice = await asCustomer(world, world.alice)
    await alice.get('/portal')
    const { answer, trips } = await tripsOf(async () => zipped(await alice.get('/portal/invoices/year.zip?year=2025')))
    expect(Object.keys(answer)).toHaveLength(mostDocuments)
    // The list, the line in the trail, the documents.
    expect(trips).toHaveLength(2 + mostDocuments / 25)
    expect(trips.reduce((sum, { rowsRead }) => sum + rowsRead, 0)).toBeLessThanOrEqual(3 * mostDocuments + 100)
  })
})

describe('a ZIP on its way', () => {
  const documents = Array.from({ length: 60 }, (_, index) => ({
    id: `${index}`,
    number: `N-${index}`,
    issuedOn: '2026-01-31',
  }))

  it('holds no more than the document that is leaving, however slowly it is read', async () => {
    let opened = 0
    let reads = 0
    const stream = zipOf(documents, {
      read: async (ids) => {
        reads += 1
        return ids.map((id) => ({ id, document: documentOf('alice', id), pdfSha256: null }))
      },
      open: async () => {
        opened += 1
        return { file: { body: new Uint8Array(10_000), sizeBytes: 10_000 } }
      },
    })
    const reader = stream.getReader()
    let received = 0
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      received += chunk.value.length
      await new Promise((resolve) => setTimeout(resolve, 0))
      // What has been opened has left, but for the one on its way and the one behind it.
      expect(opened).toBeLessThanOrEqual(Math.floor(received / 10_000) + 2)
    }
    expect([opened, reads]).toEqual([60, 3])
  })

  it('is the same bytes each time', async () => {
    const once = () =>
      new Response(
        zipOf(documents, {
          read: async (ids) => ids.map((id) => ({ id, document: documentOf('alice', id), pdfSha256: null })),
          open: async ({ id }) => ({ file: { body: new TextEncoder().encode(id), sizeBytes: id.length } }),
        }),
      ).bytes()
    expect(await once()).toEqual(await once())
  })
})
