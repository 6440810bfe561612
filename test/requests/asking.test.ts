import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { day, hour, makeRequest, noonIn, requestIn, typed } from '../support/requests.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

const world = await makeWorld()
const { jobId, visitId } = world.alice
const alice = await asCustomer(world, world.alice)
const start = noonIn(6)
const wanted = { job: jobId, start: typed(start), end: typed(start + 2 * hour), comments: 'Code 4127' }
const idIn = (answer: Response) => /requests\/([^?]+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''
const requestsOf = (one: World) => countIn('visit_requests', one, "id not like 'request-%'")

describe('asking for a visit', () => {
  it('makes a request that waits, with its first step, and no visit', async () => {
    await alice.get('/portal')
    const visits = await countIn('visits', world)
    const { answer, trips } = await tripsOf(() => alice.post('/portal/requests', wanted))
    expect(answer.status).toBe(303)
    expect(trips).toHaveLength(2)
    const id = idIn(answer)
    expect(await requestIn(world, id)).toMatchObject({
      ...{
        status: 'pending',
        kind: 'visit',
        job_id: jobId,
        customer_id: world.alice.id,
        turn: 1,
        comments: 'Code 4127',
      },
      ...{ start_at: start, end_at: start + 2 * hour, wishes: '[]', key: null, changed_by_name: 'Contact alice' },
    })
    expect(await countIn('request_steps', world, `request_id = '${id}' and by = 'customer'`)).toBe(1)
    expect(await countIn('audit_events', world, `did = 'request_made' and subject_id = '${id}'`)).toBe(1)
    expect(await countIn('visits', world)).toBe(visits)
    const html = await (await alice.get(`/portal/requests/${id}?done=asked`)).text()
    expect(html).toContain('Votre demande est envoyée')
    expect(html).toContain('Ce n’est pas encore un rendez-vous')
    expect(html).toContain('Code 4127')
    expect(html).toContain(`/portal/requests/${id}/photos`)
  })

  it('keeps further times as they were typed, and an empty end an hour later', async () => {
    const answer = await alice.post('/portal/requests', {
      ...{ ...wanted, end: '', start2: typed(noonIn(7)), end2: typed(noonIn(7) + hour) },
      ...{ start3: typed(noonIn(8)), end3: '' },
    })
    const row = await requestIn(world, idIn(answer))
    expect(row?.end_at).toBe(start + hour)
    expect(JSON.parse(String(row?.wishes))).toEqual(
      [7, 8].map((one) => ({ start: noonIn(one), end: noonIn(one) + hour })),
    )
  })

  it('for any morning of next week keeps each of them as a span', async () => {
    const answer = await alice.post('/portal/requests', { job: jobId, when: 'mornings', week: 'next', comments: '' })
    const row = await requestIn(world, idIn(answer))
    const wishes: { start: number; end: number }[] = JSON.parse(String(row?.wishes))
    expect(wishes.length).toBeGreaterThanOrEqual(3)
    const spans = [{ start: Number(row?.start_at), end: Number(row?.end_at) }, ...wishes]
    expect(spans.every(({ start, end }) => end > start && typed(end).slice(11) <= '13:00')).toBe(true)
    expect(new Set(spans.map((span) => typed(span.start).slice(0, 10))).size).toBe(spans.length)
  })

  it('goes by the company’s clock, wherever the browser is', async () => {
    const york = await makeWorld({ zone: 'America/New_York' })
    const customer = await asCustomer(york, york.alice)
    const nine = typed(noonIn(6), 'America/New_York')
    const answer = await customer.post('/portal/requests', {
      job: york.alice.jobId,
      start: nine,
      end: '',
      comments: '',
    })
    expect((await requestIn(york, idIn(answer)))?.start_at).toBe(noonIn(6))
  })

  it('may be for a whole night', async () => {
    const [from, until] = [noonIn(9) + 10 * hour, noonIn(10) - 6 * hour]
    const answer = await alice.post('/portal/requests', { ...wanted, start: typed(from), end: typed(until) })
    expect(await requestIn(world, idIn(answer))).toMatchObject({ start_at: from, end_at: until })
  })
})

describe('a form that does not pass', () => {
  const soon = typed(noonIn(6))
  it.each([
    ['no job', { job: '' }, 'Choisissez les travaux'],
    ['no start', { start: '' }, 'Indiquez le jour et l’heure'],
    ['a start that is none', { start: 'demain' }, 'Indiquez le jour et l’heure'],
    ['an end before the start', { end: typed(noonIn(5)) }, 'La fin doit venir après le début'],
    ['a time that has passed', { start: typed(Date.now() - day), end: '' }, 'déjà passé'],
    ['a time years ahead', { start: typed(Date.now() + 800 * day), end: '' }, 'trop loin'],
    ['a further time that has passed', { start2: typed(Date.now() - day) }, 'déjà passé'],
    ['a further end without its start', { end2: soon }, 'Indiquez le jour et l’heure'],
    ['a comment too long', { comments: 'x'.repeat(2001) }, 'trop long'],
  ])('for %s comes back with what was typed, and writes nothing', async (_, fault, words) => {
    const before = await requestsOf(world)
    const fields = { ...wanted, key: 'a-key-of-its-own', ...fault }
    const answer = await alice.post('/portal/requests', fields)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(words)
    expect(html).toContain('value="a-key-of-its-own"')
    expect(html).toContain(`value="${fields.start}"`)
    expect(html).toContain(fields.comments)
    expect(html.match(/class="error"/g)).toHaveLength(1)
    expect(await requestsOf(world)).toBe(before)
  })
})

describe('sent twice', () => {
  it('with the same key it is one request, one after the other or at once', async () => {
    const before = await requestsOf(world)
    const fields = { ...wanted, key: 'made-by-the-form-1' }
    const first = await alice.post('/portal/requests', fields)
    const again = await Promise.all(Array.from({ length: 10 }, () => alice.post('/portal/requests', fields)))
    expect(again.map((answer) => answer.headers.get('Location'))).toEqual(Array(10).fill(first.headers.get('Location')))
    const fresh = await Promise.all(
      Array.from({ length: 10 }, () => alice.post('/portal/requests', { ...wanted, key: 'made-by-the-form-2' })),
    )
    expect(new Set(fresh.map((answer) => answer.headers.get('Location'))).size).toBe(1)
    expect(await requestsOf(world)).toBe(before + 2)
  })

  it.each([
    ['comments', { comments: 'Code 9999' }, 'Code 9999'],
    ['a time', { start: typed(noonIn(9)), end: typed(noonIn(9) + hour) }, typed(noonIn(9))],
    ['a further time', { start2: typed(noonIn(9)), end2: typed(noonIn(9) + hour) }, typed(noonIn(9))],
  ])(
    'with other %s under the same key it is not said to be sent, and can be sent as another',
    async (_, other, said) => {
      const key = crypto.randomUUID()
      const before = await requestsOf(world)
      const id = idIn(await alice.post('/portal/requests', { ...wanted, key }))
      const again = await alice.post('/portal/requests', { ...wanted, key, ...other })
      const html = await again.text()
      expect(again.status).toBe(409)
      expect(html).toContain('Ce formulaire a déjà été envoyé')
      expect(html).toContain(`href="/portal/requests/${id}"`)
      expect(html).toContain(said)
      expect(await requestsOf(world)).toBe(before + 1)
      const anew = /name="key" value="([^"]+)"/.exec(html)?.[1] ?? ''
      expect((await alice.post('/portal/requests', { ...wanted, ...other, key: anew })).status).toBe(303)
      expect(await requestsOf(world)).toBe(before + 2)
    },
  )

  it('each form has a key of its own', async () => {
    const keyOf = async () =>
      /name="key" value="([^"]+)"/.exec(await (await alice.get('/portal/requests/new')).text())?.[1]
    expect(await keyOf()).not.toBe(await keyOf())
  })
})

