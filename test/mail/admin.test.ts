import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { asStaff, told } from '../support/as.ts'
import { post, rowOf } from '../support/outbox.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const elsewhere = await makeWorld()
const office = await asStaff(world, 'office')
const page = async (path = '/admin/mails') => (await office.get(path)).text()

beforeEach(async () => {
  await env.DB.prepare('delete from mails').run()
  told.length = 0
})

/** A mail in a state, written at a time. */
async function mailIn(status: string, at: number, of = world, error: string | null = null) {
  const mail = await post(of, { to: { name: `Person ${status}`, email: `${status}@example.com` } })
  await env.DB.prepare('update mails set status = ?, created_at = ?, last_error = ? where id = ?')
    .bind(status, at, error, mail.mailId)
    .run()
  return mail
}

describe('the office’s list of mails', () => {
  it('shows each where it belongs, in one round trip, and none of another company', async () => {
    for (const status of ['waiting', 'sending', 'sent', 'failed', 'unsure']) await mailIn(status, 1)
    const foreign = await mailIn('failed', 2, elsewhere)
    const shown = async (path: string) => [...(await page(path)).matchAll(/Person (\w+)/g)].map(([, name]) => name)
    expect(new Set(await shown('/admin/mails'))).toEqual(new Set(['failed', 'unsure']))
    expect(new Set(await shown('/admin/mails?show=waiting'))).toEqual(new Set(['waiting', 'sending']))
    expect(new Set(await shown('/admin/mails?show=sent'))).toEqual(new Set(['sent']))
    const { answer, trips } = await tripsOf(() => office.get('/admin/mails'))
    expect(trips).toHaveLength(1)
    expect(await answer.text()).not.toContain(foreign.mailId)
  })

  it('goes on where a page ended, through both states, newest first and each mail once', async () => {
    const mails = []
    for (let at = 1; at <= 60; at++) mails.push(await mailIn(at % 3 ? 'failed' : 'unsure', Math.ceil(at / 4)))
    const seen: string[] = []
    let path: string | undefined = '/admin/mails'
    for (let turn = 0; path && turn < 5; turn++) {
      const html = await page(path)
      seen.push(...[...html.matchAll(/id="mail-(\w+)"/g)].map(([, id = '']) => id))
      path = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(60)
    expect(new Set(seen)).toEqual(new Set(mails.map(({ mailId }) => mailId)))
    const at = new Map(mails.map(({ mailId }, index) => [mailId, Math.ceil((index + 1) / 4)]))
    const times = seen.map((id) => at.get(id) ?? 0)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })

  it.each([
    ['E_RECIPIENT_SUPPRESSED: no', 'This address does not take our mails'],
    ['E_DAILY_LIMIT_EXCEEDED: no', 'Too many mails left'],
    ['LINK_KEY_GONE: no', 'The link in this mail no longer works'],
    ['E_INTERNAL: no', 'The mail service did not take this mail'],
  ])('says %s in plain words', async (error, words) => {
    await mailIn('failed', 1, world, error)
    const html = await page()
    expect(html).toContain(words)
    expect(html).not.toContain(error)
  })

  it('stands in the sections of the office and not of a technician', async () => {
    expect(await page('/admin')).toContain('href="/admin/mails"')
    const technician = await asStaff(world, 'technician')
    expect(await (await technician.get('/admin')).text()).not.toContain('/admin/mails')
  })
})

describe('trying again', () => {
  it.each(['failed', 'unsure'])('lets a mail that is %s leave at once, with all its tries', async (status) => {
    const mail = await mailIn(status, 1)
    await env.DB.prepare('update mails set tries = 6, due_at = 1, claimed_at = 1').run()
    const before = Date.now()
    expect((await office.post(`/admin/mails/${mail.mailId}/retry`)).status).toBe(303)
    expect(told).toEqual([mail])
    const row = await rowOf(mail)
    expect(row).toMatchObject({ status: 'waiting', tries: 0, claimed_at: null })
    expect(Number(row?.due_at)).toBeGreaterThanOrEqual(before)
    await office.post(`/admin/mails/${mail.mailId}/retry`)
    expect(told).toEqual([mail])
  })

  it.each(['waiting', 'sending', 'sent'])('does nothing to a mail that is %s', async (status) => {
    const mail = await mailIn(status, 1)
    const before = await rowOf(mail)
    expect((await office.post(`/admin/mails/${mail.mailId}/retry`)).status).toBe(303)
    expect(await rowOf(mail)).toEqual(before)
    expect(told).toEqual([])
  })

  it('does nothing to a mail of another company', async () => {
    const mail = await mailIn('failed', 1, elsewhere)
    expect((await office.post(`/admin/mails/${mail.mailId}/retry`)).status).toBe(303)
    expect(await rowOf(mail)).toMatchObject({ status: 'failed' })
    expect(told).toEqual([])
  })
})
