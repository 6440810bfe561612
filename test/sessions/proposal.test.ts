import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { eq } from '../../src/db/operators.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { requestSteps, visitRequests } from '../../src/requests/schema.ts'
import { type OpenProposal, proposalOf } from '../../src/sessions/proposal.ts'
import { visits } from '../../src/visits/schema.ts'
import { made } from '../support/handled.ts'
import { linkTo } from '../support/proposals.ts'
import { makeRequest } from '../support/requests.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let token: string
beforeEach(async () => {
  world = await makeWorld()
  token = await tokenTo('request-alice')
  await makeRequest(world, 'another')
})
const tokenTo = async (requestId: string, more = {}) =>
  /^\/proposals\/([\w-]{43})$/.exec(await linkTo(world, requestId, more))?.[1] ?? ''
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(world.companyId, ...values)
    .run()
/** What someone who holds the link makes of it. */
const holding = async <R>(work: (link: OpenProposal | undefined) => Promise<R>, of = token, at = world) =>
  (await made('none', at, '', async (c) => work(await proposalOf(c, of)), { headers: { 'User-Agent': 'A phone' } }))
    .result
const isOpen = (of = token, at = world) => holding(async (link) => link !== undefined, of, at)
const deed = { did: 'request_accepted', subject: 'A visit' } as const
const change = (link: OpenProposal | undefined, requestId = 'request-alice') =>
  link?.db.write(deed, link.db.update(visitRequests, { reason: 'x' }, eq(visitRequests.id, requestId)))

describe('the link to an offer', () => {
  it('says whose it is and for what', async () => {
    const until = new Date('2031-01-01T00:00:00Z')
    const of = await tokenTo('request-alice', { turn: 7, expiresAt: until })
    expect(await holding(async (link) => link, of)).toMatchObject({
      ...{ requestId: 'request-alice', turn: 7, expiresAt: until, customerId: 'customer-alice' },
      ...{ contactId: 'contact-alice', accountId: 'account-contact-alice', name: 'Contact alice', language: 'fr' },
      ...{ email: 'alice@example.com', customerName: 'Customer alice', jobId: 'job-alice', visitId: null },
    })
    const viewer = await holding(async (link) => link?.db.viewer())
    expect(viewer).toEqual({
      ...{ accountId: 'account-contact-alice', sessionId: expect.stringMatching(/^proposal:./) },
      ...{ lastUsedAt: expect.any(Date), name: 'Contact alice', email: 'alice@example.com', language: 'fr' },
      ...{ customerName: 'Customer alice', seesJobs: true, seesInvoices: false, mayRequest: true, watcher: null },
    })
  })

  it('opens its request, with the job and the visit it is about, and nothing else of the customer', async () => {
    await run(
      "insert into jobs (company_id, customer_id, id, type_id, title, status, created_at) values (?, 'customer-alice', 'second', 'type', 'x', 'open', 0)",
    )
    const seen = (of: string) =>
      holding(async (link) => {
        if (!link) throw new Error('It is not open.')
        const { db } = link
        const rows = await db.read(
          db.from(visitRequests, { id: visitRequests.id }),
          db.from(requestSteps, { id: requestSteps.requestId }),
          db.from(jobs, { id: jobs.id }),
          db.from(visits, { id: visits.id }),
        )
        return rows.map((some) => some.map(({ id }) => id).join())
      }, of)
    expect(await seen(token)).toEqual(['request-alice', 'request-alice', 'job-alice', ''])
    await makeRequest(world, 'moving', { kind: 'move', visitId: 'visit-alice' })
    expect(await seen(await tokenTo('moving'))).toEqual(['moving', 'moving', 'job-alice', 'visit-alice'])
  })

  it('answers for its contact, in the trail of their file, its own request alone', async () => {
    expect(await holding((link) => Promise.resolve(change(link, 'another')))).toBeUndefined()
    expect(await holding((link) => Promise.resolve(change(link)))).toHaveLength(1)
    const { results } = await env.DB.prepare(
      'select did, actor, actor_name, customer_id, subject, details, device from audit_events where company_id = ?',
    )
      .bind(world.companyId)
      .all()
    expect(results).toEqual([
      {
        ...{ did: 'request_accepted', actor: 'customer', actor_name: 'Contact alice', customer_id: 'customer-alice' },
        ...{ subject: 'A visit', details: JSON.stringify({ by: 'link' }), device: 'A phone' },
      },
    ])
  })

  it('is none that nobody has, or at another company', async () => {
    expect([await isOpen(), await isOpen('x'), await isOpen(token, await makeWorld())]).toEqual([true, false, false])
  })
})

const losses = [
  [
    'their access was revoked',
    "update accounts set revoked_at = 1 where company_id = ? and id = 'account-contact-alice'",
  ],
  ['they see no jobs', "update contacts set sees_jobs = 0 where company_id = ? and id = 'contact-alice'"],
  ['they may not ask', "update contacts set may_request = 0 where company_id = ? and id = 'contact-alice'"],
] as const

/** What none has who was sent a link; a request may move to another customer with its record. */
const before = [
  ['they never came', "update accounts set activated_at = null where company_id = ? and id = 'account-contact-alice'"],
  ['the request is another’s', "update proposal_links set contact_id = 'contact-bob' where company_id = ?"],
] as const

describe('a contact answers no more', () => {
  it.each([...losses, ...before])('where %s', async (_, sql) => {
    await run(sql)
    expect(await isOpen()).toBe(false)
  })

  it.each(losses)('from the moment that %s, whatever was read before', async (_, sql) => {
    const written = holding(async (link) => {
      await link?.db.viewer()
      await run(sql)
      return change(link)
    })
    expect(await written).toBeUndefined()
    const reason = env.DB.prepare("select reason from visit_requests where company_id = ? and id = 'request-alice'")
    expect(await reason.bind(world.companyId).first('reason')).toBeNull()
  })

  it('and reads nothing either where the link went between', async () => {
    const read = holding(async (link) => {
      await run('delete from proposal_links where company_id = ?')
      return link?.db.read(link.db.from(jobs, { id: jobs.id }))
    })
    await expect(read).rejects.toMatchObject({ status: 404 })
  })
})