describe('what is another’s', () => {
  it('is not there to ask about, in the same words as what does not exist', async () => {
    const before = await countIn('visit_requests', world)
    for (const fields of [
      { ...wanted, job: world.bob.jobId },
      { ...wanted, kind: 'move', visit: world.bob.visitId },
      { kind: 'cancel', visit: world.bob.visitId },
    ]) {
      const answer = await alice.post('/portal/requests', fields)
      const unknown = await alice.post('/portal/requests', { ...fields, job: 'nowhere', visit: 'nowhere' })
      expect([answer.status, await answer.text()]).toEqual([404, await unknown.text()])
    }
    expect((await alice.get(`/portal/requests/new?job=${world.bob.jobId}`)).status).toBe(404)
    expect((await alice.get(`/portal/requests/new?kind=move&visit=${world.bob.visitId}`)).status).toBe(404)
    const { comments } = (await requestIn(world, world.bob.requestId)) ?? {}
    expect(await (await alice.get(`/portal/requests/new?again=${world.bob.requestId}`)).text()).not.toContain(comments)
    expect(await countIn('visit_requests', world)).toBe(before)
  })
})

describe('twenty open requests', () => {
  it('are the most, however many are sent at once', async () => {
    const full = await makeWorld()
    const customer = await asCustomer(full, full.alice)
    for (let made = 0; made < 17; made++) await makeRequest(full, `open-${made}`)
    const fields = { ...wanted, job: full.alice.jobId }
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, place) =>
        customer.post('/portal/requests', { ...fields, key: `one-of-six-${place}` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 422, 422, 422, 422])
    expect(await countIn('visit_requests', full, `stage = 'waiting' and customer_id = '${full.alice.id}'`)).toBe(20)
    const answer = await customer.post('/portal/requests', fields)
    expect(await answer.text()).toContain('vingt demandes')
  })
})

