import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/language.ts'
import { freePort } from '../browser/support/server.ts'
import { bundleInto, fill, type Server, start } from '../server/app.ts'
import { type Answer, Client } from '../server/client.ts'
import { crawl } from './crawl.ts'
import { faultsOf } from './look.ts'
import { people, readersOf } from './readers.ts'
import { refusals } from './refusals.ts'
import { routes } from './routes.ts'
import { furnish } from './scene.ts'

/** What no link and no press leads a reader to, and why. */
const elsewise: Record<string, string> = {
  '/health': 'is asked by whoever runs the deployment',
  '/admin/invoices/items': 'gives the script of a draft the items that begin as typed, for its list',
  '/portal/live': 'is the socket of pages that read themselves anew',
  '/admin/live': 'is the socket of pages that read themselves anew',
  '/admin/sign-in/account':
    'chooses among accounts of one address, of which a team has one; the portal’s is the same page',
}

let [place, port, pressed] = ['', 0, [] as string[]]
let server: Server | undefined
const reached = new Set<string>()

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'artisan-portal-pages-'))
  port = await freePort()
  bundleInto(join(place, 'bundle'), 'src/dev/worker.ts')
  fill(place)
  server = await start(port, place, join(place, 'bundle'))
  pressed = await furnish(server, port)
}, 600_000)

afterAll(async () => {
  await server?.kill()
  await rm(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

describe.each(people)('$who', (person) => {
  it('finds behind every link a page that is whole, and behind every form one that says what is missing', async () => {
    for await (const reader of readersOf(person, port, pressed)) {
      const journey = await crawl(reader)
      for (const route of journey.pages.values()) reached.add(route)
      const { faults } = await refusals(reader, journey)
      expect([...journey.faults, ...faults].join('\n'), `in ${reader.language}`).toBe('')
      expect(journey.pages.size).toBeGreaterThan(5)
    }
  }, 300_000)
})

/** What cannot be done, and the status of the page that says so. */
const undone: [string, number, (client: Client, headers: Record<string, string>) => Promise<Answer>][] = [
  ['is not there', 404, (client, headers) => client.get('/nothing-here', headers)],
  [
    'is not there behind a door',
    404,
    async (client, headers) =>
      (await client.signIn('portal', 'alice@example.com')).get('/portal/nothing-here', headers),
  ],
  ['comes from another site', 403, (client, headers) => client.post('/portal/sign-in', {}, { ...headers, ...foreign })],
  ['is too large', 413, (client, headers) => client.post('/portal/sign-in', { email: 'x'.repeat(tooMuch) }, headers)],
]
const foreign = { Origin: 'https://elsewhere.example' }
const tooMuch = 100_000

describe.each(languages)('in %s', (language) => {
  it.each(undone)('what %s is answered by a page that is whole (%i)', async (_, status, ask) => {
    const client = new Client(port, 'dupont')
    const answer = await ask(client, { 'Accept-Language': language })
    client.close()
    expect([answer.status, await faultsOf(String(answer.body), language)]).toEqual([status, []])
  })
})

it('there is no page that nobody is led to', () => {
  expect(routes.length).toBeGreaterThan(100)
  expect(routes.filter((route) => !reached.has(route) && !elsewise[route])).toEqual([])
  expect(Object.keys(elsewise).filter((route) => reached.has(route) || !routes.includes(route))).toEqual([])
})
