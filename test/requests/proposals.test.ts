import { describe, expect, it } from 'vitest'
import { told, visitor } from '../support/as.ts'
import { trailOf } from '../support/own.ts'
import { change, linkTo, offers, slot, visitsOf, withLink } from '../support/proposals.ts'
import { tripsOf } from '../support/recorder.ts'
import { countIn, day, offer, slotsIn, stored } from '../support/requests.ts'

describe('the link to an offer', () => {
  it('shows whose it is, the job and each time as a button, whoever looks, and changes nothing', async () => {
    const { world, id, at, holder } = await withLink()
    const before = await stored(world, id)
    const { answer, trips } = await tripsOf(() => holder.get(at))
    expect([answer.status, trips.length]).toEqual([200, 2])
    const html = await answer.text()
    for (const part of [`Company ${world.slug}`, 'Job of alice', 'Avec plaisir', 'Heures de Paris'])
      expect(html).toContain(part)
    expect(html.match(/name="slot"/g)).toHaveLength(3)
    for (const method of ['HEAD', 'GET', 'HEAD', 'OPTIONS']) await holder.send(at, { method })
    expect(await stored(world, id)).toEqual(before)
    expect(await visitsOf(world, id)).toBe(0)
    expect(await countIn(world, 'mails')).toBe(0)
  })

  it('is kept out of search engines, caches, other sites and its own page', async () => {
    const { at, holder } = await withLink()
    const answer = await holder.get(at)
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin')
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    const html = await answer.text()
    expect(html).toContain('<meta name="robots" content="noindex"')
    expect(html).not.toContain(at.split('/').at(-1))
  })

  it('makes the visit by one tap, with the mails and the line in the trail that go with it', async () => {
    const { world, id, at, holder } = await withLink()
    const { answer, trips } = await tripsOf(() => holder.post(at, { slot: slot(1), comments: '' }))
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([303, `${at}?done`, 3])
    expect(await stored(world, id)).toMatchObject({ status: 'accepted', turn: 3, visit_start: offers[1]?.start })
    expect(await countIn(world, 'visits', `id = '${id}' and start_at = ${offers[1]?.start}`)).toBe(1)
    expect(await countIn(world, 'mails', "message = 'request_accepted'")).toBe(1)
    expect(await countIn(world, 'mails', "message = 'request_confirmed'")).toBe(3)
    expect(told.filter(({ companyId }) => companyId === world.companyId)).toHaveLength(4)
    const [line] = (await trailOf(world)).filter(({ did }) => did === 'request_accepted')
    expect(line).toMatchObject({ actor: 'customer', actor_name: 'Contact alice', customer_id: 'customer-alice' })
    const html = await (await holder.get(`${at}?done`)).text()
    for (const part of ['C’est convenu', 'Une confirmation part par e-mail', 'Job of alice'])
      expect(html).toContain(part)
    expect(html).not.toContain('name="slot"')
  })

  it('takes that none suits, with what was said, and the company is told', async () => {
    const { world, id, at, holder } = await withLink()
    const answer = await holder.post(at, { none: 'yes', comments: 'Plutôt le soir' })
    expect(answer.status).toBe(303)
    expect(await stored(world, id)).toMatchObject({ status: 'pending', turn: 3, reason: 'Plutôt le soir' })
    expect(await countIn(world, 'mails', "message = 'request_refused' and data like '%le soir%'")).toBe(1)
    const html = await (await holder.get(`${at}?done`)).text()
    expect(html).toContain('Votre réponse est envoyée')
    expect((await holder.post(at, { slot: slot(0) })).status).toBe(409)
    expect(await visitsOf(world, id)).toBe(0)
  })

  it('comes back with what is wrong when nothing was chosen, a time was made up, or too much was written', async () => {
    const { world, id, at, holder } = await withLink()
    for (const fields of [{}, { slot: '12345' }, { slot: 'NaN' }, { slot: `${offers[0]?.start}-${offers[1]?.end}` }]) {
      const answer = await holder.post(at, fields as Record<string, string>)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Appuyez sur un des horaires proposés')
    }
    const long = await holder.post(at, { none: 'yes', comments: `Bonsoir ${'x'.repeat(2000)}` })
    expect([long.status, (await long.text()).includes('Bonsoir xxx')]).toEqual([422, true])
    expect(await stored(world, id)).toMatchObject({ status: 'proposed', turn: 2 })
  })

  it('moves the visit that is to be moved, and none that is off meanwhile', async () => {
    const { world, id, at, holder } = await withLink({ kind: 'move', visitId: 'visit-alice' })
    await change(world, "update visits set status = 'cancelled' where company_id = ? and id = 'visit-alice'")
    expect(await (await holder.get(at)).text()).toContain('n’est plus prévue')
    expect((await holder.post(at, { slot: slot(0) })).status).toBe(409)
    await change(world, "update visits set status = 'planned' where company_id = ? and id = 'visit-alice'")
    expect((await holder.post(at, { slot: slot(0) })).status).toBe(303)
    expect(await visitsOf(world, id)).toBe(0)
    expect(await countIn(world, 'visits', `id = 'visit-alice' and start_at = ${offers[0]?.start}`)).toBe(1)
  })

  it('of fifty taps at once makes one visit, and gives forty-nine clear answers', async () => {
    const { world, id, at } = await withLink()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, tap) =>
        visitor(world.host).post(at, { slot: slot(tap % 3) }, { 'CF-Connecting-IP': `10.0.0.${tap}` }),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 303)) {
      expect(answer.status).toBe(409)
      const html = await answer.text()
      expect(html).toContain('Votre réponse n’a pas été enregistrée')
      expect(html).toContain('C’est convenu')
    }
    expect(await visitsOf(world, id)).toBe(1)
    expect(await countIn(world, 'mails')).toBe(4)
  })
})

