import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Actor, Deed } from '../../src/audit/deed.ts'
import { note } from '../../src/audit/note.ts'
import { D1 } from '../../src/db/d1.ts'
import { asCustomer, asStaff, cookieFor, type Visitor, visitor } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const android =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
const from = { network: '203.0.113.9', place: 'Lyon, FR', device: android }
const contact: Actor = { kind: 'customer', accountId: 'account-contact-alice', name: 'Contact alice', ...from }
const watcher: Actor = {
  kind: 'staff',
  accountId: 'account-staff-owner',
  name: 'The owner',
  onBehalfOf: 'Contact alice',
}

const write = ({ companyId }: World, actor: Actor, deed: Deed) =>
  new D1(env.DB).send([note(companyId, actor, deed).statement()])

/** Lines of a world, one a minute, every other one Alice's. */
const many = (world: World, count: number) =>
  env.DB.prepare(
    `insert into audit_events (company_id, id, customer_id, at, did, actor, actor_id, actor_name)
     select ?1, 'line-' || value, iif(value % 2, 'customer-alice', 'customer-bob'), value * 60000, 'document_opened',
       'customer', 'account', 'Someone'
     from json_each(?2)`,
  )
    .bind(world.companyId, JSON.stringify(Array.from({ length: count }, (_, index) => index)))
    .run()

async function pagesOf(who: Visitor, first: string, mark: RegExp) {
  const seen: string[] = []
  const sizes: number[] = []
  let next: string | undefined = first
  while (next) {
    const html: string = await (await who.get(next)).text()
    const ids = [...html.matchAll(mark)].map(([, id = '']) => id)
    sizes.push(ids.length)
    seen.push(...ids)
    next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  return { seen, sizes }
}

const inEnglish = async (who: Visitor, path: string) => {
  const response = await who.get(path)
  return { status: response.status, html: await response.text() }
}

describe('the trail', () => {
  it('says what, who and on whose behalf, whom it concerned, what changed, and from where', async () => {
    const world = await makeWorld()
    await write(
      world,
      { ...watcher, ...from },
      {
        did: 'contact_changed',
        customerId: world.alice.id,
        subject: 'Mrs <b>Martin</b>',
        details: { role: 'office → owner', seesInvoices: true, shoe: 42 },
      },
    )
    const { html } = await inEnglish(await asStaff(world, 'owner'), '/admin/trail')
    for (const text of [
      'Details of a person changed · Mrs &lt;b&gt;Martin&lt;/b&gt;',
      'The owner, in place of Contact alice',
      'Customer alice',
      'role: office → owner · sees invoices: yes · shoe: 42',
      'Lyon, FR · Chrome on Android · 203.0.113.9',
    ])
      expect(html).toContain(text)
  })

  it('tells days and amounts as its reader writes them', async () => {
    const world = await makeWorld()
    const details = { amount: '140.69', paidOn: '2026-11-25', until: '2026-11-25 → 2026-12-01' }
    await write(world, watcher, {
      did: 'payment_recorded',
      customerId: world.alice.id,
      subject: 'FA2611-0065',
      details,
    })
    const owner = await asStaff(world, 'owner')
    expect((await inEnglish(owner, '/admin/trail')).html).toContain(
      'amount: 140.69 · date of the payment: 25 Nov 2026 · until: 25 Nov 2026 → 1 Dec 2026',
    )
    await env.DB.prepare("update staff set language = 'fr' where company_id = ?").bind(world.companyId).run()
    expect((await inEnglish(owner, '/admin/trail')).html.replace(/\s/g, ' ')).toContain(
      'montant : 140,69 · date du règlement : 25 nov. 2026 · until : 25 nov. 2026 → 1er déc. 2026',
    )
  })

  it('pages by keyset, newest first, each line once, and keeps its filter', async () => {
    const world = await makeWorld()
    await many(world, 60)
    await write(world, contact, { did: 'signed_in', customerId: world.alice.id })
    const owner = await asStaff(world, 'owner')
    const { seen, sizes } = await pagesOf(owner, '/admin/trail', /id="event-([^"]+)"/g)
    expect(sizes).toEqual([25, 25, 11])
    expect(new Set(seen).size).toBe(61)
    expect(seen.slice(1, 3)).toEqual(['line-59', 'line-58'])
    const opened = await pagesOf(owner, '/admin/trail?did=document_opened', /id="event-([^"]+)"/g)
    expect(opened.sizes).toEqual([25, 25, 10])
    const hers = await pagesOf(owner, `/admin/trail?who=${contact.accountId}`, /id="event-([^"]+)"/g)
    expect(hers.sizes).toEqual([1])
    const none = await (await owner.get('/admin/trail?did=announced')).text()
    expect(none).toContain('Nothing of the kind')
    expect(none).toMatch(/<option value="announced" selected/)
  })

  it('of a customer holds what concerns them alone, and of an unknown one is not there', async () => {
    const world = await makeWorld()
    await many(world, 40)
    const owner = await asStaff(world, 'owner')
    const { seen } = await pagesOf(owner, `/admin/customers/${world.alice.id}/trail`, /id="event-([^"]+)"/g)
    expect(seen).toHaveLength(20)
    expect((await owner.get('/admin/customers/no-such-customer/trail')).status).toBe(404)
  })

  it('of another company is not there', async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld()]
    await many(elsewhere, 3)
    const { html } = await inEnglish(await asStaff(world, 'owner'), '/admin/trail')
    expect(html).not.toContain('id="event-')
  })
})

