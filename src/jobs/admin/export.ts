import type { Context } from 'hono'
import { csvFile } from '../../http/csv.ts'
import type { AdminEnv } from '../../http/env.ts'
import { languageOf } from '../../http/reader.ts'
import { dictionaries, type Words } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import { todayIn } from '../../ui/format.ts'
import { type Kind, kindOf } from '../kinds.ts'
import type { JobFilter } from './filter.ts'
import { type ExportedJob, jobsToExport } from './queries.ts'

/** The list of jobs as a file, filtered and in the order of its page. */
export async function jobsFile(c: Context<AdminEnv>, filter: JobFilter): Promise<Response> {
  const { db, company } = c.var
  // Read before the header is worded, since the session's check comes with it and says in which language.
  const { page, kinds } = await jobsToExport(db, filter, undefined)
  const language = await languageOf(c)
  const words = dictionaries[language]
  return csvFile(
    { name: words.jobRecord.file, language, header: headerIn(words) },
    async (after) => (after === undefined ? page : (await jobsToExport(db, filter, after)).page),
    (job) => cellsOf(job, kindOf(kinds, job.typeId), { words, language, timeZone: company.timeZone }),
  )
}

const headerIn = ({ admin, editing, jobRecord, jobs }: Words) => [
  ...[jobRecord.title, jobs.reference, admin.customer, jobs.status, jobRecord.category, jobs.type, jobs.location],
  ...[jobs.scope, admin.internalNotes, editing.tags, admin.visits, jobRecord.since],
]

interface Reader {
  words: Words
  language: Language
  timeZone: string
}

const cellsOf = (job: ExportedJob, kind: Kind | undefined, { words, language, timeZone }: Reader) => [
  ...[job.title, job.reference, job.customer, words.jobs.statuses[job.status]],
  ...[kind?.category[language] ?? null, kind?.type[language] ?? null, job.location, job.scope, job.internalNotes],
  ...[job.tags.join(', '), job.visitCount, todayIn(timeZone, job.createdAt)],
]
