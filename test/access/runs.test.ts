import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { RunToWorkOff } from '../../src/access/runs/queue.ts'
import { workOffRuns } from '../../src/access/runs/queue.ts'
import { stepSize } from '../../src/access/runs/step.ts'
import { D1 } from '../../src/db/d1.ts'
import worker from '../../src/worker.ts'
import { told, toldQueue } from '../support/as.ts'
import { recordedDb, tripsOf } from '../support/recorder.ts'
import { addCustomers, addRun, countIn, outcomesOf, step, workOff } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

/** A queue that only notes what it is told. */
const queueTo = (told: RunToWorkOff[]) =>
  ({
    send: async (body: RunToWorkOff) => void told.push(body),
    sendBatch: async (messages: { body: RunToWorkOff }[]) => void told.push(...messages.map(({ body }) => body)),
  }) as unknown as Queue<RunToWorkOff>

const mostStatements = 1000

/** Gives a customer of a world an address on their record. */
const setAddress = ({ companyId }: World, customer: string, email: string | null) =>
  env.DB.prepare('update customers set email = ?3 where company_id = ?1 and id = ?2')
    .bind(companyId, customer, email)
    .run()

const setAccount = ({ companyId }: World, id: string, set: string) =>
  env.DB.prepare(`update accounts set ${set} where company_id = ? and id = ?`).bind(companyId, id).run()

describe('a run of invitations', () => {
  it('makes a contact from each record, invites them, and writes who did it, all in three round trips a step', async () => {
    const world = await makeWorld()
    await addCustomers(world, stepSize + 1)
    const run = await addRun(world)
    const { answer, trips } = await tripsOf(() => step(run))
    expect(answer).toEqual({ mailIds: expect.any(Array), more: true })
    expect(answer.mailIds).toHaveLength(stepSize)
    expect(trips).toHaveLength(3)
    expect(trips.flatMap(({ statements }) => statements).length).toBeLessThan(mostStatements * 0.6)
    expect(await step(run)).toEqual({ mailIds: [expect.any(String)], more: false })

    const made = "customer_id like 'new-%'"
    expect(await countIn('contacts', world, made)).toBe(stepSize + 1)
    expect(await countIn('accounts', world, `${made} and invited_at is not null and activated_at is null`)).toBe(51)
    expect(await countIn('mails', world, "message = 'customer_invitation' and status = 'waiting'")).toBe(51)
    expect(await countIn('audit_events', world, `${made} and did = 'invited' and actor_name = 'The office'`)).toBe(51)
    const contact = await env.DB.prepare(
      "select name, email, language from contacts where company_id = ? and customer_id = 'new-00000'",
    )
      .bind(world.companyId)
      .first()
    expect(contact).toEqual({ name: 'New 00000', email: 'new-00000@example.com', language: 'fr' })
  })

  it('leaves alone whoever has access, was invited or was shut out, and says so', async () => {
    const world = await makeWorld()
    await addCustomers(world, 2)
    await setAddress(world, 'new-00001', 'no address')
    await setAddress(world, world.alice.id, 'Alice@example.com')
    await setAddress(world, world.bob.id, 'bob@example.com')
    await setAccount(world, `account-${world.bob.contactId}`, 'revoked_at = 1')
    const customerIds = [world.alice.id, world.bob.id, 'new-00000', 'new-00001', 'not-there']
    const first = await addRun(world, { audience: 'ticked', customerIds })
    await workOff(first)
    expect(await outcomesOf(first)).toEqual({
      [world.alice.id]: 'has_access',
      [world.bob.id]: 'revoked',
      'new-00000': 'invited',
      'new-00001': 'no_email',
    })
    const second = await addRun(world, { audience: 'ticked', customerIds: ['new-00000'] })
    await workOff(second)
    expect(await outcomesOf(second)).toEqual({ 'new-00000': 'invited_already' })
    expect(await countIn('mails', world)).toBe(1)
    expect(await countIn('accounts', world, "id = 'account-contact-alice' and activated_at is not null")).toBe(1)
  })

  it('invites anew where the invitation has lapsed, and makes the earlier link worthless', async () => {
    const world = await makeWorld()
    await addCustomers(world, 1)
    await workOff(await addRun(world))
    const hash = () =>
      env.DB.prepare('select token_hash as it from account_links where company_id = ?')
        .bind(world.companyId)
        .first<{ it: string }>()
    const earlier = await hash()
    const account = "customer_id = 'new-00000'"
    await env.DB.prepare(`update accounts set invited_at = 1 where company_id = ? and ${account}`)
      .bind(world.companyId)
      .run()
    const run = await addRun(world, { audience: 'ticked', customerIds: ['new-00000'] })
    await workOff(run)
    expect(await outcomesOf(run)).toEqual({ 'new-00000': 'invited' })
    expect([await countIn('accounts', world, account), await countIn('account_links', world)]).toEqual([1, 1])
    expect((await hash())?.it).not.toBe(earlier?.it)
  })

  it('writes to no one of another company', async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld()]
    for (const one of [world, elsewhere]) await addCustomers(one, 3)
    await workOff(await addRun(world))
    expect([await countIn('mails', world), await countIn('mails', elsewhere)]).toEqual([3, 0])
    expect(await countIn('contacts', elsewhere, "customer_id like 'new-%'")).toBe(0)
  })
})

