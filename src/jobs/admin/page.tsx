import { FileList, filesPath } from '../../attachments/admin/rows.tsx'
import { useWords } from '../../i18n/locale.ts'
import { InvoiceList } from '../../invoices/admin/rows.tsx'
import { RequestList } from '../../requests/admin/rows.tsx'
import { Some } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Done, Heading } from '../../ui/parts.tsx'
import { Press, Undo } from '../../ui/press.tsx'
import { VisitList } from '../../visits/admin/rows.tsx'
import { actOf, type JobStatus, jobStatuses, mayBecome, nextStatuses } from '../job.ts'
import { Facts } from './facts.tsx'
import type { FoundJob } from './record.ts'

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
  const { admin, corrections, drafting, files: fileWords, jobRecord, jobs } = useWords()
  const at = `/admin/jobs/${job.id}`
  const press = { path: `${at}/status`, from: job.status }
  const query = new URLSearchParams({ job: job.id })
  return (
    <>
      <a class="back" href="/admin/jobs">
        {admin.jobs}
      </a>
      <div class="titled">
        <Live id="title">
          <Heading>{job.title}</Heading>
        </Live>
        <div class="acts">
          <a class="button quiet" href={`${at}/edit`} data-key="e">
            {jobRecord.change}
          </a>
          <a class="button quiet" href={`/admin/invoices/new?${query}`}>
            {drafting.fromJob}
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
          {done === job.status && was && mayBecome(done, was) && <Undo {...press} to={was} />}
        </Done>
      )}
      {late && (
        <p class="alert" role="alert">
          {jobRecord.movedMeanwhile}
        </p>
      )}
      <Live id="job">
        <div class="acts">
          {nextStatuses(job.status).map((to) => (
            <Press {...press} to={to}>
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
        <a class="more" href={`/admin/invoices/new-deposit?${query}`}>
          {corrections.makeDeposit}
        </a>
      </Live>
      <a class="more" href={`${at}/removal`}>
        {jobRecord.remove}
      </a>
    </>
  )
}
