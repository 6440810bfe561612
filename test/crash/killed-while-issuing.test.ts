import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../browser/support/server.ts'
import { bundleInto, fill, type Server, start } from '../server/app.ts'
import { Client } from '../server/client.ts'

const kills = 30
/** Drafts that are there to be issued, and presses under way at once. */
const [drafts, atOnce] = [1_500, 6]
/** Answers that a round waits for at most, and milliseconds that follow, before the server is killed: each by chance. */
const [mostAnswers, longest] = [8, 150]
/** The longest that a round waits for answers, in milliseconds. */
const patience = 15_000

let [place, port, server] = ['', 0, undefined as Server | undefined]
const bundle = () => join(place, 'bundle')

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'artisan-portal-crash-'))
  port = await freePort()
  bundleInto(bundle())
  fill(place)
}, 300_000)

afterAll(async () => {
  await server?.kill()
  await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

const company = "(select id from companies where slug = 'dupont')"
const kinds = "case number % 3 when 0 then 'deposit' else 'invoice' end"

/** Drafts of one line each, of two series. */
async function addDrafts(on: Server): Promise<string[]> {
  const numbers = `with recursive counted(number) as (select 0 union all select number + 1 from counted where number < ?1 - 1)`
  await on.rows(
    `insert into invoices (company_id, customer_id, id, kind, status, net_cents, vat_cents, total_cents, created_at)
     ${numbers} select c.company_id, c.id, 'draft-' || number, ${kinds}, 'draft', 5000, 1000, 6000, 0 from counted,
       (select company_id, id from customers where company_id = ${company} order by id limit 1) c`,
    drafts,
  )
  await on.rows(
    `insert into invoice_lines (company_id, customer_id, invoice_id, position, description, quantity_thousandths, unit,
       unit_price_cents, vat_rate_basis_points, net_cents)
     select company_id, customer_id, id, 1, 'Joint', 1000, 'u', 5000, 2000, 5000 from invoices
     where company_id = ${company} and id like 'draft-%'`,
  )
  return Array.from({ length: drafts }, (_, number) => `draft-${number}`)
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it(`issuing survives ${kills} kills: no hole, none twice, none lost, and each on paper after the clock`, async () => {
  const issuedOn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())
  server = await start(port, place, bundle())
  const waiting = await addDrafts(server)
  const seen = await server.rows(
    `select series, last from invoice_counters where company_id = ${company} and series <> 'creditNote'`,
  )
  const office = await new Client(port, 'dupont', { keepAlive: false }).signIn('admin', 'owner@dupont.example')
  const told = new Set<string>()
  let [pressed, cutOff] = [0, 0]

  /** Presses one after the other until the server is gone. */
  const pressOn = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        pressed += 1
        const { status } = await office.post(`/admin/invoices/${id}/issue`, { issuedOn, version: '1' })
        expect(status).toBe(303)
        told.add(id)
      } catch (error) {
        if (!(error instanceof Error) || !('code' in error)) throw error
        cutOff += 1
        // What was under way is pressed again, as people do.
        waiting.unshift(id)
        return
      }
    }
  }

  for (let kill = 0; kill < kills; kill++) {
    const pressing = Array.from({ length: atOnce }, pressOn)
    const enough = told.size + Math.floor(Math.random() * (mostAnswers + 1))
    const deadline = Date.now() + patience
    while (told.size < enough && Date.now() < deadline) await sleep(5)
    await sleep(Math.random() * longest)
    await server.kill()
    await Promise.all(pressing)
    server = await start(port, place, bundle())
  }

  const issued = await server.rows(
    `select company_id, id, kind, number, sequence, issued_on, pdf_sha256 from invoices
     where company_id = ${company} and id like 'draft-%' and status = 'issued' order by kind, sequence`,
  )
  const paperless = issued.filter((one) => one.pdf_sha256 === null).length
  // None that was told of is lost.
  const ids = new Set(issued.map(({ id }) => id))
  expect([...told].filter((id) => !ids.has(id))).toEqual([])
  // Neither a hole nor one twice, in either series, from where it stood; and the counters say the same.
  const counters = await server.rows('select company_id, series, last from invoice_counters')
  for (const kind of ['invoice', 'deposit']) {
    const before = Number(seen.find(({ series }) => series === kind)?.last ?? 0)
    const own = issued.filter((one) => one.kind === kind)
    expect(own.map(({ sequence }) => sequence)).toEqual(own.map((_, at) => before + at + 1))
    expect(new Set(own.map(({ number }) => number)).size).toBe(own.length)
    const counter = counters.find((one) => one.series === kind && one.company_id === own[0]?.company_id)
    expect(counter?.last).toBe(before + own.length)
  }
  const [{ n } = { n: 0 }] = await server.rows(
    `select count(*) as n from audit_events where company_id = ${company} and did = 'invoice_issued'`,
  )
  expect(n).toBe(issued.length)

  // The clock runs as often as it takes, and leaves none without its paper.
  for (let run = 0; run < 20; run++) await server.clock(Date.now() + 120_000)
  const printed = await server.rows(
    `select company_id, id, pdf_sha256 as hash from invoices where company_id = ${company} and id like 'draft-%' and status = 'issued'`,
  )
  for (const { company_id, id, hash } of printed) {
    const bytes = await server.file(`${company_id}/documents/${id}`)
    expect(bytes?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(
      createHash('sha256')
        .update(bytes ?? '')
        .digest('hex'),
    ).toBe(hash)
  }
  process.stdout.write(
    `crash: ${kills} kills, ${pressed} presses, ${cutOff} cut off, ${issued.length} issued, ${told.size} of them told, ${paperless} without paper before the clock\n`,
  )
  expect(cutOff).toBeGreaterThan(kills)
}, 900_000)
