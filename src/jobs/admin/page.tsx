import type { Child } from 'hono/jsx'
import { FileList, filesPath } from '../../attachments/admin/rows.tsx'
import { useWords } from '../../i18n/locale.ts'
import { InvoiceList } from '../../invoices/admin/rows.tsx'
import { RequestList } from '../../requests/admin/rows.tsx'
import { Done, Empty, Heading, type IconName } from '../../ui/parts.tsx'
import { VisitList } from '../../visits/admin/rows.tsx'
import { actOf, type JobStatus, jobStatuses, mayBecome, nextStatuses } from '../job.ts'
import { Facts } from './facts.tsx'
import type { FoundJob, JobRecord } from './record.ts'

/** What can be done to a job, for its page to say that it is: where it was taken, or what else. */
export const jobDones = ['added', 'saved', 'undone', ...jobStatuses] as const
export type JobDone = (typeof jobDones)[number]

interface Props extends FoundJob {
  /** The day in the company's zone, `YYYY-MM-DD`. */
  today: string
  done?: JobDone | undefined
  /** Where the job stood before that. */
  was?: JobStatus | undefined
  /** Whether a press came too late. */
  late?: boolean
}

/** One job: for whom, what, where and how far, and what belongs to it. */
export const JobPage = ({ job, files, team, visits, requests, invoices, today, done, was, late }: Props) => {
  const { admin, files: fileWords, jobRecord, jobs } = useWords()
  const at = `/admin/jobs/${job.id}`
  const query = new URLSearchParams({ job: job.id })
  return (
    <>
      <a class="back" href="/admin/jobs">
        {admin.jobs}
      </a>
      <div class="titled">
        <Heading>{job.title}</Heading>
        <div class="acts">
          <a class="button quiet" href={`${at}/edit`} data-key="e">
            {jobRecord.change}
          </a>
          <a class="button" href={`/admin/visits/new?${query}`} data-key="n">
            {jobRecord.newVisit}
          </a>
        </div>
      </div>
      <p>
        {jobRecord.of}{' '}
        <a class="more" href={`/admin/customers/${job.customerId}`}>
          {job.customer}
        </a>
      </p>
      {done && (
        <Done>
          <p>{jobRecord.dones[done]}</p>
          {done === job.status && was && mayBecome(done, was) && <Undo job={job} to={was} />}
        </Done>
      )}
      {late && (
        <p class="alert" role="alert">
          {jobRecord.movedMeanwhile}
        </p>
      )}
      <div class="acts">
        {nextStatuses(job.status).map((to) => (
          <Press job={job} to={to}>
            <button class="quiet" type="submit">
              {jobRecord.acts[actOf(job.status, to)]}
            </button>
          </Press>
        ))}
      </div>
      <Facts job={job} />
      <section>
        <h2>{fileWords.title}</h2>
        <FileList rows={files} />
        <a class="more" href={filesPath(job.id)}>
          {fileWords.add}
        </a>
      </section>
      <Some
        title={job.visitCount > 0 ? jobs.visitCount(job.visitCount) : admin.visits}
        none={jobs.noVisits}
        icon="calendar"
        any={visits.length > 0}
      >
        <VisitList rows={visits} team={team} />
        <a class="more" href={`/admin/visits?${query}`}>
          {jobRecord.allVisits}
        </a>
      </Some>
      <Some title={admin.requests} none={jobRecord.noRequests} icon="inbox" any={requests.length > 0}>
        <RequestList rows={requests} />
      </Some>
      <Some title={admin.invoices} none={jobs.noInvoices} icon="receipt" any={invoices.length > 0}>
        <InvoiceList rows={invoices} today={today} />
      </Some>
      <a class="more" href={`${at}/removal`}>
        {jobRecord.remove}
      </a>
    </>
  )
}

interface SomeProps {
  title: string
  none: string
  icon: IconName
  any: boolean
  children?: Child
}

const Some = ({ title, none, icon, any, children }: SomeProps) => (
  <section>
    <h2>{title}</h2>
    {any ? children : <Empty icon={icon}>{none}</Empty>}
  </section>
)

interface PressProps {
  job: JobRecord
  to: JobStatus
  /** Whether it undoes another. */
  back?: boolean
  children?: Child
}

/** A press that takes the job to another status, from the one it is shown in and no other. */
const Press = ({ job: { id, status }, to, back = false, children }: PressProps) => (
  <form method="post" action={`/admin/jobs/${id}/status`} hx-boost="false">
    <input type="hidden" name="from" value={status} />
    <input type="hidden" name="to" value={to} />
    {back && <input type="hidden" name="back" value="yes" />}
    {children}
  </form>
)

const Undo = ({ job, to }: { job: JobRecord; to: JobStatus }) => (
  <Press job={job} to={to} back>
    <button class="quiet" type="submit">
      {useWords().editing.undo}
    </button>
  </Press>
)
