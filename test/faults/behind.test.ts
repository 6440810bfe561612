import { createExecutionContext, createMessageBatch, createScheduledController, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, inject, it } from 'vitest'
import type { Bindings } from '../../src/http/env.ts'
import worker from '../../src/worker.ts'
import { asStaff, visitor } from '../support/as.ts'
import { run } from '../support/customers.ts'
import { begin, checked } from '../support/imports.ts'
import { draft } from '../support/invoicing.ts'
import { today } from '../support/issuing.ts'
import { makeDue, post } from '../support/outbox.ts'
import { makeRequest } from '../support/requests.ts'
import { addCustomers, addRun } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'
import { isWhole } from './extent.ts'
import { type Call, type Disturbed, disturbed, outlasting, type Plan, type Way } from './outside.ts'
import { changesFrom, type Standing, standingOf } from './standing.ts'

/** Hands one message to the worker, with what lies outside disturbed. */
async function hand(queue: string, body: unknown, plan?: Plan, mayHang = false) {
  const outside = disturbed(plan)
  const message = { id: '1', timestamp: new Date(), attempts: 1, body }
  const batch = createMessageBatch(queue, [message])
  const context = createExecutionContext()
  await outlasting(outside, mayHang, async () => worker.queue(batch as never, bound(outside)))
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context)
  return { taken: explicitAcks.length === 1, again: retryMessages.length === 1, calls: outside.calls }
}

const bound = ({ bindings }: Disturbed): Bindings => ({ ...(env as unknown as Bindings), ...bindings })

/** Works a message off as the queue does: until it is taken, letting every delay pass. */
async function workOff(queue: string, body: unknown, delay: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 8; tries++) {
    const { taken } = await hand(queue, body)
    if (taken && tries > 0) return
    await delay()
  }
}

const letters = (calls: Call[]) => calls.filter(({ of }) => of === 'EMAIL').length
const { isLong } = inject('faults')
const ways: Way[] = ['before', 'after', 'hang']
/** One way after the other, where not all are tried. */
const inTurn = (place: number): Way[] => ways.slice(place % 3, (place % 3) + 1)
const at =
  (of: string, nth: number, way: Way): Plan =>
  (call) =>
    call.of === of && call.nth === nth && !call.isAgain ? way : undefined

const kinds = {
  mail: {
    queue: 'artisan-portal-mail',
    begin: (world: World): Promise<unknown> => post(world),
  },
  run: {
    queue: 'artisan-portal-runs',
    begin: async (world: World): Promise<unknown> => {
      await addCustomers(world, 3)
      return addRun(world)
    },
  },
  import: {
    queue: 'artisan-portal-runs',
    begin: async (world: World): Promise<unknown> => {
      const office = await asStaff(world, 'office')
      await office.get('/admin')
      const importId = await checked(office, world, 'customers', 'Nom;E-mail\nUne;une@example.fr\nDeux;deux\n')
      await begin(office, importId)
      return { companyId: world.companyId, importId }
    },
  },
}

describe.each(Object.entries(kinds))('a message of the kind %s', (kind, { queue, begin }) => {
  const delay = (body: unknown) => async () => kind === 'mail' && makeDue(body as never)

  it('is worked off exactly once, whatever call of it fails, is silent or loses its answer', async () => {
    const world = await makeWorld()
    const body = await begin(world)
    const { calls } = await hand(queue, body)
    await workOff(queue, body, delay(body))
    const whole = await standingOf(world)
    for (const [place, { of, nth }] of calls.filter(({ isAgain }) => !isAgain).entries())
      for (const way of isLong || kind === 'mail' ? ways : inTurn(place)) {
        const what = `${of} ${way} at call ${nth}`
        const other = await makeWorld()
        const message = await begin(other)
        const first = await hand(queue, message, at(of, nth, way), way === 'hang')
        expect(first.taken !== first.again, what).toBe(true)
        await delay(message)()
        let sent = letters(first.calls)
        if (first.again) {
          const second = await hand(queue, message)
          sent += letters(second.calls)
        }
        await workOff(queue, message, delay(message))
        const left = await standingOf(other)
        if (kind === 'mail') expectOneMail(left, sent, of, way, nth, what)
        else expect(changesFrom(whole, left), what).toEqual({})
      }
  }, 600_000)
})

