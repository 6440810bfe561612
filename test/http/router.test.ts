import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { RememberingRouter } from '../../src/http/router.ts'

const app = () =>
  new Hono({ router: new RememberingRouter() })
    .use('/jobs/*', async (c, next) => {
      await next()
      c.header('Within', 'jobs')
    })
    .get('/jobs/new', (c) => c.text('new'))
    .get('/jobs/:id', (c) => c.text(`one ${c.req.param('id')}`))
    .post('/jobs/:id', (c) => c.text(`write ${c.req.param('id')}`))

it('an address leads to the same place however often and in whatever order it is asked for', async () => {
  const asked = app()
  for (const turn of [1, 2, 3])
    for (const [method, path, said] of [
      ['GET', '/jobs/7', 'one 7'],
      ['POST', '/jobs/7', 'write 7'],
      ['GET', '/jobs/8', 'one 8'],
      ['GET', '/jobs/new', 'new'],
      ['GET', `/jobs/${'x'.repeat(300)}`, `one ${'x'.repeat(300)}`],
    ] as const) {
      const answer = await asked.request(path, { method })
      expect([turn, await answer.text(), answer.headers.get('Within')]).toEqual([turn, said, 'jobs'])
    }
  expect((await asked.request('/lost')).status).toBe(404)
  expect((await asked.request('/lost')).status).toBe(404)
})

it('looks once for what is asked for again, and keeps no more than some hundred addresses', () => {
  const router = new RememberingRouter<string>()
  router.add('GET', '/jobs/:id', 'job')
  const first = router.match('GET', '/jobs/1')
  expect(router.match('GET', '/jobs/1')).toBe(first)
  expect(router.match('POST', '/jobs/1')).not.toBe(first)
  for (let other = 2; other < 600; other++) router.match('GET', `/jobs/${other}`)
  expect(router.match('GET', '/jobs/1')).not.toBe(first)
  expect(router.match('GET', '/jobs/1')).toEqual(first)
  const long = `/jobs/${'x'.repeat(300)}`
  expect(router.match('GET', long)).not.toBe(router.match('GET', long))
})

it('finds a route that is added later', () => {
  const router = new RememberingRouter<string>()
  router.add('GET', '/a', 'a')
  expect(router.match('GET', '/b')[0]).toEqual([])
  router.add('GET', '/b', 'b')
  expect(router.match('GET', '/b')[0].map(([handler]) => handler)).toEqual(['b'])
})
