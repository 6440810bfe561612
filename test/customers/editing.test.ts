import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const person = {
  kind: 'person',
  civility: 'mrs',
  firstName: 'Claire',
  lastName: 'Dubois',
  email: 'Claire@Example.com',
  phone: '04 72 00 00 00',
  mobile: '+33 6 39 98 10 20',
  address: '1 rue A\r\n69001 Lyon',
  language: 'fr',
  internalNotes: 'Digicode 12A',
  tags: 'syndic, Urgent, syndic',
}
const firm = {
  kind: 'firm',
  firmName: 'Régie du Parc',
  siren: '',
  vatNumber: 'FR44 732 829 320',
  email: '',
  phone: '',
  mobile: '',
  address: '',
  language: 'en',
  internalNotes: '',
  tags: '',
}

const open = async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}
const idIn = (answer: Response) => /\/admin\/customers\/(\w+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''
const rowOf = ({ companyId }: World, id: string) =>
  env.DB.prepare('select * from customers where company_id = ? and id = ?').bind(companyId, id).first()
const trailOf = async ({ companyId }: World, did: string) =>
  (
    await env.DB.prepare(
      'select subject, customer_id, actor_name, details from audit_events where company_id = ? and did = ?',
    )
      .bind(companyId, did)
      .all<Record<string, string>>()
  ).results
const errorIn = (html: string, name: string) => new RegExp(`id="${name}-error"[^>]*>([^<]*)`).exec(html)?.[1]
const valueIn = (html: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1]

describe('a customer who is added', () => {
  it('stands in the company with what was typed, told in the trail, in two round trips', async () => {
    const { world, office } = await open()
    const { answer, trips } = await tripsOf(() => office.post('/admin/customers', person))
    expect([answer.status, trips.length]).toEqual([303, 2])
    const id = idIn(answer)
    expect(await rowOf(world, id)).toMatchObject({
      kind: 'person',
      name: 'Claire Dubois',
      civility: 'mrs',
      first_name: 'Claire',
      last_name: 'Dubois',
      email: 'claire@example.com',
      address: '1 rue A\n69001 Lyon',
      tags: '["syndic","Urgent"]',
      sort_key: 'dubois claire',
      siren: null,
      version: 1,
    })
    expect(await trailOf(world, 'customer_added')).toMatchObject([
      { subject: 'Claire Dubois', customer_id: id, actor_name: 'The office' },
    ])
    const html = await (await office.get(answer.headers.get('Location') ?? '')).text()
    expect(html).toContain('The customer is added.')
    expect(html).toContain(`href="/admin/customers/${id}/contacts/new"`)
    expect(html).toContain('Make them a contact')
    const contact = await (await office.get(`/admin/customers/${id}/contacts/new`)).text()
    expect([valueIn(contact, 'name'), valueIn(contact, 'email')]).toEqual(['Claire Dubois', 'claire@example.com'])
  })

  it('as a firm has its SIREN from its VAT number, and what was typed of a person is ignored', async () => {
    const { world, office } = await open()
    const answer = await office.post('/admin/customers', { ...person, ...firm })
    expect(answer.status).toBe(303)
    expect(await rowOf(world, idIn(answer))).toMatchObject({
      kind: 'firm',
      name: 'Régie du Parc',
      siren: '732829320',
      vat_number: 'FR44732829320',
      first_name: null,
      last_name: null,
      civility: null,
      email: null,
      sort_key: 'regie du parc',
    })
    // Nothing to make a contact of.
    expect(await (await office.get(answer.headers.get('Location') ?? '')).text()).not.toContain('Make them a contact')
  })

  it.each([
    [{ ...person, lastName: ' ' }, 'lastName', /last name/],
    [{ ...person, email: 'claire@' }, 'email', /incomplete/],
    [{ ...person, phone: 'call me' }, 'phone', /incomplete/],
    [{ ...person, mobile: '12' }, 'mobile', /incomplete/],
    [{ ...person, tags: 'a,b,c,d,e,f,g,h,i,j,k' }, 'tags', /ten tags/],
    [{ ...firm, firmName: '' }, 'firmName', /name of the firm/],
    [{ ...firm, siren: '732829321' }, 'siren', /not a SIREN/],
    [{ ...firm, vatNumber: 'FR45732829320' }, 'vatNumber', /do not go together/],
    [{ ...firm, siren: '552100554' }, 'vatNumber', /another SIREN/],
    [{ ...firm, vatNumber: 'CH123456' }, 'vatNumber', /two letters/],
    [{ ...firm, kind: 'robot' }, 'kind', /private person or a firm/],
  ])('is refused beside the field, with all that was typed: %o', async (typed, name, words) => {
    const { world, office } = await open()
    const answer = await office.post('/admin/customers', typed)
    const html = await answer.text()
    expect([answer.status, errorIn(html, name)]).toEqual([422, expect.stringMatching(words)])
    expect(html).toContain('vatNumber' in typed ? typed.vatNumber : 'Digicode 12A')
    expect(await trailOf(world, 'customer_added')).toEqual([])
  })

  it('shows the fields of both kinds, so that no script is needed', async () => {
    const { office } = await open()
    const html = await (await office.get('/admin/customers/new')).text()
    for (const name of ['lastName', 'firmName', 'siren', 'vatNumber', 'civility', 'tags'])
      expect(html).toContain(`name="${name}"`)
  })
})

describe('a likely double', () => {
  it.each([
    ['the same name, however written', { ...person, firstName: 'CLAÍRE', lastName: 'Dubôis', email: '' }],
    ['the same address', { ...person, firstName: 'Paul', lastName: 'Martin' }],
  ])('is shown before it is saved: %s', async (_, typed) => {
    const { world, office } = await open()
    const first = idIn(await office.post('/admin/customers', person))
    const { answer, trips } = await tripsOf(() => office.post('/admin/customers', typed))
    const html = await answer.text()
    expect([answer.status, trips.length]).toEqual([422, 1])
    expect(html).toContain(`href="/admin/customers/${first}"`)
    expect(html).toContain('save anyway')
    expect([valueIn(html, 'lastName'), valueIn(html, 'tags')]).toEqual([typed.lastName, 'syndic, Urgent'])
    expect(await trailOf(world, 'customer_added')).toHaveLength(1)
    expect((await office.post('/admin/customers', { ...typed, other: valueIn(html, 'other') ?? '' })).status).toBe(303)
    expect(await trailOf(world, 'customer_added')).toHaveLength(2)
  })

  it('that was not the one shown is shown too', async () => {
    const { office } = await open()
    await office.post('/admin/customers', person)
    const other = await office.post('/admin/customers', { ...person, other: 'customer-alice' })
    expect(other.status).toBe(422)
  })

  it('is not asked about again when a phone number changes, and never is oneself', async () => {
    const { office } = await open()
    const id = idIn(await office.post('/admin/customers', person))
    const twin = await office.post('/admin/customers', { ...person, other: id })
    const change = { ...person, phone: '04 72 00 00 01', version: '1' }
    expect((await office.post(`/admin/customers/${idIn(twin)}`, change)).status).toBe(303)
    const renamed = await office.post(`/admin/customers/${id}`, {
      ...person,
      lastName: 'Dubois-Roy',
      email: '',
      version: '1',
    })
    expect(renamed.status).toBe(303)
  })

  it('of another company is nobody’s business', async () => {
    const [here, there] = [await open(), await open()]
    await there.office.post('/admin/customers', person)
    expect((await here.office.post('/admin/customers', person)).status).toBe(303)
  })
})

describe('a customer who is changed', () => {
  it('is told in the trail with what it was, in two round trips, and raises the version', async () => {
    const { world, office } = await open()
    const id = idIn(await office.post('/admin/customers', person))
    const form = await (await office.get(`/admin/customers/${id}/edit`)).text()
    expect([valueIn(form, 'version'), valueIn(form, 'lastName'), valueIn(form, 'tags')]).toEqual([
      '1',
      'Dubois',
      'syndic, Urgent',
    ])
    const change = { ...person, lastName: 'Roy', tags: 'syndic', internalNotes: '', version: '1' }
    const { answer, trips } = await tripsOf(() => office.post(`/admin/customers/${id}`, change))
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(await rowOf(world, id)).toMatchObject({ name: 'Claire Roy', version: 2, sort_key: 'roy claire' })
    const [line] = await trailOf(world, 'customer_changed')
    expect(JSON.parse(line?.details ?? '')).toEqual({
      name: 'Claire Dubois → Claire Roy',
      lastName: 'Dubois → Roy',
      internalNotes: 'Digicode 12A → null',
      tags: 'syndic, Urgent → syndic',
    })
    const history = await (await office.get(`/admin/customers/${id}/trail`)).text()
    expect(history).toContain('internal notes: Digicode 12A → nothing')
  })

  it('in the last word of a long note only is saved too', async () => {
    const { world, office } = await open()
    const long = 'Sonner deux fois. '.repeat(20)
    const id = idIn(await office.post('/admin/customers', { ...person, internalNotes: `${long}Lundi` }))
    const change = { ...person, internalNotes: `${long}Mardi`, version: '1' }
    expect((await office.post(`/admin/customers/${id}`, change)).status).toBe(303)
    expect(await rowOf(world, id)).toMatchObject({ internal_notes: `${long}Mardi`, version: 2 })
  })

  it('saved unchanged leaves no line and the version as it was', async () => {
    const { world, office } = await open()
    const id = idIn(await office.post('/admin/customers', person))
    expect((await office.post(`/admin/customers/${id}`, { ...person, version: '1' })).status).toBe(303)
    expect([await trailOf(world, 'customer_changed'), (await rowOf(world, id))?.version]).toEqual([[], 1])
  })

  it('by two at once is saved by one; the other sees both and loses nothing', async () => {
    const { world, office } = await open()
    const id = idIn(await office.post('/admin/customers', person))
    const save = (phone: string) => office.post(`/admin/customers/${id}`, { ...person, phone, version: '1' })
    const answers = await Promise.all([save('04 72 11 11 11'), save('04 72 22 22 22')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const late = answers.find(({ status }) => status === 409)
    const html = (await late?.text()) ?? ''
    const stored = String((await rowOf(world, id))?.phone)
    const typed = stored.includes('11') ? '04 72 22 22 22' : '04 72 11 11 11'
    expect([valueIn(html, 'phone'), valueIn(html, 'version')]).toEqual([typed, '2'])
    expect(html).toMatch(new RegExp(`id="phone-meanwhile"[^>]*>Stored meanwhile: ${stored}`))
    expect(html).not.toContain('id="email-meanwhile"')
    expect((await office.post(`/admin/customers/${id}`, { ...person, phone: typed, version: '2' })).status).toBe(303)
    expect(await rowOf(world, id)).toMatchObject({ phone: typed, version: 3 })
  })

  it('is found in this company only', async () => {
    const { office } = await open()
    for (const path of ['/admin/customers/nobody/edit', '/admin/customers/nobody/merge', '/admin/customers/nobody'])
      expect((await office.get(path)).status).toBe(404)
    expect((await office.post('/admin/customers/nobody', { ...person, version: '1' })).status).toBe(404)
    expect((await office.post('/admin/customers/nobody/archive')).status).toBe(404)
    expect((await office.post('/admin/customers/nobody/restoration')).status).toBe(404)
  })
})
