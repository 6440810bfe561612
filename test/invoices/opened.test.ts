import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff, cookieFor, type Visitor, visitor } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const pathOf = ({ alice }: World, paper = '') => `/portal/invoices/${alice.invoiceId}${paper}`

async function openedAt({ companyId, alice }: World): Promise<number | null> {
  const row = await env.DB.prepare('select opened_at from invoices where company_id = ? and id = ?')
    .bind(companyId, alice.invoiceId)
    .first<{ opened_at: number | null }>()
  return row?.opened_at ?? null
}

const watching = async (world: World): Promise<Visitor> =>
  visitor(
    world.host,
    await cookieFor(
      world,
      { audience: 'customer', customerId: world.alice.id, contactId: world.alice.contactId },
      { accountId: 'account-staff-office' },
    ),
  )

describe('an invoice is opened', () => {
  it.each(['', '/pdf', '/xml'])(
    'the first time a contact of its customer reads it%s, and never again',
    async (paper) => {
      const world = await makeWorld()
      const alice = await asCustomer(world, world.alice)
      const before = Date.now()
      expect(await openedAt(world)).toBeNull()
      await (await alice.get(pathOf(world, paper))).arrayBuffer()
      const first = await openedAt(world)
      expect(first).toBeGreaterThanOrEqual(before)
      const payer = await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}-payer` })
      for (const again of ['', '/pdf', '/xml']) await (await payer.get(pathOf(world, again))).arrayBuffer()
      expect(await openedAt(world)).toBe(first)
    },
  )

  it('once, by two who open it at the same time', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const { trips } = await tripsOf(() => Promise.all(Array.from({ length: 5 }, () => alice.get(pathOf(world)))))
    const marks = trips.filter(({ statements }) => statements.some((sql) => /^update "invoices"/.test(sql)))
    expect(marks.length).toBeGreaterThan(0)
    expect(await openedAt(world)).not.toBeNull()
  })

  it('behind the answer, which costs one round trip before and after', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    await alice.get('/portal')
    const first = await tripsOf(() => alice.get(pathOf(world)))
    expect(first.trips.map(({ statements }) => /^update "invoices"/.test(statements[0] ?? ''))).toEqual([false, true])
    expect((await tripsOf(() => alice.get(pathOf(world)))).trips).toHaveLength(1)
  })
})

describe('an invoice is not opened', () => {
  const ways: [string, (world: World) => Promise<Response>][] = [
    ['by staff', async (world) => (await asStaff(world, 'office')).get(`/admin/invoices/${world.alice.invoiceId}`)],
    [
      'by staff who take its papers',
      async (world) => {
        const office = await asStaff(world, 'office')
        await office.get(`/admin/invoices/${world.alice.invoiceId}/xml`)
        return office.get(`/admin/invoices/${world.alice.invoiceId}/pdf`)
      },
    ],
    ['by staff who look on', async (world) => (await watching(world)).get(pathOf(world))],
    ['by staff who look on at its papers', async (world) => (await watching(world)).get(pathOf(world, '/pdf'))],
    ['by HEAD', async (world) => (await asCustomer(world, world.alice)).send(pathOf(world), { method: 'HEAD' })],
    [
      'by HEAD of a paper',
      async (world) => (await asCustomer(world, world.alice)).send(pathOf(world, '/pdf'), { method: 'HEAD' }),
    ],
    ...(
      [
        ['Sec-Purpose', 'prefetch'],
        ['Sec-Purpose', 'prefetch;prerender'],
        ['Purpose', 'prefetch'],
        ['X-Purpose', 'preview'],
        ['X-Moz', 'prefetch'],
        // An open page that reads itself anew.
        ['Unasked', ''],
      ] as const
    ).map(([name, value]): (typeof ways)[number] => [
      `by what says ${name}: ${value}`,
      async (world) => (await asCustomer(world, world.alice)).get(pathOf(world), { [name]: value }),
    ]),
    ['by a scanner of mails, which has no session', async (world) => visitor(world.host).get(pathOf(world))],
    ['by another customer', async (world) => (await asCustomer(world, world.bob)).get(pathOf(world))],
    [
      'by a contact who may not see invoices',
      async (world) =>
        (await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}-resident` })).get(
          pathOf(world),
        ),
    ],
    ['by seeing it in the list', async (world) => (await asCustomer(world, world.alice)).get('/portal/invoices')],
  ]

  it.each(ways)('%s', async (_, way) => {
    const world = await makeWorld()
    const answer = await way(world)
    await answer.arrayBuffer()
    expect(await openedAt(world)).toBeNull()
  })
})

describe('staff', () => {
  it('see when it was opened, on its page and in the list, or that it was not', async () => {
    const world = await makeWorld()
    const office = await asStaff(world, 'office')
    const pages = ['/admin/invoices', `/admin/invoices/${world.alice.invoiceId}`]
    for (const path of pages) expect(await (await office.get(path)).text()).toContain('Not opened yet')
    await (await asCustomer(world, world.alice)).get(pathOf(world))
    const today = new Intl.DateTimeFormat('en-GB', {
      ...{ day: 'numeric', month: 'short', year: 'numeric' },
      timeZone: 'Europe/Paris',
    }).format(new Date())
    for (const path of pages) expect(await (await office.get(path)).text()).toContain(`Opened on ${today}`)
  })
})
