import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { deliver, invitation, mailServer, makeDue, post, rowOf } from '../support/outbox.ts'
import { recordedDb, tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const broken = () => {
  throw Object.assign(new Error('the mail server is down'), { code: 'E_INTERNAL' })
}

describe('a mail', () => {
  it('leaves with name, address and answer address of its company, in two round trips', async () => {
    const mail = await post(world)
    const { letters, binding } = mailServer()
    const { answer, trips } = await tripsOf(() => deliver([mail], { EMAIL: binding }))
    expect(answer.taken).toEqual(['0'])
    expect(trips).toHaveLength(2)
    const name = `Company ${world.slug}`
    expect(letters).toMatchObject([
      {
        from: { name, email: env.MAIL_FROM },
        replyTo: { name, email: 'office@example.com' },
        to: { name: 'Alice Martin', email: 'alice@example.com' },
        subject: `Votre mot de passe chez ${name} a été changé`,
      },
    ])
    expect(await rowOf(mail)).toMatchObject({ status: 'sent', tries: 1, last_error: null, sent_at: expect.any(Number) })
  })

  it('is taken by the mail service that the Worker is bound to', async () => {
    const mail = await post(world, await invitation())
    expect((await deliver([mail], {})).taken).toEqual(['0'])
    expect(await rowOf(mail)).toMatchObject({ status: 'sent' })
  })

  it('is tried again after a minute when the mail server throws once', async () => {
    const mail = await post(world)
    const { letters, binding } = mailServer((turn) => (turn === 0 ? broken() : undefined))
    const before = Date.now()
    const result = await deliver([mail], { EMAIL: binding })
    expect(result).toEqual({ taken: [], again: ['0'], delays: [60] })
    const row = await rowOf(mail)
    expect(row).toMatchObject({ status: 'waiting', tries: 1, last_error: 'E_INTERNAL: the mail server is down' })
    expect(Number(row?.due_at)).toBeGreaterThanOrEqual(before + 60_000)

    // A message that comes too early finds nothing to do.
    expect((await deliver([mail], { EMAIL: binding })).taken).toEqual(['0'])
    expect(letters).toEqual([])
    await makeDue(mail)
    await deliver([mail], { EMAIL: binding })
    expect(letters).toHaveLength(1)
    expect(await rowOf(mail)).toMatchObject({ status: 'sent', tries: 2, last_error: null })
  })

  it('waits longer after each try, and leaves at last when the mail server throws twice', async () => {
    const mail = await post(world)
    const { letters, binding } = mailServer((turn) => (turn < 2 ? broken() : undefined))
    const delays: unknown[] = []
    for (let run = 0; run < 3; run++) {
      await makeDue(mail)
      delays.push((await deliver([mail], { EMAIL: binding })).delays[0])
    }
    expect(delays).toEqual([60, 300, undefined])
    expect(letters).toHaveLength(1)
  })

  it('is given up after six tries, shown to the office, and sent again on demand', async () => {
    const mail = await post(world, { to: { name: 'Bob Given-Up', email: 'bob@example.com' } })
    const down = mailServer(broken)
    const delays: unknown[] = []
    for (let run = 0; run < 6; run++) {
      await makeDue(mail)
      delays.push((await deliver([mail], { EMAIL: down.binding })).delays[0])
    }
    expect(delays).toEqual([60, 300, 1800, 7200, 21_600, undefined])
    expect(await rowOf(mail)).toMatchObject({ status: 'failed', tries: 6 })
    await makeDue(mail)
    expect((await deliver([mail], { EMAIL: down.binding })).taken).toEqual(['0'])

    const office = await asStaff(world, 'office')
    const list = await (await office.get('/admin/mails')).text()
    expect(list).toContain('Bob Given-Up')
    expect(list).not.toContain('the mail server is down')
    const response = await office.post(`/admin/mails/${mail.mailId}/retry`)
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/admin/mails'])
    const { letters, binding } = mailServer()
    await deliver([mail], { EMAIL: binding })
    expect(letters).toHaveLength(1)
    expect(await rowOf(mail)).toMatchObject({ status: 'sent', tries: 1 })
    expect(await (await office.get('/admin/mails')).text()).not.toContain('Bob Given-Up')
  })

  it('leaves once though the queue names it three times and two runs work at once', async () => {
    const mail = await post(world)
    const { letters, binding } = mailServer(() => new Promise((resolve) => setTimeout(resolve, 20)))
    await Promise.all([deliver([mail, mail], { EMAIL: binding }), deliver([mail], { EMAIL: binding })])
    await deliver([mail], { EMAIL: binding })
    expect(letters).toHaveLength(1)
    expect(await rowOf(mail)).toMatchObject({ status: 'sent', tries: 1 })
  })

  it('that does not leave keeps no other from leaving', async () => {
    const [first, second, third] = [await post(world), await post(world), await post(world)]
    const { letters, binding } = mailServer((turn) => (turn === 1 ? broken() : undefined))
    const { taken, again } = await deliver([first, second, third], { EMAIL: binding })
    expect([taken.length, again.length, letters.length]).toEqual([2, 1, 2])
  })

  it('of a row that is not there, or of another company, is nothing', async () => {
    const elsewhere = await makeWorld()
    const mail = await post(world)
    const { letters, binding } = mailServer()
    const wrong = [
      { ...mail, mailId: 'no-such-mail' },
      { ...mail, companyId: elsewhere.companyId },
    ]
    expect((await deliver(wrong, { EMAIL: binding })).taken).toEqual(['0', '1'])
    expect(letters).toEqual([])
    expect(await rowOf(mail)).toMatchObject({ status: 'waiting' })
  })
})

describe('a run that ends late', () => {
  const set = (changes: string, { mailId }: { mailId: string }) =>
    env.DB.prepare(`update mails set ${changes} where id = ?`).bind(mailId).run()

  it('still says that the mail has left, though it was taken for dead', async () => {
    const mail = await post(world)
    const { binding } = mailServer(async () => void (await set("status = 'unsure'", mail)))
    await deliver([mail], { EMAIL: binding })
    expect(await rowOf(mail)).toMatchObject({ status: 'sent' })
  })

  it('has no say once the mail was given to another run', async () => {
    const mail = await post(world)
    const { promise: gate, resolve: open } = Promise.withResolvers<void>()
    const other = mailServer(() => gate)
    let second: Promise<unknown> | undefined
    const { binding } = mailServer(async () => {
      await set("status = 'waiting', claimed_at = null, tries = 0", mail)
      await new Promise((resolve) => setTimeout(resolve, 5))
      second = deliver([mail], { EMAIL: other.binding })
      while ((await rowOf(mail))?.status !== 'sending') await new Promise((resolve) => setTimeout(resolve, 1))
      broken()
    })
    await deliver([mail], { EMAIL: binding })
    // Were it waiting now, a third run would send it too.
    expect(await rowOf(mail)).toMatchObject({ status: 'sending' })
    open()
    await second
    expect(other.letters).toHaveLength(1)
    expect(await rowOf(mail)).toMatchObject({ status: 'sent', last_error: null })
  })
})

describe('when the database', () => {
  const failing = (words: string) =>
    ({
      ...recordedDb,
      prepare: (sql: string) => {
        if (sql.includes(words)) throw new Error('D1 did not answer')
        return recordedDb.prepare(sql)
      },
    }) as D1Database

  it('fails before a mail is claimed, the mail leaves later', async () => {
    const mail = await post(world)
    const { letters, binding } = mailServer()
    const result = await deliver([mail], { EMAIL: binding, DB: failing('"claimed_at" = ') })
    expect(result).toEqual({ taken: [], again: ['0'], delays: [60] })
    await deliver([mail], { EMAIL: binding })
    expect(letters).toHaveLength(1)
  })

  it('fails after a mail has left, it does not leave a second time by itself', async () => {
    const mail = await post(world)
    const { letters, binding } = mailServer()
    await deliver([mail], { EMAIL: binding, DB: failing('"sent_at" = ') })
    expect(letters).toHaveLength(1)
    expect(await rowOf(mail)).toMatchObject({ status: 'sending' })
    await makeDue(mail)
    expect((await deliver([mail], { EMAIL: binding })).taken).toEqual(['0'])
    expect(letters).toHaveLength(1)
  })
})
