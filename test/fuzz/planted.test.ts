import { env } from 'cloudflare:workers'
import { type Context, Hono } from 'hono'
import { html, raw } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { putTwins } from '../support/twins.ts'
import { makeWorld } from '../support/world.ts'
import type { Ground } from './ground.ts'
import { actAs, actAsNobody, touched, watchOwners } from './owners.ts'
import type { Route } from './routes.ts'
import { fuzz } from './run.ts'
import { validatorOf } from './validators.ts'
import { zValidator } from './zod-validator.ts'

/* Faults planted on purpose, each a route of its own: what tries the routes of the app finds every one of them. */

await watchOwners()
const world = await makeWorld()
await putTwins(world)

const page = (c: Context, content: unknown) => c.html(html`<!DOCTYPE html><html><body>${content}</body></html>`)
const said = z.object({ said: z.string() })

const planted = new Hono()
  .post('/figure', zValidator('form', said), async (c) => {
    await env.DB.prepare("update jobs set visit_count = ? where company_id = ? and id = 'job-spare'")
      .bind(Number((c.req.valid('form' as never) as { said: string }).said), world.companyId)
      .run()
    return page(c, 'done')
  })
  .post('/echo', zValidator('form', said), (c) => page(c, raw((c.req.valid('form' as never) as { said: string }).said)))
  .post('/owner', zValidator('form', said), async (c) => {
    const { customer_id: customer = world.alice.id } = await c.req.parseBody()
    await env.DB.prepare("update jobs set title = 'Mine' where company_id = ? and customer_id = ?")
      .bind(world.companyId, customer)
      .run()
    return page(c, 'done')
  })
  .post('/slow', zValidator('form', said), (c) => {
    const { said } = c.req.valid('form' as never) as { said: string }
    return page(c, String(/(.*)(.*)=$/.test(said.slice(0, 1200))))
  })
  .post('/sound', zValidator('form', said), (c) => page(c, (c.req.valid('form' as never) as { said: string }).said))
  .onError((error, c) => {
    if (error instanceof HTTPException) return c.html('<!DOCTYPE html><html><p>Odd</p></html>', error.status)
    // biome-ignore lint/suspicious/noConsole: as the app does
    console.error(error.message)
    return c.html('<!DOCTYPE html><html></html>', 500)
  })

const ground = async (): Promise<Ground> => {
  await actAsNobody()
  await actAs('planted', world.companyId, world.alice.id)
  const send = async (path: string, init: RequestInit) => planted.request(`http://${world.host}${path}`, init)
  return { world, path: '/planted', who: { send, get: (path) => send(path, {}), post: (path) => send(path, {}) } }
}

/** Tries a planted route, as those of the app are. */
function tried(name: string, cases: number) {
  const validators = planted.routes.flatMap(({ path, handler }) =>
    path === name ? [validatorOf(handler) ?? []].flat() : [],
  )
  const route: Route = { key: `POST ${name}`, method: 'POST', pattern: name, actor: 'Alice', id: undefined, validators }
  const there = async () => ({ ...(await ground()), path: name })
  return fuzz(route, { pages: new Map(), seed: 7, cases, within: name === '/slow' ? 100 : undefined, ground: there })
}

it.each([
  ['/figure', /answered 500/],
  ['/echo', /shows markup unescaped/],
  ['/owner', /touched .*foreign/],
  ['/slow', /took \d+ ms/],
])('%s is found', async (name, fault) => {
  await expect(tried(name, 600)).rejects.toThrow(fault)
})

it('a route without a fault passes', async () => {
  const { cases } = await tried('/sound', 100)
  expect(cases).toBe(100)
})

it('a row of another company, and one smuggled in, are told of', async () => {
  const other = await makeWorld()
  await actAs('planted', world.companyId, null)
  await env.DB.prepare("update jobs set title = 'Theirs' where company_id = ?").bind(other.companyId).run()
  expect((await touched()).map(({ why }) => why)).toContain('foreign')
  await env.DB.prepare("update jobs set title = 'fz-smuggled' where company_id = ?").bind(world.companyId).run()
  expect((await touched()).map(({ why }) => why)).toContain('smuggled')
  await actAs('planted', world.companyId, world.alice.id)
  await env.DB.prepare("update jobs set title = 'Bobs' where company_id = ? and customer_id = 'customer-bob'")
    .bind(world.companyId)
    .run()
  expect((await touched()).map(({ why }) => why)).toContain('foreign')
})
