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
/** Requests ended in one batch: with their mails well below the thousand statements of one call of a Worker. */
const mostABatch = 25

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
  const byCompany = Map.groupBy(await runOut(d1, now), ({ companyId }) => companyId)
  const failed: unknown[] = []
  for (const [companyId, requests] of byCompany) {
    try {
      const mailIds = await expireIn(d1, env.DATA_KEYS, companyId, requests, now)
      await announceMails(env.MAIL, companyId, mailIds)
      await changed(companyId, [...new Set(requests.map(({ customerId }) => customerId))])
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw failed[0]
}

async function runOut(d1: D1, now: Date): Promise<RunOut[]> {
  const [rows = []] = await d1.send([
    {
      sql: `select r.company_id as companyId, r.customer_id as customerId, r.id, r.kind, r.turn, r.start_at as startAt,
          r.end_at as endAt, r.expires_at as expiresAt, j.title as job, c.name as customer
        from visit_requests r
        join jobs j on j.company_id = r.company_id and j.id = r.job_id
        join customers c on c.company_id = r.company_id and c.id = r.customer_id
        where r.status in ('pending', 'proposed') and r.expires_at <= ?1 order by r.expires_at limit ${mostARun}`,
      params: [now.getTime()],
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

/** Ends the requests of a company. */
async function expireIn(d1: D1, keys: string, companyId: string, requests: RunOut[], now: Date): Promise<string[]> {
  const owner = companyById(companyId)
  const customers = [...new Set(requests.map(({ customerId }) => customerId))]
  const readers = customers.map((customerId) => addresseesOf(companyId, customerId))
  const [[company] = [], ...answers] = await d1.send([owner, ...readers].map((query) => query.statement()))
  if (!company) return []
  const told = { company: owner.decode(company), keys }
  const addresseesFor = (customerId: string) => {
    const place = customers.indexOf(customerId)
    return (answers[place] ?? []).map((row: Row) => (readers[place] as (typeof readers)[number]).decode(row))
  }
  const steps = await Promise.all(
    requests.map((request) => expiring(request, { ...told, addressees: addresseesFor(request.customerId) }, now)),
  )
  const mailIds: string[] = []
  for (let at = 0; at < steps.length; at += mostABatch)
    mailIds.push(...(await sendSteps(d1, steps.slice(at, at + mostABatch))))
  return mailIds
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
