import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { note, noteIfChanged } from '../../src/audit/note.ts'
import { D1, isUntold } from '../../src/db/d1.ts'
import { asStaff } from '../support/as.ts'
import { makeWorld, type World } from '../support/world.ts'

const system = { kind: 'system' } as const
const deed = { did: 'settings_changed', subject: 'as it was' } as const
const send = (...statements: { sql: string; params: unknown[] }[]) => new D1(env.DB).send(statements)
const lines = async ({ companyId }: World) =>
  (await env.DB.prepare('select * from audit_events where company_id = ?').bind(companyId).all()).results
const rename = ({ companyId }: World, id: string) => ({
  sql: "update jobs set title = 'renamed' where company_id = ?1 and id = ?2 returning id",
  params: [companyId, id],
})
const titles = async ({ companyId }: World) =>
  (await env.DB.prepare("select id from jobs where company_id = ? and title = 'renamed'").bind(companyId).all()).results

describe('a line of the trail', () => {
  it.each([
    ['changed', "update audit_events set subject = 'forged' where company_id = ?1"],
    ['changed to itself', 'update audit_events set did = did where company_id = ?1'],
    ['deleted', 'delete from audit_events where company_id = ?1'],
    [
      'replaced',
      `insert or replace into audit_events (company_id, id, at, did, actor, subject)
         select company_id, id, at, did, actor, 'forged' from audit_events where company_id = ?1`,
    ],
    [
      'replaced on conflict',
      `insert into audit_events (company_id, id, at, did, actor, subject)
         select company_id, id, at, did, actor, 'forged' from audit_events where company_id = ?1
         on conflict (company_id, id) do update set subject = excluded.subject`,
    ],
  ])('cannot be %s: D1 refuses', async (_, sql) => {
    const world = await makeWorld()
    await send(note(world.companyId, system, deed).statement())
    const before = await lines(world)
    expect(before).toHaveLength(1)
    await expect(env.DB.prepare(sql).bind(world.companyId).run()).rejects.toThrow(/the trail cannot be/)
    expect(await lines(world)).toEqual(before)
  })

  it('of one customer cannot name the customer of another company', async () => {
    const world = await makeWorld()
    const line = note(world.companyId, system, { ...deed, customerId: 'no-such-customer' })
    await expect(send(line.statement())).rejects.toThrow(/FOREIGN KEY/)
  })
})

describe('a guarded write', () => {
  it('leaves exactly one line', async () => {
    const world = await makeWorld()
    await send(rename(world, world.alice.jobId), noteIfChanged(world.companyId, system, deed).statement())
    expect(await lines(world)).toMatchObject([{ did: 'settings_changed', subject: 'as it was', actor: 'system' }])
    expect(await titles(world)).toHaveLength(1)
  })

  it('that touched nothing leaves none, and undoes the batch', async () => {
    const world = await makeWorld()
    const batch = [
      rename(world, world.bob.jobId),
      rename(world, 'no-such-job'),
      noteIfChanged(world.companyId, system, deed).statement(),
    ]
    const refused = await send(...batch).catch((error: unknown) => error)
    expect(isUntold(refused)).toBe(true)
    expect(await lines(world)).toEqual([])
    expect(await titles(world)).toEqual([])
  })

  it('of a page leaves one line however often it is pressed, and names who pressed', async () => {
    const world = await makeWorld()
    await env.DB.prepare(
      `insert into mails (company_id, id, cause, message, to_email, to_name, language, data, status, due_at, created_at)
       values (?1, 'mail', 'cause', 'password_changed', 'a@example.com', 'A', 'fr', '{}', 'failed', 0, 0)`,
    )
      .bind(world.companyId)
      .run()
    const office = await asStaff(world, 'office')
    await office.post('/admin/mails/mail/retry')
    await office.post('/admin/mails/mail/retry')
    expect(await lines(world)).toMatchObject([
      { did: 'mail_retried', actor: 'staff', actor_id: 'account-staff-office', actor_name: 'The office' },
    ])
  })
})
