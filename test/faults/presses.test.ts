import { describe, expect, it } from 'vitest'
import { presses, readyPress, worldToPress } from '../support/presses.ts'
import { routeTable } from '../support/routes.ts'

const world = await worldToPress()
const table = presses(world)

it('there is a valid press for every POST route', () => {
  const posts = Object.keys(routeTable(world)).filter((route) => route.startsWith('POST '))
  expect(Object.keys(table).sort()).toEqual(posts.sort())
})

const leadsThere = /language|sign-out/

describe('each does its work', () => {
  it.each(Object.entries(table))('%s', async (route, press) => {
    const ready = await readyPress(await worldToPress(), press)
    const answer = await ready.send()
    const html = await answer.text()
    expect(answer.status, html.replace(/<(head|style|svg)[\s\S]*?<\/\1>|<[^>]+>|\s+/g, ' ').slice(0, 1500)).toBe(
      press.status ?? 303,
    )
    // Whoever does not get on is sent to sign in.
    if (!leadsThere.test(route)) expect(answer.headers.get('Location') ?? '').not.toMatch(/sign-in(\?|$)/)
  })
})
