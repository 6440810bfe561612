import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { asStaff, type Visitor } from '../support/as.ts'
import { addInvited, addInvoices, addMails, addRequests, addVisits, makeBare } from '../support/day.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const day = 24 * 60 * 60 * 1000

/** The clock of the app shows an instant. */
const at = (instant: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) })
afterEach(() => {
  vi.useRealTimers()
})

const page = async (who: Visitor, path = '/admin') => (await who.get(path)).text()
/** The ids of the rows of one kind, in the order of the page. */
const idsIn = (html: string, kind: string) =>
  [...html.matchAll(new RegExp(`id="${kind}-([^"]+)"`, 'g'))].map(([, id = '']) => id)
const run = ({ companyId }: World, sql: string) => env.DB.prepare(sql).bind(companyId).run()

describe('what waits', () => {
  it('is five requests at most, whoever waits longest first, each saying how long', async () => {
    at('2026-06-10T12:00:00Z')
    const world = await makeWorld()
    await run(world, "update visit_requests set status = 'withdrawn', turn = 2 where company_id = ?")
    await addRequests(world, 8, new Date('2026-06-07T21:30:00Z'))
    const html = await page(await asStaff(world, 'office'))
    expect(idsIn(html, 'request')).toEqual(['wish-0', 'wish-1', 'wish-2', 'wish-3', 'wish-4'])
    expect(html).toContain('href="/admin/requests/wish-0"')
    // In Paris the first came on the 7th at 23:30, the others on the 8th.
    expect([...html.matchAll(/Waiting for (\d) days/g)].map(([, count]) => count)).toEqual(['3', '2', '2', '2', '2'])
  })

  it('is overdue invoices, the longest first, with what is left and how many days', async () => {
    at('2026-03-08T12:00:00Z')
    const html = await page(await asStaff(await makeWorld(), 'office'))
    expect(html).toMatch(/href="\/admin\/invoices\/invoice-alice".*?€100\.00.*?3 days overdue/s)
    expect(html).not.toContain('draft-alice')
  })

  it('is mails that failed or may have, newest first', async () => {
    const world = await makeWorld()
    await addMails(world, 4, new Date(), 'failed')
    await addMails(world, 4, new Date(Date.now() + 60_000), 'unsure')
    await addMails(world, 4, new Date(), 'sent')
    const html = await page(await asStaff(world, 'office'))
    expect(idsIn(html, 'mail')).toEqual(['unsure-3', 'failed-3', 'unsure-2', 'failed-2', 'unsure-1'])
    expect(html).toContain('href="/admin/mails#mail-unsure-3"')
  })
})

describe('the visits of a day', () => {
  // Summer time begins in Paris: the 29th has 23 hours, and is from 23:00 to 22:00 in UTC.
  it.each([
    ['of 23 hours', '2026-03-29', ['2026-03-28T22:59', '2026-03-28T23:00', '2026-03-29T21:59', '2026-03-29T22:00']],
    ['of 25 hours', '2026-10-25', ['2026-10-24T21:59', '2026-10-24T22:00', '2026-10-25T22:59', '2026-10-25T23:00']],
  ])('%s are those that begin between its two midnights', async (_, date, [before, first, last, next]) => {
    at(`${first}:00Z`)
    const world = await makeWorld()
    await run(world, 'delete from visits where company_id = ?')
    for (const [name, time] of Object.entries({ first, last, next })) {
      await addVisits(world, 1, new Date(`${time}:00Z`), 'planned', name)
    }
    const parts = async () => {
      const html = await page(await asStaff(world, 'office'))
      const [today = '', tomorrow = ''] = html.split('Today’s visits')[1]?.split('Tomorrow’s visits') ?? []
      return [idsIn(today, 'visit'), idsIn(tomorrow, 'visit')]
    }
    expect(new Date(`${date}T12:00:00Z`).getTime()).toBeGreaterThan(Date.now())
    expect(await parts()).toEqual([['first-0', 'last-0'], ['next-0']])
    vi.setSystemTime(new Date(`${before}:00Z`))
    expect(await parts()).toEqual([[], ['first-0', 'last-0']])
  })

  it('are planned and not over, and those under way since yesterday or for a week stay', async () => {
    at('2026-06-10T10:00:00Z')
    const world = await makeWorld()
    await run(world, 'delete from visits where company_id = ?')
    await addVisits(world, 1, new Date('2026-06-10T13:00:00Z'), 'planned', 'later')
    await addVisits(world, 1, new Date('2026-06-10T14:00:00Z'), 'cancelled', 'off')
    await addVisits(world, 1, new Date('2026-06-10T06:00:00Z'), 'planned', 'over')
    await addVisits(world, 1, new Date('2026-06-09T15:00:00Z'), 'planned', 'long')
    await run(world, "update visits set end_at = 1781100000000 where company_id = ? and id = 'long-0'")
    await addVisits(world, 1, new Date('2026-06-03T06:00:00Z'), 'planned', 'week')
    await run(world, "update visits set end_at = 1781100000000 where company_id = ? and id = 'week-0'")
    expect(idsIn(await page(await asStaff(world, 'office')), 'visit')).toEqual(['week-0', 'long-0', 'later-0'])
  })
})

