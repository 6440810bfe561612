import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { type Visitor, visitor } from '../support/as.ts'
import { inEnglish, openSettings, toldOf } from '../support/settings.ts'
import type { World } from '../support/world.ts'

const page = '/admin/settings/domains'
let made = 0
const newHost = () => `clients-${++made}-${crypto.randomUUID().slice(0, 8)}.example`

interface Claim {
  id: string
  host: string
  token: string
}
const claimsOf = async ({ companyId }: World) =>
  (
    await env.DB.prepare('select id, host, token from host_claims where company_id = ? order by created_at')
      .bind(companyId)
      .all<Claim>()
  ).results

/** Has the resolver say this of a host's proof. */
const say = (host: string, body: unknown, status = 200) =>
  fetch(`${env.DNS_RESOLVER}?name=_artisan-portal.${host}&status=${status}`, {
    method: 'PUT',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const records = (...texts: string[]) => ({ Status: 0, Answer: texts.map((data) => ({ type: 16, data: `"${data}"` })) })

async function claim(owner: Visitor, world: World, host: string): Promise<Claim> {
  expect((await owner.post(page, { host })).status).toBe(303)
  const found = (await claimsOf(world)).find((claim) => claim.host === host)
  if (!found) throw new Error('It was not claimed.')
  return found
}
const check = async (owner: Visitor, { id }: Claim) => (await owner.post(`${page}/${id}/check`)).headers.get('Location')
const opens = async (host: string) => (await visitor(host).get('/portal/sign-in')).status

describe('a domain', () => {
  it('leads to the company once its record says the token, at once, and no longer when it is removed', async () => {
    const { world, owner } = await openSettings()
    const host = newHost()
    expect(await opens(host)).toBe(404)
    const claimed = await claim(owner, world, host)
    const html = await (await owner.get(page, inEnglish)).text()
    expect(html).toContain(`_artisan-portal.${host}`)
    expect(html).toContain(claimed.token)
    await say(host, records('v=spf1', claimed.token, 'other'))
    expect(await check(owner, claimed)).toBe(`${page}?found=proved`)
    expect(await opens(host)).toBe(200)
    expect(await (await owner.get(page, inEnglish)).text()).toContain('>Proved<')
    expect((await owner.post(`${page}/${claimed.id}/removal`)).status).toBe(303)
    expect([await opens(host), await claimsOf(world)]).toEqual([404, []])
    expect(await toldOf(world)).toEqual([
      { domain: host, proved: false },
      { domain: host, proved: true },
      { domain: `${host} → null` },
    ])
  })

  it.each<[string, unknown, number, string, string]>([
    ['no such name', { Status: 3 }, 200, 'absent', 'cannot be seen yet'],
    ['a name without such a record', { Status: 0 }, 200, 'absent', 'cannot be seen yet'],
    ['another token', records('another'), 200, 'other', 'with another value'],
    ['that it failed', { Status: 2 }, 200, 'unreachable', 'could not look'],
    ['an error', 'down', 503, 'unreachable', 'could not look'],
    ['no JSON', '<html>', 200, 'unreachable', 'could not look'],
    ['far too much', ' '.repeat(70_000), 200, 'unreachable', 'could not look'],
  ])('of which the resolver says %s is not given, in kind words', async (_, body, status, found, words) => {
    const { world, owner } = await openSettings()
    const claimed = await claim(owner, world, newHost())
    await say(claimed.host, body, status)
    expect(await check(owner, claimed)).toBe(`${page}?found=${found}`)
    expect(await (await owner.get(`${page}?found=${found}`, inEnglish)).text()).toContain(words)
    expect(await opens(claimed.host)).toBe(404)
  })

  it('whose resolver cannot be reached at all is not given either', async () => {
    const { lookUpProof } = await import('../../src/companies/domain.ts')
    expect(await lookUpProof('no address', 'a.example', 'token')).toBe('unreachable')
  })

  it('may be claimed by two; the first proof wins and the other cannot take it', async () => {
    const [one, other] = [await openSettings(), await openSettings()]
    const host = newHost()
    const [first, second] = [await claim(one.owner, one.world, host), await claim(other.owner, other.world, host)]
    expect(first.token).not.toBe(second.token)
    await say(host, records(second.token))
    expect(await check(one.owner, first)).toBe(`${page}?found=other`)
    expect(await check(other.owner, second)).toBe(`${page}?found=proved`)
    await say(host, records(first.token, second.token))
    expect(await check(one.owner, first)).toBe(`${page}?found=taken`)
    const owners = await env.DB.prepare('select company_id as id from hosts where host = ?')
      .bind(host)
      .all<{ id: string }>()
    expect(owners.results).toEqual([{ id: other.world.companyId }])
    // Who never had it takes nothing away with their own claim.
    await one.owner.post(`${page}/${first.id}/removal`)
    expect(await opens(host)).toBe(200)
  })

  it('claimed again keeps its token, and more than three are refused', async () => {
    const { world, owner } = await openSettings()
    const host = newHost()
    const { token } = await claim(owner, world, host)
    expect((await claim(owner, world, host)).token).toBe(token)
    await claim(owner, world, newHost())
    await claim(owner, world, newHost())
    const answer = await owner.post(page, { host: newHost() }, inEnglish)
    expect([answer.status, (await answer.text()).includes('Three domains at most')]).toEqual([422, true])
  })

  it.each(['dupont', '', 'x.localhost', 'localhost:8787', '10.0.0.1', '<script>'])('%j is refused', async (host) => {
    const { world, owner } = await openSettings()
    const answer = await owner.post(page, { host }, inEnglish)
    expect([answer.status, (await answer.text()).includes('<script>')]).toEqual([422, false])
    expect(await claimsOf(world)).toEqual([])
  })
})