describe('a run that is disturbed', () => {
  const counts = async (world: World) => ({
    lines: await countIn('invitation_run_lines', world),
    mails: await countIn('mails', world),
    accounts: await countIn('accounts', world, "customer_id like 'new-%'"),
  })

  it('invites each once when several calls make the same step', async () => {
    const world = await makeWorld()
    await addCustomers(world, 60)
    const run = await addRun(world)
    await Promise.all([step(run), step(run), step(run)])
    expect(await counts(world)).toEqual({ lines: 50, mails: 50, accounts: 50 })
    await workOff(run)
    expect(await counts(world)).toEqual({ lines: 60, mails: 60, accounts: 60 })
  })

  it.each([
    ['before a step is written', false],
    ['after it was written and before anyone was told', true],
  ])('goes on where it was when it is cut off %s', async (_, written) => {
    const world = await makeWorld()
    await addCustomers(world, 60)
    const run = await addRun(world)
    let batches = 0
    const broken = {
      prepare: (sql: string) => env.DB.prepare(sql),
      batch: async (statements: D1PreparedStatement[]) => {
        batches += 1
        if (batches < 3) return env.DB.batch(statements)
        if (written) await env.DB.batch(statements)
        throw new Error('The call was cut off.')
      },
    } as unknown as D1Database
    await expect(step(run, broken)).rejects.toThrow('cut off')
    expect((await counts(world)).mails).toBe(written ? 50 : 0)
    await workOff(run)
    expect(await counts(world)).toEqual({ lines: 60, mails: 60, accounts: 60 })
  })

  it('does not invite twice whom two runs come to at the same time', async () => {
    const world = await makeWorld()
    await addCustomers(world, 60)
    const runs = [await addRun(world), await addRun(world)]
    // The second to write finds accounts that were not there when it read, and is to be tried again.
    const steps = await Promise.allSettled(runs.map((run) => step(run)))
    expect(steps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const run of runs) await workOff(run)
    expect(await counts(world)).toMatchObject({ mails: 60, accounts: 60 })
  })

  it('is found by the clock and goes on by itself', async () => {
    const world = await makeWorld()
    await addCustomers(world, 1)
    const [stopped, going] = [await addRun(world), await addRun(world)]
    await env.DB.prepare('update invitation_runs set stepped_at = 1 where id = ?').bind(stopped.runId).run()
    const sent: RunToWorkOff[] = []
    const RUNS = queueTo(sent)
    const clock = createScheduledController({ scheduledTime: new Date(), cron: '*/5 * * * *' })
    await worker.scheduled(clock, { ...env, MAIL: toldQueue, RUNS })
    expect(sent.map(({ runId }) => runId)).toContain(stopped.runId)
    expect(sent.map(({ runId }) => runId)).not.toContain(going.runId)
  })

  it('has the queue name it again until it is over, and tells the queue of mails of each mail', async () => {
    const world = await makeWorld()
    await addCustomers(world, 120)
    const run = await addRun(world)
    const queue: RunToWorkOff[] = [run]
    const RUNS = queueTo(queue)
    const before = told.length
    let acknowledged = 0
    for (const body of queue) {
      const message = { body, ack: () => (acknowledged += 1), retry: () => expect.fail('A step failed.') }
      const batch = { messages: [message] } as unknown as MessageBatch<RunToWorkOff>
      await workOffRuns(batch, { ...env, MAIL: toldQueue, RUNS }, new D1(recordedDb))
    }
    expect([queue.length, acknowledged, told.length - before]).toEqual([3, 3, 120])
  })
})

describe('an announcement', () => {
  it('reaches each customer with access once, at whom signs in', async () => {
    const world = await makeWorld()
    await addCustomers(world, 3)
    await setAddress(world, world.bob.id, 'bob-payer@example.com')
    const run = await addRun(world, { kind: 'announcement', audience: 'with_access', text: 'Hello' })
    await workOff(run)
    const { results } = await env.DB.prepare(
      'select to_email, cause, data from mails where company_id = ? order by to_email',
    )
      .bind(world.companyId)
      .all()
    expect(results).toEqual([
      { to_email: 'alice@example.com', cause: `announcement:${run.runId}:contact-alice`, data: '{"text":"Hello"}' },
      {
        to_email: 'bob-payer@example.com',
        cause: `announcement:${run.runId}:contact-bob-payer`,
        data: '{"text":"Hello"}',
      },
    ])
  })

  it('to all with an address reaches those without access too, and makes no one a contact', async () => {
    const world = await makeWorld()
    await addCustomers(world, 3)
    const run = await addRun(world, { kind: 'announcement', audience: 'with_email', text: 'Hello' })
    await Promise.all([step(run), step(run)])
    expect(await countIn('mails', world)).toBe(3)
    expect(await countIn('contacts', world, "customer_id like 'new-%'")).toBe(0)
  })
})

it('a run of five hundred costs three round trips a step, the last full one as few rows as the second', async () => {
  const world = await makeWorld()
  await addCustomers(world, 500)
  const run = await addRun(world)
  const { answer: steps, trips } = await tripsOf(() => workOff(run))
  expect(await countIn('mails', world)).toBe(500)
  // The step after the last full one finds nobody and ends the run.
  expect([steps, trips.length]).toEqual([11, 33])
  const rowsOf = (of: number) => trips.slice(of * 3, of * 3 + 3).reduce((sum, trip) => sum + trip.rowsRead, 0)
  expect(rowsOf(9)).toBeLessThan(rowsOf(1) * 1.2)
})
