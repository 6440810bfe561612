import { addresseesOf } from '../../../access/addressees.ts'
import { desc, eq } from '../../../db/operators.ts'
import type { CustomerDb } from '../../../db/scope.ts'
import { jobs } from '../../../jobs/schema.ts'
import type { CustomerTicket } from '../../../sessions/token.ts'
import { visits } from '../../../visits/schema.ts'
import { mostADay, mostOpen } from '../../request.ts'
import { visitRequests } from '../../schema.ts'
import type { Subject } from '../form.ts'
import { openRequests, requestsOfToday } from '../queries.ts'

/** Jobs that the form offers at most; a link from a job's page names any other. */
const mostJobs = 60

const jobColumns = { id: jobs.id, title: jobs.title, location: jobs.location, active: jobs.active }

/**
 * What asking needs to know, read in one round trip; `again` names a request that is asked for anew, `key` one that was
 * sent.
 */
export async function readForAsking(
  db: CustomerDb,
  { companyId, customerId }: CustomerTicket,
  { kind, job, visit: named, again, key }: Subject & { again?: string; key?: string },
) {
  const now = new Date()
  // What is asked for anew is about no visit, whatever an address says.
  const visit = kind === 'visit' ? '' : named
  const [offered, [asked], [found], requests, open, ofToday, [before], [sent], addressees] = await db.read(
    db.from(jobs, jobColumns).orderBy(desc(jobs.active), desc(jobs.createdAt), desc(jobs.id)).limit(mostJobs),
    db.from(jobs, jobColumns).where(eq(jobs.id, job)),
    db
      .from(visits, { id: visits.id, ...visitColumns, jobId: jobs.id, job: jobs.title })
      .join(jobs, eq(jobs.id, visits.jobId))
      .where(eq(visits.id, visit)),
    db
      .from(visitRequests, { id: visitRequests.id, turn: visitRequests.turn, ...openColumns })
      .where(eq(visitRequests.visitId, visit))
      .orderBy(desc(visitRequests.createdAt), desc(visitRequests.id))
      .limit(1),
    openRequests(db),
    requestsOfToday(db),
    db.from(visitRequests, { comments: visitRequests.comments }).where(eq(visitRequests.id, again ?? '')),
    db.from(visitRequests, sentColumns).where(eq(visitRequests.key, key ?? '')),
    addresseesOf(companyId, customerId),
  )
  const [last] = requests
  const unsettled = last && ['waiting', 'offered'].includes(last.stage) ? last : undefined
  return {
    jobs: asked && !offered.some(({ id }) => id === asked.id) ? [asked, ...offered] : offered,
    job: asked,
    /** The visit while there is something to change about it, and whether it is one of theirs at all. */
    visit: found?.status === 'planned' && found.endAt > now ? found : undefined,
    isVisit: found !== undefined,
    /** The open request of the visit, and the one that has run out without the clock having come by. */
    open: unsettled && unsettled.expiresAt > now ? unsettled : undefined,
    runOut: unsettled && unsettled.expiresAt <= now ? unsettled : undefined,
    /** Why nothing more may be asked for now, as a key of `words.requests`. */
    full: fullWith(open.length, ofToday.length),
    comments: before?.comments ?? null,
    /** The request that this form has made already. */
    sent,
    addressees,
  }
}
const fullWith = (open: number, ofToday: number): 'tooMany' | 'tooManyToday' | undefined =>
  open >= mostOpen ? 'tooMany' : ofToday >= mostADay ? 'tooManyToday' : undefined
const visitColumns = { startAt: visits.startAt, endAt: visits.endAt, status: visits.status }
const sentColumns = {
  ...{ id: visitRequests.id, kind: visitRequests.kind, jobId: visitRequests.jobId, visitId: visitRequests.visitId },
  ...{ startAt: visitRequests.startAt, endAt: visitRequests.endAt, wishes: visitRequests.wishes },
  comments: visitRequests.comments,
}
const openColumns = { stage: visitRequests.stage, expiresAt: visitRequests.expiresAt }

export type Asking = Awaited<ReturnType<typeof readForAsking>>
