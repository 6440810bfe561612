import { expect } from 'vitest'
import { visitor } from '../support/as.ts'
import { type Press, type ReadyPress, readyPress, worldToPress } from '../support/presses.ts'
import { type Call, type Disturbed, disturbed, outlasting, type Plan } from './outside.ts'
import { changesFrom, type Standing, standingOf } from './standing.ts'

/** What became of a press. */
export interface Outcome {
  status: number
  location: string
  html: string
  retryAfter: string | null
  calls: Call[]
  standing: Standing
}

/** A press in a world of its own, and what stood there before it. */
export interface Ground {
  press: Press
  ready: ReadyPress
  before: Standing
}

export async function groundFor(press: Press): Promise<Ground> {
  const ready = await readyPress(await worldToPress(), press)
  // Whose host it is, is known from here on.
  await (await visitor(ready.world.host).get('/portal/sign-in')).text()
  return { press, ready, before: await standingOf(ready.world) }
}

/** Presses once while what lies outside is disturbed, and waits for what is done behind the answer. */
export async function pressIn({ ready }: Ground, plan?: Plan, mayHang = false): Promise<Outcome> {
  const outside: Disturbed = disturbed(plan)
  const answer = await outlasting(outside, mayHang, () => ready.send(outside.bindings))
  const html = await answer.text()
  const { status, headers } = answer
  return {
    ...{ status, html, calls: outside.calls },
    ...{ location: headers.get('Location') ?? '', retryAfter: headers.get('Retry-After') },
    standing: await standingOf(ready.world),
  }
}

/** That what cannot be done says so clearly, with what was typed still there. */
export function expectClear(
  { status, html, retryAfter }: Outcome,
  { press: { sent }, ready: { fields } }: Ground,
  what: string,
): void {
  expect(status, what).toBe(503)
  expect(Number(retryAfter), what).toBeGreaterThan(0)
  expect(html, what).toContain('<html lang="en">')
  expect(html, what).toMatch(/<h1[^>]*>(Not available for a moment|Saved or not: we cannot tell)<\/h1>/)
  expect(html, what).not.toMatch(/\.tsx?:\d|\bD1\b|\bR2\b|onnection lost|SQLITE/)
  const isKept = sent === undefined && !['password', 'current', 'code'].some((name) => name in fields)
  if (isKept) {
    expect(html, what).toContain('<form method="post"')
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) expect(html, what).toContain(hidden(name, String(value)))
  } else expect(html, what).not.toContain('type="hidden"')
}

const hidden = (name: string, value: string) => `name="${escaped(name)}" value="${escaped(value)}"`
const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/'/g, '&#39;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** That the same stands. */
export const expectSame = (one: Standing, other: Standing, what: string): void =>
  expect(changesFrom(one, other), what).toEqual({})
