import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { workOffImports } from '../../src/imports/queue.ts'
import type { ImportToWorkOff } from '../../src/imports/step.ts'
import worker from '../../src/worker.ts'
import { asStaff, toldQueue } from '../support/as.ts'
import { begin, checked, customersFile, rowOf, step, upload, workOff } from '../support/imports.ts'
import { recordedDb, tripsOf } from '../support/recorder.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

const { text } = customersFile(500)
const made = (world: World) => countIn('customers', world, 'import_key is not null')

/** An import of five hundred customers that has begun, and who began it. */
async function begun() {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const id = await checked(office, world, 'customers', text)
  await begin(office, id)
  return { world, office, id }
}

describe('an import that is disturbed', () => {
  it.each([
    ['before a step is written', false],
    ['after it was written and before anyone was told', true],
  ])('ends whole when it is cut off %s', async (_, written) => {
    const { world, id } = await begun()
    await step(world, id)
    let batches = 0
    const broken = {
      prepare: (sql: string) => env.DB.prepare(sql),
      batch: async (statements: D1PreparedStatement[]) => {
        batches += 1
        if (batches < 2) return env.DB.batch(statements)
        if (written) await env.DB.batch(statements)
        throw new Error('The call was cut off.')
      },
    } as unknown as D1Database
    await expect(step(world, id, broken)).rejects.toThrow('cut off')
    expect(await rowOf(world, id)).toMatchObject({ cursor: written ? 2 : 1, state: 'running' })
    await workOff(world, id)
    expect(await rowOf(world, id)).toMatchObject({ state: 'done', added: 495, existed: 0, refused: 5 })
    expect(await made(world)).toBe(495)
  })

  it('adds each line once when several calls make the same step', async () => {
    const { world, id } = await begun()
    await Promise.all([step(world, id), step(world, id), step(world, id)])
    expect(await rowOf(world, id)).toMatchObject({ cursor: 1, added: 198 })
    await workOff(world, id)
    expect(await rowOf(world, id)).toMatchObject({ state: 'done', added: 495, refused: 5 })
    expect(await countIn('audit_events', world, "did = 'imported'")).toBe(1)
  })

  it('makes no doubles beside another of the same file, and both count what they added', async () => {
    const { world, office, id } = await begun()
    const other = await checked(office, world, 'customers', text)
    await begin(office, other)
    for (let i = 0; i < 4; i++) await Promise.all([step(world, id), step(world, other)])
    const [one, two] = [await rowOf(world, id), await rowOf(world, other)]
    expect([one.state, two.state, one.added + two.added, one.existed + two.existed]).toEqual(['done', 'done', 495, 495])
    expect(await made(world)).toBe(495)
  })

  it('stops when staff say so, keeps what was added, and another goes on from there', async () => {
    const { world, office, id } = await begun()
    await step(world, id)
    await office.post(`/admin/imports/${id}/stop`)
    expect(await step(world, id)).toEqual({ more: false })
    expect(await rowOf(world, id)).toMatchObject({ state: 'stopped', added: 198 })
    const again = await checked(office, world, 'customers', text)
    expect((await rowOf(world, again)).preview).toMatchObject({ added: 297, existed: 198, refused: 5 })
  })

  it('is begun once, and only as it was looked at', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const id = await checked(office, world, 'customers', text)
    const refused = await office.post(`/admin/imports/${id}/run`, { version: '1' })
    expect(refused.headers.get('Location')).toBe(`/admin/imports/${id}/check`)
    expect((await rowOf(world, id)).state).toBe('uploaded')
    await begin(office, id)
    await office.post(`/admin/imports/${id}/run`, { version: '2' })
    expect(await countIn('audit_events', world, "did = 'import_begun'")).toBe(1)
  })
})

/** A queue that only notes what it is told. */
const queueTo = (told: ImportToWorkOff[]) =>
  ({
    send: async (body: ImportToWorkOff) => void told.push(body),
    sendBatch: async (messages: { body: ImportToWorkOff }[]) => void told.push(...messages.map(({ body }) => body)),
  }) as unknown as typeof env.RUNS