describe('no second visit is made, and how it stands is said kindly,', () => {
  it('after another contact has answered', async () => {
    const { world, id, at, holder } = await withLink()
    await change(world, "update contacts set may_request = 1 where company_id = ? and id = 'contact-alice-spare'")
    const other = await linkTo(world, id, { contactId: 'contact-alice-spare' })
    await holder.post(other, { slot: slot(2) })
    expect(await (await holder.get(at)).text()).toContain('C’est convenu')
    expect((await holder.post(at, { slot: slot(0) })).status).toBe(409)
    expect(await stored(world, id)).toMatchObject({ visit_start: offers[2]?.start, changed_by_name: 'spare of alice' })
    expect(await visitsOf(world, id)).toBe(1)
  })

  it('after staff have offered other times', async () => {
    const { world, id, at, holder } = await withLink()
    await offer(world, id, slotsIn(20), [])
    const html = await (await holder.get(at)).text()
    expect(html).toContain('D’autres horaires vous attendent')
    expect(html).not.toContain('name="slot"')
    for (const one of [slot(0), `${slotsIn(20)[0]?.start}-${slotsIn(20)[0]?.end}`])
      expect((await holder.post(at, { slot: one })).status).toBe(409)
    expect(await visitsOf(world, id)).toBe(0)
  })

  it.each([
    ['declined', 'staff', 'Demande refusée'],
    ['withdrawn', 'customer', 'Demande retirée'],
  ])('after the request was %s', async (status, by, said) => {
    const { world, id, at, holder } = await withLink()
    await change(
      world,
      `update visit_requests set status = '${status}', turn = 3, changed_by = '${by}' where company_id = ? and id = '${id}'`,
    )
    expect(await (await holder.get(at)).text()).toContain(said)
    expect((await holder.post(at, { slot: slot(0) })).status).toBe(409)
    expect(await visitsOf(world, id)).toBe(0)
  })

  it('after its time has run out, and then nothing of the request is told', async () => {
    const { world, id, holder } = await withLink()
    const late = await linkTo(world, id, { expiresAt: new Date(Date.now() - day) })
    await change(
      world,
      `update visit_requests set expires_at = ${Date.now() - day} where company_id = ? and id = '${id}'`,
    )
    for (const answer of [await holder.get(late), await holder.post(late, { slot: slot(0) })]) {
      expect(answer.status).toBe(410)
      const html = await answer.text()
      expect(html).toContain('Le délai est passé')
      for (const part of ['Job of alice', 'Avec plaisir', 'offered']) expect(html).not.toContain(part)
    }
    expect(await visitsOf(world, id)).toBe(0)
  })
})
