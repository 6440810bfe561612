import { mailsToContacts } from '../access/mails-to-contacts.ts'
import type { Company } from '../companies/company.ts'
import type { Query } from '../db/select.ts'
import type { VisitMessage } from '../mail/message.ts'
import { timesToKeep } from '../mail/times.ts'
import { isSamePeriod, type Period } from '../time/period.ts'
import type { VisitStatus } from './visit.ts'

/** What of a visit its customer is told. */
export interface VisitToTell extends Period {
  id: string
  customerId: string
  status: VisitStatus
  comments: string | null
  /** Title of its job, and where that is. */
  job: string
  location: string | null
}

/** Whose visits they are, as far as mails go. */
export type TellingCompany = Pick<Company, 'id' | 'closed'>

/** Where mails about visits lead: the portal's list of them, unless the company shows none. */
export const visitsPath = ({ closed }: Pick<Company, 'closed'>): string =>
  closed.includes('visits') ? '/portal' : '/portal/visits'

/** What a change of a visit is to its customer; undefined where it is nothing to be told, as of a visit that is over. */
export function messageOf(
  before: Pick<VisitToTell, 'startAt' | 'endAt' | 'status'> | undefined,
  after: Pick<VisitToTell, 'startAt' | 'endAt' | 'status'> | undefined,
  now: Date,
): VisitMessage | undefined {
  const wasPlanned = before?.status === 'planned'
  if (after?.status === 'planned') {
    if (after.startAt <= now) return undefined
    if (!before || before.status === 'cancelled') return 'visit_planned'
    return isSamePeriod(before, after) ? undefined : 'visit_moved'
  }
  const isOff = after === undefined || after.status === 'cancelled'
  return before && wasPlanned && isOff && before.startAt > now ? 'visit_cancelled' : undefined
}

/**
 * The mails that a change of a visit by staff causes, for its batch: from nothing to what was added, from what was
 * deleted to nothing. `turn` tells this change of the visit from others, such as its version after it. One statement,
 * which gives the ids for the queue; none where there is nothing to tell.
 */
export function mailsOfChange(
  company: TellingCompany,
  before: VisitToTell | undefined,
  after: VisitToTell | undefined,
  turn: number,
  now = new Date(),
): Query<{ id: string }>[] {
  const message = messageOf(before, after, now)
  const visit = after ?? before
  if (!message || !visit) return []
  // Of one that is off, the time that the customer knew.
  const known = message === 'visit_cancelled' && before ? before : visit
  const data = {
    ...{ job: visit.job, times: timesToKeep([known]) },
    ...(visit.location && { place: visit.location }),
    ...(visit.comments && { said: visit.comments }),
    ...(message === 'visit_moved' && before && { before: timesToKeep([before]) }),
  }
  const { id, customerId } = visit
  const told = { customerId, cause: `${message}:${id}:${turn}`, message, path: visitsPath(company), data }
  return [mailsToContacts(company.id, 'visits', told, now)]
}
