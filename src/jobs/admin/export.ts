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
export const jobsFile = (c: Context<AdminEnv>, filter: JobFilter): Promise<Response> =>
  csvFile(
    async (after) => {
      const { page, kinds } = await jobsToExport(c.var.db, filter, after)
      return { ...page, rows: page.rows.map((job) => ({ ...job, ofKind: kindOf(kinds, job.typeId) })) }
    },
    async () => {
      const language = await languageOf(c)
      const words = dictionaries[language]
      const reader = { words, language, timeZone: c.var.company.timeZone }
      return {
        ...{ name: words.jobRecord.file, language, header: headerIn(words) },
        cellsOf: (job) => cellsOf(job, job.ofKind, reader),
      }
    },
  )

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
