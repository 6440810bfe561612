import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../browser/support/chromium.ts'
import { freePort } from '../browser/support/server.ts'
import { scoreOf } from './score.ts'

/** A page that shows late, moves while it is read, and does not say what its picture is. */
const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8" /><title>Slow</title>
  <meta name="viewport" content="width=device-width, initial-scale=1" /><script src="/blocking.js"></script></head>
  <body><h1>Slow</h1><img src="/picture.svg" /><p>Something to read.</p></body></html>`
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" /></svg>'
const script = `for (const until = performance.now() + 1500; performance.now() < until; ); console.error('broken')`
const files: Record<string, [string, string]> = {
  '/': ['text/html', page],
  '/picture.svg': ['image/svg+xml', picture],
  '/blocking.js': ['text/javascript', script],
}

let server: Server
let browser: Browser
let debuggingPort = 0
beforeAll(async () => {
  server = createServer(({ url = '/' }, answer) => {
    const [type, body] = files[url] ?? ['text/plain', '']
    answer.writeHead(body ? 200 : 404, { 'Content-Type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  debuggingPort = await freePort()
  browser = await launchChromium(debuggingPort)
})
afterAll(async () => {
  await browser?.close()
  server.close()
})

it('a script that blocks, a picture without words and a fault in the console cost points, each named', async () => {
  const { scores, lost } = await scoreOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, debuggingPort)
  expect(scores.performance).toBeLessThan(100)
  expect(scores.accessibility).toBeLessThan(100)
  expect(scores['best-practices']).toBeLessThan(100)
  const named = lost.map((line) => line.split(':')[0])
  expect(named).toEqual(expect.arrayContaining(['image-alt', 'first-contentful-paint', 'errors-in-console']))
})
