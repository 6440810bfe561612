import type { Cell } from '../../http/csv.ts'
import { dictionaries } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import { clock } from '../../visits/told.ts'
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
  const shown = (instant: Date) => clock(instant, timeZone)
  return [
    ...[request.customer, request.job, shown(request.startAt), shown(request.endAt)],
    ...[dictionaries[language].admin.requestStatuses[request.status], shown(request.createdAt)],
    ...[request.comments, request.reason],
  ]
}
