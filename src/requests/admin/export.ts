import type { Cell } from '../../http/csv.ts'
import { dictionaries } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import { wallTime } from '../../time/zoned.ts'
import type { RequestRow } from './rows.tsx'

/** The names of the columns of an export. */
export function headerOf(language: Language): string[] {
  const { admin, siteVisits, visits, jobs } = dictionaries[language]
  return [
    admin.customer,
    admin.job,
    siteVisits.start,
    siteVisits.end,
    jobs.status,
    admin.asked,
    visits.comments,
    admin.reason,
  ]
}

/** A request as cells of an export; times on the company's clock. */
export function cellsOf(request: RequestRow, language: Language, timeZone: string): Cell[] {
  const clock = (instant: Date) => wallTime(instant, timeZone).replace('T', ' ')
  return [
    ...[request.customer, request.job, clock(request.startAt), clock(request.endAt)],
    ...[dictionaries[language].admin.requestStatuses[request.status], clock(request.createdAt)],
    ...[request.comments, request.reason],
  ]
}
