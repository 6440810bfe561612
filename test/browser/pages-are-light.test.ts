import { gzipSync } from 'node:zlib'
import { expect, inject, it } from 'vitest'
import { Client } from '../server/client.ts'

/*
 * What a phone on a slow line loads, in bytes packed as gzip packs them. Files are kept by browsers under the address of
 * their content, so that after a first visit the page alone is loaded.
 */
const [mostAtFirst, mostLater] = [40_000, 8_000]
/** Pages that differ only in what they are about are all alike: so many of a kind are looked at. */
const ofAKind = 3

const weightOf = (bytes: Buffer): number => gzipSync(bytes).length
const addressesIn = (html: string, pattern: RegExp): string[] =>
  [...new Set([...html.matchAll(pattern)].map(([, address = '']) => address.replaceAll('&amp;', '&')))].filter(Boolean)

/** A page with all that a browser without a cache loads for it. */
async function firstVisit(client: Client, path: string): Promise<Map<string, number>> {
  const { body } = await client.get(path)
  const weights = new Map([[path, weightOf(body)]])
  const needed = addressesIn(body.toString(), /<(?:link|script|img|use)\b[^>]*?\b(?:href|src)="(\/[^"#]+)/g)
  for (const address of needed) {
    const { status, body: file } = await client.get(address)
    expect(status, address).toBe(200)
    weights.set(address, weightOf(file))
  }
  return weights
}

const kindOf = (path: string): string => path.replace(/[\w-]{20,}/g, ':id').replace(/=[^&]*/g, '=')

/** The pages of a door as far as links lead, each with its weight. */
async function pagesOf(client: Client, door: string): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const [waiting, kinds] = [[door], new Map<string, number>()]
  const seen = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const { status, headers, body } = await client.get(path)
    if (status !== 200 || !headers['content-type']?.startsWith('text/html')) continue
    found.set(path, weightOf(body))
    for (const address of addressesIn(body.toString(), /<a\b[^>]*?\bhref="([^"#]+)/g)) {
      const kind = kindOf(address)
      const known = kinds.get(kind) ?? 0
      if (!address.startsWith(`${door}/`) || seen.has(address) || known >= ofAKind) continue
      // Papers and files are what they are.
      if (/\/(pdf|xml|zip|csv)\b|\.ics$|\/files\//.test(address)) continue
      kinds.set(kind, known + 1)
      seen.add(address)
      waiting.push(address)
    }
  }
  return found
}

const heavier = (weights: Map<string, number>, than: number): [string, number][] =>
  [...weights].filter(([, weight]) => weight >= than)

it.each([
  ['/portal/sign-in', 'portal', undefined],
  ['/admin/sign-in', 'admin', undefined],
  ['/portal', 'portal', 'bob@example.com'],
] as const)(`a first visit of %s loads less than ${mostAtFirst} bytes`, async (path, door, email) => {
  const client = new Client(inject('port'), 'dupont')
  if (email) await client.signIn(door, email)
  const weights = await firstVisit(client, path)
  client.close()
  // Style sheets, scripts and the icons at least: a page of which nothing was found would be light too.
  expect(weights.size).toBeGreaterThan(5)
  expect(
    [...weights.values()].reduce((sum, weight) => sum + weight),
    JSON.stringify([...weights]),
  ).toBeLessThan(mostAtFirst)
})

it.each([
  ['portal', 'bob@example.com', 30],
  ['admin', 'owner@dupont.example', 60],
] as const)(`each later page of the %s loads less than ${mostLater} bytes`, async (door, email, atLeast) => {
  const client = await new Client(inject('port'), 'dupont').signIn(door, email)
  const weights = await pagesOf(client, `/${door}`)
  client.close()
  expect(weights.size).toBeGreaterThan(atLeast)
  expect(heavier(weights, mostLater)).toEqual([])
})