describe('invitations without an answer', () => {
  it('are shown oldest first, those that lapsed marked, each leading to whom they were for', async () => {
    const world = await makeWorld()
    await addInvited(world, 1, new Date(Date.now() - 8 * day))
    await run(world, "update accounts set activated_at = null where company_id = ? and id = 'account-contact-bob'")
    const html = await page(await asStaff(world, 'office'))
    expect(idsIn(html, 'unanswered')).toEqual(['account-asked-0', 'account-contact-bob'])
    expect(html).toMatch(
      /href="\/admin\/contacts\/asked-0".*?Invitation expired.*?href="\/admin\/contacts\/contact-bob"/s,
    )
  })

  it('of the team are the owner’s to see, and no one else’s', async () => {
    const world = await makeWorld()
    await run(world, "update accounts set activated_at = null where company_id = ? and staff_id = 'staff-idle'")
    for (const path of ['/admin', '/admin/invitations/unanswered']) {
      expect(await page(await asStaff(world, 'owner'), path)).toContain('href="/admin/staff/staff-idle"')
      expect(await page(await asStaff(world, 'office'), path)).not.toContain('staff-idle')
    }
  })

  it('go away once they are accepted or revoked', async () => {
    const world = await makeWorld()
    await addInvited(world, 2, new Date())
    await run(world, "update accounts set revoked_at = 1 where company_id = ? and id = 'account-asked-0'")
    await run(world, "update accounts set activated_at = 1 where company_id = ? and id = 'account-asked-1'")
    expect(idsIn(await page(await asStaff(world, 'owner')), 'unanswered')).toEqual([])
  })

  it('are all on a page of their own, each once, for the rows it shows', async () => {
    const world = await makeWorld()
    await addInvited(world, 60, new Date(Date.now() - 30 * day))
    const owner = await asStaff(world, 'owner')
    await owner.get('/admin')
    const seen: string[] = []
    let next: string | undefined = '/admin/invitations/unanswered'
    while (next) {
      const path: string = next
      const { answer, trips } = await tripsOf(() => owner.get(path))
      expect(trips).toHaveLength(1)
      expect(trips[0]?.rowsRead).toBeLessThanOrEqual(3 * 26 + 10)
      const html = await answer.text()
      seen.push(...idsIn(html, 'unanswered'))
      next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => `account-asked-${index}`))
  })
})

describe('the page', () => {
  it('costs one round trip and few rows, however much there is of everything', async () => {
    const rows = async (count: number) => {
      const world = await makeWorld()
      const ago = new Date(Date.now() - 100 * day)
      await addRequests(world, count, ago)
      // One an hour, for months before and after today.
      await addVisits(world, count, ago)
      await addVisits(world, count, ago, 'cancelled', 'off')
      await addInvoices(world, count, '2025-01-01')
      await addInvited(world, count, ago)
      await addInvited(world, count, ago, true)
      for (const status of ['failed', 'unsure', 'sent']) await addMails(world, count, ago, status)
      const owner = await asStaff(world, 'owner')
      await owner.get('/admin')
      const { trips } = await tripsOf(() => owner.get('/admin'))
      expect(trips).toHaveLength(1)
      return trips[0]?.rowsRead ?? Number.POSITIVE_INFINITY
    }
    const [some, many] = [await rows(300), await rows(4000)]
    process.stdout.write(`today: ${some} rows read with 300 of everything, ${many} with 4000\n`)
    // Beside what is shown: mails of the second state, and the visits of one day that nobody has marked as done.
    expect(many).toBeLessThanOrEqual(3 * 35 + 24 + 30)
  })
})

describe('a new company', () => {
  const ticks = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/id="step-(\w+)".*?(Done|To do)<\/span>/gs)].map(([, step, state]) => [step, state === 'Done']),
    )

  it('sees its first steps instead of empty boxes, each ticked off once it is done', async () => {
    const world = await makeBare(await makeWorld())
    const owner = await asStaff(world, 'owner')
    const bare = await page(owner)
    expect(ticks(bare)).toEqual({ settings: false, catalogue: false, customer: false, contact: false })
    expect(bare).not.toContain('class="empty"')
    for (const path of ['settings', 'catalogue', 'customers/new']) expect(bare).toContain(`href="/admin/${path}"`)

    await run(world, `insert into service_categories (company_id, id, names) values (?, 'c', '{"fr":"a","en":"a"}')`)
    await run(
      world,
      `insert into job_types (company_id, id, category_id, names) values (?, 't', 'c', '{"fr":"a","en":"a"}')`,
    )
    expect(ticks(await page(owner))).toEqual({ settings: false, catalogue: true, customer: false, contact: false })
    await run(
      world,
      `insert into customers (company_id, id, kind, name, address, language, created_at)
       values (?, 'customer-alice', 'person', 'A', '', 'fr', 0)`,
    )
    expect(ticks(await page(owner))).toEqual({ settings: false, catalogue: true, customer: true, contact: false })
    await addInvited(world, 1, new Date())
    const invited = await page(owner)
    expect(ticks(invited)).toEqual({ settings: false, catalogue: true, customer: true, contact: true })
    // What is not empty is shown beside the steps.
    expect(idsIn(invited, 'unanswered')).toEqual(['account-asked-0'])
    await run(world, `update companies set legal = json_set(legal, '$.address', json('["1 rue"]')) where id = ?`)
    const settled = await page(owner)
    expect(ticks(settled)).toEqual({})
    expect(settled).toContain('class="empty"')
  })

  it('does not ask the office for what only the owner may do', async () => {
    const html = await page(await asStaff(await makeWorld(), 'office'))
    expect(ticks(html)).toEqual({})
    expect(html).not.toContain('href="/admin/settings"')
  })
})
