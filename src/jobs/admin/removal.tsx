import { useWords } from '../../i18n/locale.ts'
import { Heading } from '../../ui/parts.tsx'
import type { JobRecord } from './record.ts'

/** Asks before a job is deleted; one on which something hangs is not. */
export const RemovalPage = ({ job, isHeld }: { job: JobRecord; isHeld: boolean }) => {
  const { jobRecord } = useWords()
  const at = `/admin/jobs/${job.id}`
  return (
    <>
      <a class="back" href={at}>
        {jobRecord.keep}
      </a>
      <Heading>{jobRecord.removeTitle}</Heading>
      {isHeld && (
        <p class="alert" role="alert">
          {jobRecord.held}
        </p>
      )}
      <div class="card form">
        <p>
          <strong>{job.title}</strong> · {job.customer}
        </p>
        {!isHeld && (
          <>
            <p>{jobRecord.removeLead}</p>
            <form method="post" action={`${at}/removal`} hx-boost="false">
              <button class="danger" type="submit">
                {jobRecord.remove}
              </button>
            </form>
          </>
        )}
      </div>
    </>
  )
}
