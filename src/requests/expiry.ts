import { addresseesOf } from '../access/addressees.ts'
import { once } from '../audit/note.ts'
import { companyById } from '../companies/directory.ts'
import { type D1, isUntold, type Row } from '../db/d1.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import type { Bindings } from '../http/env.ts'
import { announceMails } from '../mail/outbox.ts'
import { mailsOfStep, type StepTold } from './mails.ts'
import type { RequestKind } from './request.ts'
import { visitRequests } from './schema.ts'
import { taking } from './steps.ts'

/** Requests a run ends at most, and links it takes away; what is left waits for the next run. */
const mostARun = 100
const mostLinks = 5_000
/** Requests ended in one batch, and statements of it and of a run: one call of a Worker has a thousand, mails included. */
const mostABatch = 25
const mostStatements = { batch: 200, run: 700 }
/** Times a run looks for more where companies that fail stand before the others. */
const mostLooks = 5

/** A request whose time has run out. */
interface RunOut {
  companyId: string
  customerId: string
  id: string
  kind: RequestKind
  turn: number
  startAt: number
  endAt: number
  expiresAt: number
  job: string
  customer: string
}

/**
 * Ends requests that nobody settled in time, in every company, and tells both sides; takes away links to offers that have
 * run out. A company that fails does not keep the others from theirs. Tells `changed` whose pages are to be read anew.
 */
export async function expireRequests(
  d1: D1,
  env: Pick<Bindings, 'DATA_KEYS' | 'MAIL'>,
  now: Date,
  changed: (companyId: string, customerIds: string[]) => Promise<void> = async () => {},
): Promise<void> {
  const failed = new Map<string, unknown>()
  let left = mostStatements.run
  for (let look = 0; look < mostLooks && left > 0; look++) {
    const [found, before] = [await runOut(d1, now, [...failed.keys()]), failed.size]
    for (const [companyId, requests] of Map.groupBy(found, (request) => request.companyId)) {
      try {
        const { mailIds, statements } = await expireIn(d1, env.DATA_KEYS, companyId, requests, now, left)
        left -= statements
        await announceMails(env.MAIL, companyId, mailIds)
        await changed(companyId, [...new Set(requests.map(({ customerId }) => customerId))])
      } catch (error) {
        failed.set(companyId, error)
      }
    }
    if (failed.size === before || found.length < mostARun) break
  }
  for (const error of failed.values()) throw error
}

async function runOut(d1: D1, now: Date, but: string[]): Promise<RunOut[]> {
  const [rows] = await d1.send([
    {
      sql: `select r.company_id as companyId, r.customer_id as customerId, r.id, r.kind, r.turn, r.start_at as startAt,
          r.end_at as endAt, r.expires_at as expiresAt, j.title as job, c.name as customer
        from visit_requests r
        join jobs j on j.company_id = r.company_id and j.id = r.job_id
        join customers c on c.company_id = r.company_id and c.id = r.customer_id
        where r.status in ('pending', 'proposed') and r.expires_at <= ?1
          and r.company_id not in (select value from json_each(?2))
        order by r.expires_at limit ${mostARun}`,
      params: [now.getTime(), JSON.stringify(but)],
    },
    {
      sql: `delete from proposal_links where (company_id, id) in
          (select company_id, id from proposal_links where expires_at < ?1 order by expires_at limit ${mostLinks})
        returning 1`,
      params: [now.getTime() - linkKept],
    },
  ])
  return rows as unknown as RunOut[]
}

/** How long a link that has run out still says so, instead of nothing, in milliseconds. */
const linkKept = 30 * 24 * 60 * 60 * 1000

/** Ends the requests of a company, as far as so many statements go. */
async function expireIn(d1: D1, keys: string, companyId: string, requests: RunOut[], now: Date, most: number) {
  const owner = companyById(companyId)
  const customers = [...new Set(requests.map(({ customerId }) => customerId))]
  const readers = customers.map((customerId) => addresseesOf(companyId, customerId))
  const answers = await d1.send([owner, ...readers].map((query) => query.statement()))
  // Whoever has requests is there.
  const [[company], ...people] = answers as [[Row], ...Row[][]]
  const told = { company: owner.decode(company), keys }
  const addresseesFor = (customerId: string) => {
    const place = customers.indexOf(customerId)
    return (people[place] as Row[]).map((row) => (readers[place] as (typeof readers)[number]).decode(row))
  }
  const steps = await Promise.all(
    requests.map((request) => expiring(request, { ...told, addressees: addresseesFor(request.customerId) }, now)),
  )
  const mailIds: string[] = []
  let statements = 0
  for (const batch of batchesOf(steps, most)) {
    mailIds.push(...(await sendSteps(d1, batch)))
    statements += sizeOf(batch)
  }
  return { mailIds, statements }
}

const sizeOf = (steps: Expiring[]): number => steps.reduce((sum, { writes }) => sum + writes.length, 0)

/** Steps in batches, no more of them than so many statements. */
function batchesOf(steps: Expiring[], most: number): Expiring[][] {
  const batches: Expiring[][] = []
  let left = most
  for (const step of steps) {
    left -= step.writes.length
    if (left < 0) break
    const batch = batches.at(-1)
    if (batch && batch.length < mostABatch && sizeOf([...batch, step]) <= mostStatements.batch) batch.push(step)
    else batches.push([step])
  }
  return batches
}

/** A step by the clock, and its mails. */
interface Expiring {
  writes: Query<unknown>[]
  mailIds: string[]
}

async function expiring(
  { companyId, id, kind, turn, customerId, job, customer, ...times }: RunOut,
  told: Pick<StepTold, 'company' | 'keys' | 'addressees'>,
  now: Date,
): Promise<Expiring> {
  const { changes, where } = taking('expire', { id, turn }, null, now)
  const { writes, mailIds } = await mailsOfStep(
    'expire',
    {
      ...told,
      request: { id, customerId, kind, turn: changes.turn, expiresAt: new Date(times.expiresAt) },
      ...{ job, customer, slot: { startAt: new Date(times.startAt), endAt: new Date(times.endAt) } },
    },
    now,
  )
  return {
    writes: [...once(companyId, beforeSignIn(companyId).update(visitRequests, changes, where)), ...writes],
    mailIds,
  }
}

/** Takes the steps in one batch or, where one of the requests was settled meanwhile, each by itself. Gives their mails. */
async function sendSteps(d1: D1, steps: Expiring[]): Promise<string[]> {
  try {
    await d1.send(steps.flatMap(({ writes }) => writes.map((write) => write.statement())))
    return steps.flatMap(({ mailIds }) => mailIds)
  } catch (error) {
    if (!isUntold(error)) throw error
    if (steps.length === 1) return []
    const mailIds: string[] = []
    for (const step of steps) mailIds.push(...(await sendSteps(d1, [step])))
    return mailIds
  }
}
