import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { packed, unpacked } from '../../src/imports/file/blocks.ts'
import { readTable } from '../../src/imports/file/csv.ts'
import { decode } from '../../src/imports/file/decode.ts'
import { recognised } from '../../src/imports/headers.ts'
import type { Line } from '../../src/imports/kind.ts'
import { type Bad, look } from '../../src/imports/look.ts'
import { asStaff } from '../support/as.ts'
import { begin, checked, customersFile, imported, rowOf, workOff } from '../support/imports.ts'
import { tripsOf } from '../support/recorder.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld } from '../support/world.ts'

const { text, bad } = customersFile(10_000)
const good = 10_000 - bad.length

it('ten thousand customers go in: counts and faults exact, each step two round trips, a second time adds none', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const started = performance.now()
  const id = await checked(office, world, 'customers', text)
  const looked = performance.now() - started
  expect((await rowOf(world, id)).preview).toMatchObject({ added: good, existed: 0, refused: 100, faults: 100 })
  expect(await countIn('customers', world, 'import_key is not null')).toBe(0)

  // Every fault at its line, with its reason.
  const stored = await (await env.FILES.get(`${world.companyId}/imports/${id}/faults/2`))?.text()
  const found = unpacked<Bad>(stored ?? '').map(({ line, faults }) => ({
    line,
    reason: faults.map((f) => f.reason).join(),
  }))
  expect(found).toEqual(bad)

  await begin(office, id)
  const { answer: steps, trips } = await tripsOf(() => workOff(world, id))
  const took = performance.now() - started
  expect(await rowOf(world, id)).toMatchObject({ state: 'done', added: good, existed: 0, refused: 100 })
  expect(await countIn('customers', world, 'import_key is not null')).toBe(good)
  // Two hundred lines a step, two trips each where nobody is named, and one that ends it.
  expect([steps, trips.length]).toEqual([51, 102])
  const costOf = (n: number) => trips.slice(n * 2, n * 2 + 2).reduce((sum, { rowsRead }) => sum + rowsRead, 0)
  expect(costOf(48)).toBeLessThan(costOf(2) * 1.3)
  const trail = "did = 'imported' and actor_name = 'The office' and subject = 'file.csv'"
  expect(await countIn('audit_events', world, trail)).toBe(1)
  process.stdout.write(`import of 10,000: upload and look ${Math.round(looked)} ms, all ${Math.round(took)} ms\n`)

  const again = await imported(office, world, 'customers', text)
  expect(again.preview).toMatchObject({ added: 0, existed: good, refused: 100 })
  expect(await countIn('customers', world, 'import_key is not null')).toBe(good)
}, 120_000)

it('reading, matching and checking ten thousand lines leaves most of a Worker’s time', () => {
  const bytes = new TextEncoder().encode(text)
  const started = Date.now()
  const decoded = decode(bytes)
  const table = 'read' in decoded ? readTable(decoded.read) : decoded
  if (!('read' in table)) throw new Error('The file was not read.')
  const columns = recognised('customers', table.read.header)
  const again = unpacked<Line>(new TextDecoder().decode(packed(table.read.lines).bytes))
  const looked = look('customers', again, { columns, orders: {}, typeId: null, contacts: false })
  const took = Date.now() - started
  process.stdout.write(`reading and checking 10,000 lines: ${took} ms\n`)
  // Whether a name is missing is told by several cells together, once the customer is made.
  expect(looked.filter(({ faults }) => faults.length > 0)).toHaveLength(75)
  expect(took).toBeLessThan(5_000)
})
