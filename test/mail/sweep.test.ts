import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { announceMails } from '../../src/mail/outbox.ts'
import worker from '../../src/worker.ts'
import { asStaff, told, toldQueue } from '../support/as.ts'
import { deliver, mailServer, post, rowOf } from '../support/outbox.ts'
import { makeWorld } from '../support/world.ts'

const minutes = 60_000
const sweep = (after = 0, bindings = {}) =>
  worker.scheduled(createScheduledController({ scheduledTime: Date.now() + after, cron: '*/5 * * * *' }), {
    ...env,
    MAIL: toldQueue,
    ...bindings,
  })

beforeEach(async () => {
  await env.DB.prepare('delete from mails').run()
  told.length = 0
})

describe('the sweep', () => {
  it('finds a mail that the queue was not told of, and it leaves', async () => {
    const world = await makeWorld()
    const mail = await post(world)
    const deaf = { sendBatch: () => Promise.reject(new Error('the queue is down')) } as unknown as Queue<never>
    await announceMails(deaf, world.companyId, [mail.mailId])
    expect(told).toEqual([])
    await sweep()
    expect(told).toEqual([mail])
    const { letters, binding } = mailServer()
    await deliver(told, { EMAIL: binding })
    expect(letters).toHaveLength(1)
  })

  it('leaves alone what is not due, has left, failed, or is just being sent', async () => {
    const world = await makeWorld()
    const set = async (changes: string) => {
      const { mailId } = await post(world)
      await env.DB.prepare(`update mails set ${changes} where id = ?`).bind(mailId).run()
    }
    await set(`due_at = ${Date.now() + 10 * minutes}`)
    await set("status = 'sent'")
    await set("status = 'failed'")
    await set(`status = 'sending', claimed_at = ${Date.now()}`)
    await sweep(5 * minutes)
    expect(told).toEqual([])
    const { results } = await env.DB.prepare('select status from mails order by status').all()
    expect(results.map(({ status }) => status)).toEqual(['failed', 'sending', 'sent', 'waiting'])
  })

  it('calls a mail unsure when its run died, never sends it by itself, and lets staff send it again', async () => {
    const world = await makeWorld()
    const mail = await post(world)
    await env.DB.prepare("update mails set status = 'sending', claimed_at = ?, tries = 1").bind(Date.now()).run()
    await sweep(14 * minutes)
    expect(await rowOf(mail)).toMatchObject({ status: 'sending' })
    await sweep(16 * minutes)
    await sweep(60 * minutes)
    expect(await rowOf(mail)).toMatchObject({ status: 'unsure' })
    expect(told).toEqual([])
    const { letters, binding } = mailServer()
    await deliver([mail], { EMAIL: binding })
    expect(letters).toEqual([])

    const office = await asStaff(world, 'office')
    expect(await (await office.get('/admin/mails')).text()).toContain('may have arrived')
    await office.post(`/admin/mails/${mail.mailId}/retry`)
    expect(told).toEqual([mail])
    await deliver(told, { EMAIL: binding })
    expect(letters).toHaveLength(1)
  })

  it('tells the queue of five hundred a run, in parts that it takes, oldest first', async () => {
    const world = await makeWorld()
    await env.DB.prepare(
      `insert into mails (company_id, id, cause, message, to_email, to_name, language, data, due_at, created_at)
       with recursive n(i) as (select 1 union all select i + 1 from n where i < 620)
       select ?1, 'mail-' || i, 'cause-' || i, 'password_changed', 'a@example.com', 'A', 'fr', '{}', i, i from n`,
    )
      .bind(world.companyId)
      .run()
    const parts: number[] = []
    const counting = {
      sendBatch: async (messages: unknown[]) => {
        parts.push(messages.length)
      },
    }
    await sweep(0, { MAIL: counting })
    expect(parts).toEqual([100, 100, 100, 100, 100])
    await sweep()
    expect(told.at(0)?.mailId).toBe('mail-1')
  })

  it('reads no mail but those that wait or are being sent', async () => {
    const sqls: string[] = []
    const noting = {
      prepare: (sql: string) => {
        sqls.push(sql)
        return env.DB.prepare(sql)
      },
      batch: (statements: D1PreparedStatement[]) => env.DB.batch(statements),
    }
    await sweep(0, { DB: noting })
    const ofMails = sqls.filter((sql) => /\bmails\b/.test(sql))
    expect(ofMails).toHaveLength(2)
    for (const sql of ofMails) {
      const { results } = await env.DB.prepare(`explain query plan ${sql}`).bind(1).all<{ detail: string }>()
      expect(results.map(({ detail }) => detail)).toEqual([expect.stringMatching(/mails_due \(status=\?/)])
    }
  })

  it('of sessions takes place at the other clock, and that of mails too', async () => {
    const world = await makeWorld()
    const mail = await post(world)
    await worker.scheduled(createScheduledController({ scheduledTime: new Date(), cron: '17 * * * *' }), {
      ...env,
      MAIL: toldQueue,
    })
    expect(told).toEqual([mail])
  })
})
