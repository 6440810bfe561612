import { newId } from '../../db/id.ts'
import * as z from '../../http/zod.ts'
import { instantAt } from '../../time/zoned.ts'
import { longestVisit } from '../../visits/visit.ts'
import { area, cell, length, line, neededMoment, time } from '../cells/rules.ts'
import { readVisitStatus } from '../cells/words.ts'
import type { DayOrder } from '../kind.ts'
import { isFault } from '../references.ts'
import type { KindRules } from './made.ts'

/** When a visit begins, in minutes since midnight, and how long it takes, where a file does not say. */
const usualStart = 8 * 60
const usualLength = 60

const visitRules = (order: DayOrder) =>
  z.object({
    reference: line(100),
    job: line(100),
    customer: line(254),
    title: line(200),
    date: neededMoment(order),
    start: time,
    end: time,
    minutes: length,
    status: cell(readVisitStatus, 'wordUnknown'),
    comments: area(4000),
    notes: area(4000),
  })
type ParsedVisit = z.infer<ReturnType<typeof visitRules>>

/** Visits of jobs that are there already. */
export const visitKind: KindRules<ParsedVisit> = {
  kind: 'visits',
  rules: (orderOf) => visitRules(orderOf('date')),
  names: ({ customer, job, title }) => ({ customer, job, title: job === null ? title : null }),
  make: (parsed, found, { timeZone, now }) => {
    const job = found.jobOf(parsed)
    if (isFault(job)) return [job]
    const { date, reference, comments, notes } = parsed
    const start = parsed.start ?? date.minutes ?? usualStart
    const end = parsed.end ?? start + (parsed.minutes ?? usualLength)
    const [startAt, endAt] = [instantAt(date.day, start, timeZone), instantAt(date.day, end, timeZone)]
    const lasts = endAt.getTime() - startAt.getTime()
    if (lasts <= 0 || lasts > longestVisit)
      return [{ field: parsed.end === null ? 'minutes' : 'end', reason: 'endWrong' }]
    const status = parsed.status ?? (endAt < now ? 'done' : 'planned')
    return {
      reference,
      sameAs: { ...parsed, job: job.id, customer: null, title: null, reference: null },
      rows: {
        visits: {
          ...{ id: newId(), customerId: job.customerId, jobId: job.id, startAt, endAt, status, comments },
          internalNotes: notes,
        },
      },
      shown: {
        ...{ reference: reference ?? '', job: job.title, date: date.day, start: clock(start), end: clock(end) },
        ...{ status, comments: comments ?? '' },
      },
    }
  },
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