/** That a mail left once; or, where that cannot be known, that it says so and left no second time by itself. */
function expectOneMail({ mails = [] }: Standing, sent: number, of: string, way: Way, nth: number, what: string): void {
  const status = /"status":"(\w+)"/.exec(mails[0] ?? '')?.[1]
  expect(mails, what).toHaveLength(1)
  expect([status, sent], what).toEqual(whatBecomes(of, way, nth))
}

/** Where a mail stands in the end, and how often the mail server was asked. */
function whatBecomes(of: string, way: Way, nth: number): [status: string, sent: number] {
  // A server that fails is asked again; one that took the mail and failed all the same has it twice, as the README tells.
  if (of === 'EMAIL') return way === 'hang' ? ['unsure', 1] : ['sent', 2]
  // Claimed, or sent and not written down, and nobody knows more: the sweep hands it to staff.
  if (nth === 1) return way === 'after' ? ['sending', 0] : ['sent', 1]
  return [way === 'after' ? 'sent' : 'sending', 1]
}

/** A world in which every sweep of the clock has something to do. */
async function beforeTheClock(): Promise<World> {
  const world = await makeWorld()
  const { companyId, alice } = world
  await post(world)
  await addCustomers(world, 2)
  await addRun(world)
  await run('update invitation_runs set stepped_at = 1 where company_id = ?', companyId)
  await makeRequest(world, 'run-out', { expiresAt: new Date(Date.now() - 1000) })
  await run('update companies set reminder_hours = 96 where id = ?', companyId)
  await run(
    `update companies set legal = json_set(legal, '$.address', json('["1 rue des Eaux"]')) where id = ?`,
    companyId,
  )
  const office = await asStaff(world, 'office')
  await draft(world, 'to-issue')
  await office.post('/admin/invoices/to-issue/issue', { issuedOn: today(), version: '1' })
  await run(
    `insert into attachments (company_id, customer_id, id, job_id, name, kind, content_type, size_bytes, sha256, shown,
       created_by, created_at) values (?, ?, 'left', ?, 'a.jpg', 'photo', 'image/jpeg', 1, ?, 0, 'x', 1)`,
    ...[companyId, alice.id, alice.jobId, 'a'.repeat(64)],
  )
  await (await visitor(world.host).get('/portal/sign-in')).text()
  return world
}

async function tick(plan?: Plan, mayHang = false) {
  const outside = disturbed(plan)
  const controller = createScheduledController({ cron: '17 * * * *', scheduledTime: new Date() })
  const outcome = await outlasting(outside, mayHang, async () =>
    worker.scheduled(controller, bound(outside)).then(
      () => 'well',
      () => 'failed',
    ),
  )
  return { outcome, calls: outside.calls }
}

describe('the clock', () => {
  it('does the rest when one call fails, is silent or loses its answer, and all of it by the next time', async () => {
    const first = await beforeTheClock()
    const { calls } = await tick()
    await tick()
    const whole = await standingOf(first)
    expect(calls.length).toBeGreaterThan(12)
    const tries = calls
      .filter(({ isAgain }) => !isAgain)
      .flatMap((call, place) => ways.map((way) => ({ ...call, way, place })))
      // In the short form each way in its turn.
      .filter(({ way, place }) => isLong || (isWhole(place) && inTurn(place / 6).includes(way)))
    for (const { of, nth, way } of tries) {
      const what = `${of} ${way} at call ${nth}`
      const world = await beforeTheClock()
      await tick(at(of, nth, way), way === 'hang')
      await tick()
      expect(changesFrom(whole, await standingOf(world)), what).toEqual({})
    }
  }, 600_000)
})
