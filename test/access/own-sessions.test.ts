import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { cookieFor, visitor } from '../support/as.ts'
import { contact, openAs, sessionIn, sessionsOf, trailOf } from '../support/own.ts'
import { tripsOf } from '../support/recorder.ts'

const phone =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

describe('sessions', () => {
  it('are shown by device and place, the unknown said kindly', async () => {
    const { world, who } = await openAs(contact)
    const other = sessionIn(await cookieFor(world, contact(world)))
    await env.DB.prepare("update sessions set device = ?, place = 'Lyon, FR' where company_id = ? and id = ?")
      .bind(phone, world.companyId, other)
      .run()
    const html = await (await who.get('/portal/account')).text()
    expect(html).toContain('Chrome on Android')
    expect(html).toContain('Lyon, FR')
    expect(html).toContain('Device not recognised')
    expect(html).not.toContain('Mozilla')
  })

  it('that ran out are not shown', async () => {
    const { world, who } = await openAs(contact)
    await cookieFor(world, contact(world), { expiresAt: new Date(Date.now() - 1000) })
    expect((await (await who.get('/portal/account')).text()).match(/id="session-/g)).toHaveLength(1)
  })

  it('end one by one, in two round trips, and each is noted', async () => {
    const { world, who } = await openAs(contact)
    const cookie = await cookieFor(world, contact(world))
    const id = sessionIn(cookie)
    const { answer, trips } = await tripsOf(() => who.post(`/portal/account/sessions/${id}/end`))
    expect(answer.headers.get('Location')).toBe('/portal/account?done=ended#sessions')
    expect(trips.length).toBe(2)
    expect((await visitor(world.host, cookie).get('/portal')).status).toBe(303)
    expect((await who.get('/portal')).status).toBe(200)
    expect(await trailOf(world)).toMatchObject([{ did: 'session_ended', subject_id: id, customer_id: world.alice.id }])
    // Pressed twice.
    expect((await who.post(`/portal/account/sessions/${id}/end`)).status).toBe(404)
    expect(await trailOf(world)).toHaveLength(1)
  })

  it('of another account answer as an unknown id does', async () => {
    const { world, who } = await openAs(contact)
    const bob = { audience: 'customer', customerId: world.bob.id, contactId: world.bob.contactId } as const
    const cookie = await cookieFor(world, bob)
    const answers = await Promise.all(
      [sessionIn(cookie), 'no-such-session'].map((id) => who.post(`/portal/account/sessions/${id}/end`)),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    const [theirs, unknown] = await Promise.all(answers.map((answer) => answer.text()))
    expect(theirs).toBe(unknown)
    expect((await visitor(world.host, cookie).get('/portal')).status).toBe(200)
    expect(await trailOf(world)).toEqual([])
  })

  it('the present one ended is signing out', async () => {
    const { world, cookie, who } = await openAs(contact)
    const response = await who.post(`/portal/account/sessions/${sessionIn(cookie)}/end`)
    expect(response.headers.get('Location')).toBe('/portal/sign-in')
    expect(response.headers.get('Set-Cookie')).toMatch(/^__Host-customer=;.*Max-Age=0/)
    expect((await who.get('/portal')).status).toBe(303)
    expect(await trailOf(world)).toMatchObject([{ did: 'signed_out' }])
  })

  it('all but the present one end at once, and with none left nothing is noted', async () => {
    const { world, cookie, who } = await openAs(contact)
    await cookieFor(world, contact(world))
    await cookieFor(world, contact(world))
    const bob = { audience: 'customer', customerId: world.bob.id, contactId: world.bob.contactId } as const
    await cookieFor(world, bob)
    const { answer, trips } = await tripsOf(() => who.post('/portal/account/sessions/end-others'))
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(await sessionsOf(world, 'account-contact-alice')).toEqual([sessionIn(cookie)])
    expect(await sessionsOf(world, 'account-contact-bob')).toHaveLength(1)
    await who.post('/portal/account/sessions/end-others')
    expect(await trailOf(world)).toMatchObject([{ did: 'other_sessions_ended' }])
  })
})
