import type { Translated } from '../i18n/language.ts'
import { useLocale } from '../i18n/locale.ts'
import { Badge, type Tone } from '../ui/parts.tsx'
import type { JobStatus } from './job.ts'

const tones: Record<JobStatus, Tone> = { open: 'quiet', in_progress: 'busy', completed: 'good', cancelled: 'quiet' }

/** Where a job stands, in a word. */
export const JobStatusBadge = ({ status }: { status: JobStatus }) => (
  <Badge tone={tones[status]}>{useLocale().words.jobs.statuses[status]}</Badge>
)

/** Service category and type in the reader's language. */
export const JobKind = ({ job }: { job: { type: Translated; category: Translated } }) => {
  const { language } = useLocale()
  return (
    <>
      {job.category[language]} · {job.type[language]}
    </>
  )
}
