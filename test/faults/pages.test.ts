import { describe, expect, it } from 'vitest'
import { cookieFor, visitor } from '../support/as.ts'
import { worldToPress } from '../support/presses.ts'
import { routeTable } from '../support/routes.ts'
import { isWhole } from './extent.ts'
import { disturbed, type Outside, outlasting, type Plan } from './outside.ts'

const world = await worldToPress()
const { alice, staff } = world
const cookies: Record<string, string> = {
  Alice: await cookieFor(world, { audience: 'customer', customerId: alice.id, contactId: alice.contactId }),
  office: await cookieFor(world, { audience: 'staff', staffId: staff.office, role: 'office' }),
  owner: await cookieFor(world, { audience: 'staff', staffId: staff.owner, role: 'owner' }),
  technician: await cookieFor(world, { audience: 'staff', staffId: staff.technician, role: 'technician' }),
}
const pages = Object.entries(routeTable(world))
  .filter(([route]) => route.startsWith('GET '))
  .map(([route, row], place) => ({ route, ...row, isWhole: isWhole(place) }))
// What is put on paper when it is first asked for lies there before, and whose host it is, is known.
await (await visitor(world.host, cookies.Alice).get(`/portal/invoices/${alice.invoiceId}/pdf`)).arrayBuffer()

/** Asks for a page; gives its text, or null where it broke off on the way. */
async function ask(path: string, as: string, plan?: Plan, mayHang = false) {
  const outside = disturbed(plan)
  const headers = { 'Accept-Language': 'en' }
  const who = visitor(world.host, cookies[as] ?? '', outside.bindings)
  const answer = await outlasting(outside, mayHang, () => who.get(path, headers))
  const text = await answer.text().catch(() => null)
  return { status: answer.status, type: answer.headers.get('Content-Type') ?? '', text, calls: outside.calls }
}

describe('a page whose reads fail, are silent or lose their answer', () => {
  it.each(pages)(
    '$route',
    async ({ route, access, id, isWhole }) => {
      const as = Object.keys(cookies).find((name) => access !== 'anyone' && access.includes(name)) ?? 'nobody'
      const path = route.slice('GET '.length).replace(/:(id|token|code)/, id ?? 'no-such-link')
      const good = await ask(path, as)
      const reads = good.calls.filter(({ of, isRead }) => of === 'FILES' || (of === 'DB' && isRead))
      // The last one tells most: what stands before it was read already.
      for (const { of, nth } of isWhole ? reads : reads.slice(-1)) {
        const once =
          (way: 'before' | 'after' | 'hang'): Plan =>
          (call) =>
            call.of === of && call.nth === nth && !call.isAgain ? way : undefined
        const what = `${of} at call ${nth}`
        // The database is asked once more, and nobody notices.
        if (of === 'DB' && route !== 'GET /health')
          for (const way of ['before', 'after'] as const)
            expect((await ask(path, as, once(way))).status, `${what} fails ${way} once`).toBe(good.status)
        expectClear(await ask(path, as, goneFrom(of, nth)), good, route, `${what} and on is gone`)
        expectClear(await ask(path, as, once('hang'), true), good, route, `${what} is silent`)
      }
    },
    600_000,
  )
})

const goneFrom =
  (of: Outside, nth: number): Plan =>
  (call) =>
    call.of === of && call.nth >= nth ? 'before' : undefined

type Answer = Awaited<ReturnType<typeof ask>>

function expectClear({ status, type, text }: Answer, good: Answer, route: string, what: string): void {
  if (route === 'GET /health') expect(status, what).toBe(503)
  // A file that is on its way already breaks off, so that nothing arrives that looks whole; behind an answer all may fail.
  else if (status === good.status) expect(text, what).not.toBe('')
  else {
    expect([status, type], what).toEqual([503, 'text/html; charset=UTF-8'])
    expect(text, what).toMatch(/<h1[^>]*>Not available for a moment<\/h1>/)
    expect(text, what).toContain('Try again</a>')
    expect(text, what).not.toMatch(/\.tsx?:\d|\bD1\b|\bR2\b|onnection lost/)
  }
}
