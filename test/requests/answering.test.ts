import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { day, makeRequest, offer, requestIn, slotsIn } from '../support/requests.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const alice = await asCustomer(world, world.alice)
const offers = slotsIn(6, 7, 8)
let made = 0

/** A request that staff have offered times for. */
async function offered(more: Parameters<typeof makeRequest>[2] = {}) {
  made += 1
  const id = await makeRequest(world, `offered-${made}`, more)
  await offer(world, id, offers, ['staff-technician'])
  return { id, at: `/portal/requests/${id}` }
}

describe('what staff offer', () => {
  it('is shown as a button each, with what they said', async () => {
    const { at } = await offered()
    const html = await (await alice.get(at)).text()
    expect(html.match(/name="slot"/g)).toHaveLength(3)
    expect(html).toContain('Avec plaisir')
    expect(html).toContain('name="turn" value="2"')
  })

  it('becomes a visit when the customer says yes to it, with those whom staff would send', async () => {
    const { id, at } = await offered()
    await alice.get('/portal')
    const { answer, trips } = await tripsOf(() => alice.post(`${at}/acceptance`, { turn: '2', slot: '1' }))
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${at}?done=accepted`])
    expect(trips).toHaveLength(2)
    expect(await requestIn(world, id)).toMatchObject({ status: 'accepted', turn: 3, visit_start: offers[1]?.start })
    const visit = `id = '${id}' and status = 'planned' and start_at = ${offers[1]?.start}`
    expect(await countIn('visits', world, visit)).toBe(1)
    expect(await countIn('visit_technicians', world, `visit_id = '${id}'`)).toBe(1)
    expect(await countIn('audit_events', world, `did = 'request_accepted' and subject_id = '${id}'`)).toBe(1)
    expect(await (await alice.get(at)).text()).toContain('Votre visite est prévue')
  })

  it('sends nobody who has left the company since', async () => {
    const { id, at } = await offered()
    await offer(world, id, offers, ['staff-technician', 'staff-idle'])
    const setRevoked = (at: number | null) =>
      env.DB.prepare("update accounts set revoked_at = ?2 where company_id = ?1 and staff_id = 'staff-technician'")
        .bind(world.companyId, at)
        .run()
    await setRevoked(1)
    await alice.post(`${at}/acceptance`, { turn: '3', slot: '1' })
    await setRevoked(null)
    expect(await countIn('visit_technicians', world, `visit_id = '${id}'`)).toBe(1)
    expect(await countIn('visit_technicians', world, `visit_id = '${id}' and staff_id = 'staff-idle'`)).toBe(1)
  })

  it('may be chosen by its start as well', async () => {
    const { id, at } = await offered()
    await alice.post(`${at}/acceptance`, { turn: '2', slot: String(offers[2]?.start) })
    expect(await requestIn(world, id)).toMatchObject({ status: 'accepted', visit_start: offers[2]?.start })
  })

  it('of fifty who say yes at once one makes the visit, and the others are told how it stands', async () => {
    const { id, at } = await offered()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, place) => alice.post(`${at}/acceptance`, { turn: '2', slot: String(place % 3) })),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(49)
    for (const answer of answers.filter(({ status }) => status === 409)) {
      const html = await answer.text()
      expect(html).toContain('Cette demande a changé entre-temps')
      expect(html).toContain('Votre visite est prévue')
    }
    expect(await countIn('visits', world, `id = '${id}'`)).toBe(1)
    expect(await countIn('request_steps', world, `request_id = '${id}'`)).toBe(3)
    expect(await countIn('audit_events', world, `did = 'request_accepted' and subject_id = '${id}'`)).toBe(1)
  })

  it.each(['', '7', 'x', '-1'])('is not accepted when the choice is “%s”, and the form says so', async (slot) => {
    const { id, at } = await offered()
    const answer = await alice.post(`${at}/acceptance`, { turn: '2', slot })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Choisissez un des horaires proposés')
    expect(await requestIn(world, id)).toMatchObject({ status: 'proposed', turn: 2 })
  })

  it('is not accepted as an older page showed it', async () => {
    const { id, at } = await offered()
    await offer(world, id, slotsIn(10))
    const answer = await alice.post(`${at}/acceptance`, { turn: '2', slot: '0' })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('name="turn" value="3"')
    expect(await countIn('visits', world, `id = '${id}'`)).toBe(0)
  })

  it('that has run out can no longer be accepted, whether the clock has come by or not', async () => {
    const { id, at } = await offered({ expiresAt: new Date(Date.now() - 1000) })
    const html = await (await alice.get(at)).text()
    expect(html).not.toContain('name="slot"')
    expect(html).toContain('les horaires proposés ne sont plus réservés')
    expect(html).toContain(`/portal/requests/new?again=${id}`)
    expect((await alice.post(`${at}/acceptance`, { turn: '2', slot: '0' })).status).toBe(409)
    expect(await countIn('visits', world, `id = '${id}'`)).toBe(0)
  })

  it('that does not suit goes back to staff, with what would, for as long as a new request', async () => {
    const { id, at } = await offered({ expiresAt: new Date(Date.now() + day) })
    const answer = await alice.post(`${at}/refusal`, { turn: '2', comments: 'Plutôt le soir' })
    expect(answer.headers.get('Location')).toBe(`${at}?done=refused`)
    const row = await requestIn(world, id)
    expect(row).toMatchObject({ status: 'pending', turn: 3, reason: 'Plutôt le soir', changed_by: 'customer' })
    expect(Number(row?.expires_at)).toBeGreaterThan(Date.now() + 13 * day)
    expect(await (await alice.get(at)).text()).toContain('Plutôt le soir')
  })

  it('and does not suit for a visit to move waits no longer than that visit', async () => {
    const { visitId } = world.alice
    const { id, at } = await offered({ kind: 'move', visitId })
    await alice.post(`${at}/refusal`, { turn: '2' })
    const ends = await env.DB.prepare('select end_at from visits where company_id = ? and id = ?')
      .bind(world.companyId, visitId)
      .first('end_at')
    expect(await requestIn(world, id)).toMatchObject({ status: 'pending', expires_at: ends })
    await alice.post(`${at}/withdrawal`, { turn: '3' })
  })

  it('moves a visit when it is another time of one, and is refused once the visit is called off', async () => {
    const { visitId } = world.alice
    const move = { kind: 'move', visitId } as const
    const { at } = await offered(move)
    await alice.post(`${at}/acceptance`, { turn: '2', slot: '0' })
    expect(await countIn('visits', world, `id = '${visitId}' and start_at = ${offers[0]?.start}`)).toBe(1)
    const late = await offered(move)
    await env.DB.prepare("update visits set status = 'cancelled' where company_id = ? and id = ?")
      .bind(world.companyId, visitId)
      .run()
    expect((await alice.post(`${late.at}/acceptance`, { turn: '2', slot: '1' })).status).toBe(409)
    expect(await requestIn(world, late.id)).toMatchObject({ status: 'proposed' })
  })
})

describe('a request', () => {
  it('may be taken back while it is open, once', async () => {
    const id = await makeRequest(world, 'taken-back')
    const press = () => alice.post(`/portal/requests/${id}/withdrawal`, { turn: '1' })
    const answers = await Promise.all([press(), press()])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await requestIn(world, id)).toMatchObject({ status: 'withdrawn', turn: 2 })
    expect(await (await alice.get(`/portal/requests/${id}`)).text()).not.toContain('/withdrawal')
  })

  it('that nobody has answered cannot be accepted or refused', async () => {
    const id = await makeRequest(world, 'unanswered')
    const refused = await alice.post(`/portal/requests/${id}/refusal`, { turn: '1' })
    expect(refused.status).toBe(409)
    expect((await alice.post(`/portal/requests/${id}/acceptance`, { turn: '1', slot: '0' })).status).toBe(422)
    expect(await requestIn(world, id)).toMatchObject({ status: 'pending', turn: 1 })
  })

  it('of another customer answers as one that is not there', async () => {
    const { id } = await offered()
    const bob = await asCustomer(world, world.bob)
    for (const step of ['withdrawal', 'acceptance', 'refusal']) {
      const answer = await bob.post(`/portal/requests/${id}/${step}`, { turn: '2', slot: '0' })
      const unknown = await bob.post(`/portal/requests/nobody-s/${step}`, { turn: '2', slot: '0' })
      expect([answer.status, await answer.text()]).toEqual([404, await unknown.text()])
    }
    expect(await requestIn(world, id)).toMatchObject({ status: 'proposed' })
  })

  it('is read by a contact who may not ask, who answers nothing', async () => {
    const { id, at } = await offered()
    const resident = await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}-resident` })
    const html = await (await resident.get(at)).text()
    expect(html).toContain('vous propose')
    expect(html).not.toMatch(/name="slot"|withdrawal|refusal|requests\/new/)
    for (const step of ['withdrawal', 'acceptance', 'refusal'])
      expect((await resident.post(`${at}/${step}`, { turn: '2', slot: '0' })).status).toBe(404)
    expect(await requestIn(world, id)).toMatchObject({ status: 'proposed' })
  })
})