describe('who had access to a file', () => {
  it('tells its customer in plain words, and names the staff who looked on', async () => {
    const world = await makeWorld()
    const deed = { customerId: world.alice.id }
    await write(world, { kind: 'nobody', ...from }, { ...deed, did: 'sign_in_failed', subject: 'Contact alice' })
    await write(world, watcher, {
      ...deed,
      did: 'document_opened',
      subject: 'FA2602-0001',
      details: { why: 'private' },
    })
    const alice = await asCustomer(world, world.alice)
    const html = (await (await alice.get('/portal/account/accesses')).text()).replaceAll('&#39;', '’')
    for (const text of [
      'Essai de connexion refusé · Contact alice',
      'Une personne inconnue',
      'Chrome sur Android',
      'Document ouvert · FA2602-0001',
      'The owner, de notre équipe, en regardant l’espace client comme Contact alice',
    ])
      expect(html).toContain(text)
    expect(html).not.toMatch(/203\.0\.113\.9|private/)
  })

  it('is seen by its contacts, documents by those who see invoices, and by no other customer', async () => {
    const world = await makeWorld()
    await many(world, 60)
    await write(world, contact, { did: 'signed_out', customerId: world.alice.id })
    const mark = /id="access-([^"]+)"/g
    const resident = await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}-resident` })
    expect((await pagesOf(resident, '/portal/account/accesses', mark)).seen).toEqual([])
    for (const part of ['', '-payer']) {
      const who = await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}${part}` })
      const { seen } = await pagesOf(who, '/portal/account/accesses', mark)
      expect(seen).toHaveLength(30)
      expect(seen.every((id) => Number(id.slice(5)) % 2 === 1)).toBe(true)
    }
    const { seen } = await pagesOf(await asCustomer(world, world.bob), '/portal/account/accesses', mark)
    expect(seen.every((id) => Number(id.slice(5)) % 2 === 0)).toBe(true)
  })
})

it('each page costs one round trip, and rows read in proportion to rows shown', async () => {
  const world = await makeWorld()
  await many(world, 3000)
  const owner = await asStaff(world, 'owner')
  const alice = await asCustomer(world, world.alice)
  await owner.get('/admin')
  for (const [who, path] of [
    [owner, '/admin/trail'],
    [owner, `/admin/customers/${world.alice.id}/trail`],
    [alice, '/portal/account/accesses'],
  ] as const) {
    const { answer, trips } = await tripsOf(() => who.get(path))
    expect([path, answer.status, trips.length]).toEqual([path, 200, 1])
    expect(trips[0]?.rowsRead).toBeLessThanOrEqual(3 * 25 + 20)
  }
})

describe('a document opened', () => {
  const opened = async ({ companyId }: World) =>
    (
      await env.DB.prepare(
        `select actor, actor_name, on_behalf_of, customer_id, subject, subject_id from audit_events
         where company_id = ? and did = 'document_opened'`,
      )
        .bind(companyId)
        .all()
    ).results

  it('is noted once for each opening, with the contact who opened it', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const path = `/portal/invoices/${world.alice.invoiceId}/pdf`
    for (let times = 0; times < 2; times++) await (await alice.get(path)).bytes()
    const line = {
      actor: 'customer',
      actor_name: 'Contact alice',
      on_behalf_of: null,
      customer_id: world.alice.id,
      subject: 'FA2602-0001',
      subject_id: world.alice.invoiceId,
    }
    expect(await opened(world)).toEqual([line, line])
  })

  it('by staff who look on is theirs, in place of the contact', async () => {
    const world = await makeWorld()
    const cookie = await cookieFor(
      world,
      { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId },
      { accountId: 'account-staff-owner' },
    )
    await (await visitor(world.host, cookie).get(`/portal/invoices/${world.alice.invoiceId}/pdf`)).bytes()
    expect(await opened(world)).toMatchObject([
      { actor: 'staff', actor_name: 'The owner', on_behalf_of: 'Contact alice' },
    ])
  })

  it('is not noted when it was only asked about, or not there', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    await alice.send(`/portal/invoices/${world.alice.invoiceId}/pdf`, { method: 'HEAD' })
    await alice.get(`/portal/invoices/${world.bob.invoiceId}/pdf`)
    await alice.get(`/portal/invoices/${world.alice.draftId}/pdf`)
    await (await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}-resident` })).get(
      `/portal/invoices/${world.alice.invoiceId}/pdf`,
    )
    expect(await opened(world)).toEqual([])
  })
})