it('forty requests a day are the most, whatever became of them, and however many are sent at once', async () => {
  const often = await makeWorld()
  const customer = await asCustomer(often, often.alice)
  for (let made = 0; made < 37; made++) await makeRequest(often, `made-${made}`, { status: 'withdrawn' })
  await makeRequest(often, 'long-ago', { status: 'withdrawn', createdAt: new Date(Date.now() - 2 * day) })
  // Beside them there is the one that waits.
  const fields = { ...wanted, job: often.alice.jobId }
  const answers = await Promise.all(Array.from({ length: 5 }, () => customer.post('/portal/requests', fields)))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 422, 422, 422])
  const mails = await countIn('mails', often)
  const answer = await customer.post('/portal/requests', { ...fields, comments: 'Code 4127' })
  const html = await answer.text()
  expect([answer.status, html.includes('quarante demandes'), html.includes('Code 4127')]).toEqual([422, true, true])
  expect(await countIn('mails', often)).toBe(mails)
})

describe('another time for a visit, or none', () => {
  it('is a request on it, of which there is one at once; the visit stands', async () => {
    const visit = "id = 'visit-alice'"
    const [before, sequence] = [await countIn('visits', world, visit), 'sequence = 0']
    const move = { kind: 'move', visit: visitId, start: typed(noonIn(7)), end: '', comments: 'Je travaille' }
    const answer = await alice.post('/portal/requests', move)
    const id = idIn(answer)
    expect(await requestIn(world, id)).toMatchObject({
      kind: 'move',
      visit_id: visitId,
      job_id: jobId,
      start_at: noonIn(7),
    })
    expect(await countIn('visits', world, `${visit} and status = 'planned' and ${sequence}`)).toBe(before)
    const cancel = await alice.post('/portal/requests', { kind: 'cancel', visit: visitId })
    expect(cancel.headers.get('Location')).toBe(`/portal/requests/${id}?done=already`)
    const form = await alice.get(`/portal/requests/new?kind=cancel&visit=${visitId}`)
    expect(form.headers.get('Location')).toBe(`/portal/requests/${id}?done=already`)
    expect(await (await alice.get('/portal/visits')).text()).toContain(`href="/portal/requests/${id}"`)

    // Once its time has run out, whether the clock has come by or not, it makes room for another.
    await env.DB.prepare('update visit_requests set expires_at = 1 where company_id = ? and id = ?')
      .bind(world.companyId, id)
      .run()
    const another = await alice.post('/portal/requests', { kind: 'cancel', visit: visitId, comments: 'Parti' })
    expect(await requestIn(world, id)).toMatchObject({ status: 'expired', changed_by: 'clock' })
    expect(await requestIn(world, idIn(another))).toMatchObject({ kind: 'cancel', comments: 'Parti' })
    expect(await countIn('visits', world, `${visit} and status = 'planned' and ${sequence}`)).toBe(before)
  })

  it('is not to be had for a visit that is over or no longer planned', async () => {
    for (const visit of [`${world.alice.visitId}-past`]) {
      const answer = await alice.post('/portal/requests', { kind: 'cancel', visit })
      expect([answer.status, await countIn('visit_requests', world, `visit_id = '${visit}'`)]).toEqual([409, 0])
      expect((await alice.get(`/portal/requests/new?kind=cancel&visit=${visit}`)).status).toBe(409)
    }
  })
})