describe('the queue', () => {
  it('is told of an import again until it is over', async () => {
    const { world, id } = await begun()
    const told: ImportToWorkOff[] = [{ companyId: world.companyId, importId: id }]
    let acknowledged = 0
    for (const body of told) {
      const message = { body, attempts: 1, ack: () => (acknowledged += 1), retry: () => expect.fail('A step failed.') }
      const batch = { messages: [message] } as unknown as MessageBatch<ImportToWorkOff>
      await worker.queue(batch, { ...env, DB: recordedDb, MAIL: toldQueue, RUNS: queueTo(told) })
    }
    expect([told.length, acknowledged]).toEqual([4, 4])
    expect(await rowOf(world, id)).toMatchObject({ state: 'done', added: 495 })
  })

  it('tries a step that fails again, and at last stops its import', async () => {
    const { world, id } = await begun()
    await env.FILES.delete(`${world.companyId}/imports/${id}/lines`)
    const outcomes: string[] = []
    const body = { companyId: world.companyId, importId: id }
    const tools = { ...env, bucket: env.FILES, queue: queueTo([]) }
    for (const attempts of [1, 8]) {
      const message = { body, attempts, ack: () => outcomes.push('ack'), retry: () => outcomes.push('retry') }
      await workOffImports([message as unknown as Message<ImportToWorkOff>], tools, new D1(recordedDb))
    }
    expect(outcomes).toEqual(['retry', 'ack'])
    expect(await rowOf(world, id)).toMatchObject({ state: 'stopped', added: 0 })
  })
})

describe('the clock', () => {
  const tick = (cron: string, at: number, RUNS = queueTo([])) =>
    worker.scheduled(createScheduledController({ scheduledTime: at, cron }), { ...env, MAIL: toldQueue, RUNS })
  const filesOf = async ({ companyId }: World) =>
    (await env.FILES.list({ prefix: `${companyId}/imports/` })).objects.map(({ key }) => key)

  it('has an import that stopped half-way go on', async () => {
    const { world, id } = await begun()
    const told: ImportToWorkOff[] = []
    await tick('*/5 * * * *', Date.now() + 6 * 60_000, queueTo(told))
    expect(told).toContainEqual({ companyId: world.companyId, importId: id })
  })

  it('removes row and file after thirty days, and at once where the same person brought another of the kind', async () => {
    const world = await makeWorld()
    const [office, owner] = [await asStaff(world, 'office'), await asStaff(world, 'owner')]
    const kept = await checked(owner, world, 'customers', text)
    const first = await checked(office, world, 'customers', text)
    const second = await checked(office, world, 'customers', text)
    await tick('17 * * * *', Date.now() + 1000)
    const after = await filesOf(world)
    expect(after.filter((key) => key.includes(first))).toEqual([])
    for (const id of [kept, second]) expect(after.filter((key) => key.includes(id))).toHaveLength(2)
    expect(await countIn('imports', world)).toBe(2)
    await tick('17 * * * *', Date.now() + 31 * 24 * 3_600_000)
    expect([await filesOf(world), await countIn('imports', world)]).toEqual([[], 0])
  })
})

it('a step that names customers and jobs costs four trips, however many its lines name', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const lines = Array.from(
    { length: 400 },
    (_, n) =>
      `Customer ${n % 2 ? 'alice' : 'bob'};Job of ${n % 2 ? 'alice' : 'bob'};0${1 + (n % 9)}/0${1 + (n % 7)}/2026;${n % 24}h${10 + (n % 50)}`,
  )
  const id = await checked(office, world, 'visits', ['Client;Titre du chantier;Date;Heure', ...lines].join('\n'))
  await begin(office, id)
  const { trips } = await tripsOf(() => workOff(world, id))
  // Two steps, and the one that ends the import.
  expect(trips).toHaveLength(4 + 4 + 2)
  expect(await rowOf(world, id)).toMatchObject({ state: 'done', refused: 0 })
})

describe('a file that cannot be read', () => {
  it.each([
    ['nothing', '', 'Choose a file'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]), 'Excel workbook'],
    ['a header alone', 'Name;Email', 'no line below its headings'],
    ['too many lines', `Name\n${'x\n'.repeat(20_001)}`, 'more than 20,000 lines'],
    ['ten megabytes and more', 'x'.repeat(10 * 1024 * 1024 + 1), 'larger than 10 MB'],
  ])('such as %s is refused with what to do', async (_, content, words) => {
    const world = await makeWorld()
    const answer = await upload(await asStaff(world, 'office'), world.host, 'customers', content)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words)
    expect(await countIn('imports', world)).toBe(0)
  })

  it('leaves other pages as narrow as they were', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const large = { method: 'POST', headers: { Origin: `http://${world.host}` }, body: 'x'.repeat(100_000) }
    expect((await office.send('/admin/invitations', large)).status).toBe(413)
    const huge = { ...large, body: 'x'.repeat(11 * 1024 * 1024) }
    expect((await office.send('/admin/imports', huge)).status).toBe(413)
  })

  it('or whose columns lack what is needed is not looked at', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const at = (await upload(office, world.host, 'invoices', 'Numéro;Client\n1;A')).headers.get('Location')
    const answer = await office.post(`${at}/columns`, { c0: 'number', c1: 'number' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/A column is missing[\s\S]*Invoice date[\s\S]*chosen for two columns/)
  })
})
