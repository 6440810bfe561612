import { env } from 'cloudflare:workers'
import { beforeEach, expect, it, vi } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { CompanyFiles } from '../../src/files/scope.ts'
import { printBehind, printInvoice } from '../../src/invoices/issue/print.ts'
import { sha256 } from '../../src/secrets/sha256.ts'
import { asCustomer, asStaff, cookieFor, visitor } from '../support/as.ts'
import { documentOf } from '../support/document.ts'
import { failing, finish, later } from '../support/finishing.ts'
import { addDrafts, issue, issuedIn, openIssuing } from '../support/issuing.ts'
import { makeWorld, type World } from '../support/world.ts'

// What fails here is meant to, and would fill the log.
beforeEach(() => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  return () => log.mockRestore()
})

/** The database, of which the statement that records a file fails: before it is made, or once it was. */
function failingDb(when: 'before' | 'after'): D1Database {
  const isRecord = (sql: string) => /insert into stored_files/.test(sql)
  const recording = new WeakSet<object>()
  return {
    prepare: (sql: string) => {
      const statement = env.DB.prepare(sql)
      const bind = statement.bind.bind(statement)
      statement.bind = (...values: unknown[]) => {
        const bound = bind(...values)
        if (isRecord(sql)) recording.add(bound)
        return bound
      }
      return statement
    },
    batch: async (statements: D1PreparedStatement[]) => {
      const fails = statements.some((statement) => recording.has(statement))
      if (fails && when === 'before') throw new Error('The database is away.')
      const answer = await env.DB.batch(statements)
      if (fails) throw new Error('The database is away.')
      return answer
    },
  } as unknown as D1Database
}

/** Issues a draft while something fails behind the answer. */
async function issueWith(world: World, bindings: { FILES?: R2Bucket }): Promise<string> {
  const [id = ''] = await addDrafts(world, 1)
  const session = await cookieFor(world, { audience: 'staff', staffId: world.staff.office, role: 'office' })
  expect((await issue(visitor(world.host, session, bindings), id)).status).toBe(303)
  return id
}

const storedOf = async ({ companyId }: World, id: string) =>
  (await env.FILES.get(`${companyId}/documents/${id}`))?.bytes()

/** That an invoice is on paper, and that its row says which that is. */
async function expectPaper(world: World, id: string): Promise<Uint8Array> {
  const bytes = (await storedOf(world, id)) ?? new Uint8Array()
  expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-')
  expect((await issuedIn(world)).find((one) => one.id === id)?.pdf_sha256).toBe(await sha256(bytes))
  return bytes
}

const failures = [
  ['get', 'before'],
  ['get', 'after'],
  ['put', 'before'],
  ['put', 'after'],
] as const

it.each(failures)('an issue whose %s fails %s it was made stands, and the clock prints it', async (call, when) => {
  const { world } = await openIssuing()
  const id = await issueWith(world, { FILES: failing(call, when) })
  expect((await issuedIn(world))[0]?.pdf_sha256).toBeNull()
  const left = await storedOf(world, id)
  await finish()
  const bytes = await expectPaper(world, id)
  // What lay there is the file.
  if (left) expect(bytes).toEqual(left)
})

it.each(['before', 'after'] as const)('so does one whose record fails %s it was made', async (when) => {
  const { world } = await openIssuing()
  const id = await issueWith(world, { FILES: failing('put', 'before') })
  await expect(finish(env.FILES, later(), new D1(failingDb(when)))).rejects.toThrow('The database is away.')
  const left = await storedOf(world, id)
  expect(left).toBeDefined()
  await finish()
  expect(await expectPaper(world, id)).toEqual(left)
})

it.each(failures)('the next read prints it too, whether %s failed %s', async (call, when) => {
  const { world } = await openIssuing()
  const id = await issueWith(world, { FILES: failing(call, when) })
  const office = await asStaff(world, 'office')
  const given = await (await office.get(`/admin/invoices/${id}/pdf`)).bytes()
  expect(await expectPaper(world, id)).toEqual(given)
})

it('what an earlier version of the code put there stays, though this one would make another', async () => {
  const { world } = await openIssuing()
  const [id, other] = [await issueWith(world, { FILES: failing('put', 'before') }), 'invoice-alice']
  const old = new TextEncoder().encode('%PDF-1.7 of another time')
  await env.FILES.put(`${world.companyId}/documents/${id}`, old, { sha256: await sha256(old) })
  const alice = await asCustomer(world, world.alice)
  expect(await (await alice.get(`/portal/invoices/${id}/pdf`)).bytes()).toEqual(old)
  expect(await expectPaper(world, id)).toEqual(old)
  // Documents once lay under their customer's id as well.
  await env.FILES.put(`${world.companyId}/${world.alice.id}/${other}`, old, { sha256: await sha256(old) })
  expect(await (await alice.get(`/portal/invoices/${other}/pdf`)).bytes()).toEqual(old)
})

it('a draft and an invoice taken over are none of the clock’s business', async () => {
  const { world } = await openIssuing()
  await addDrafts(world, 1)
  await finish()
  expect((await env.FILES.list({ prefix: `${world.companyId}/` })).objects).toEqual([])
})

it('what lies in the bucket is not fetched when it is printed again: nobody reads it', async () => {
  const world = await makeWorld()
  const cancel = vi.fn()
  const got = {
    size: 3,
    checksums: { toJSON: () => ({ sha256: '00'.repeat(32) }) },
    body: new ReadableStream({ cancel }),
  }
  const bucket = { get: async () => got } as unknown as R2Bucket
  const files = new CompanyFiles(bucket, new D1(env.DB), world.companyId).of(world.alice.id)
  await printInvoice(files, { id: world.alice.invoiceId, document: documentOf('alice', 'FA-1') })
  expect(cancel).toHaveBeenCalledTimes(1)
})

it('what fails behind an answer is in the log, with where it failed', async () => {
  const world = await makeWorld()
  const { id, invoiceId } = world.alice
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const files = (bucket: R2Bucket) => new CompanyFiles(bucket, new D1(env.DB), world.companyId).of(id)
  const print = { id: invoiceId, document: documentOf('alice', 'FA-1') }
  await printBehind(files(failing('get', 'before')), print)
  const where = expect.stringMatching(/The bucket is away\.\n\s+at /)
  expect(log.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
    { at: expect.any(String), what: 'print', invoice: invoiceId, error: where },
  ])
  await printBehind(files(env.FILES), print)
  expect(log).toHaveBeenCalledTimes(1)
  expect(await storedOf(world, invoiceId)).toBeDefined()
})
