import { ChooseCustomer, type CustomerChoice } from '../../customers/admin/choose/rows.tsx'
import { meanwhileOf } from '../../http/edit.ts'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { ChangedMeanwhile, Empty, Heading } from '../../ui/parts.tsx'
import { offeredKinds } from '../kinds.ts'
import { type FieldsProps, JobFields } from './fields.tsx'
import { type FilledJob, filledWith, shownJob } from './form.ts'
import type { CustomerToServe, JobToChange } from './record.ts'

/** Asks for whom a job is to be. */
export const ChooseCustomerPage = ({ rows, typed }: { rows: CustomerChoice[]; typed: string }) => {
  const { admin, jobRecord } = useWords()
  return (
    <>
      <a class="back" href="/admin/jobs">
        {admin.jobs}
      </a>
      <Heading>{jobRecord.add}</Heading>
      <p>{jobRecord.forWhom}</p>
      <ChooseCustomer
        path="/admin/jobs/new"
        typed={typed}
        rows={rows}
        hrefOf={(id) => `/admin/jobs/new?${new URLSearchParams({ customer: id })}`}
      />
    </>
  )
}

interface NewJobProps extends CustomerToServe, FieldsProps {
  /** What makes it one job, however often it is sent. */
  formKey: string
}

/** The form of a job to be. A company that has named no type of job yet is told where to. */
export const NewJobPage = ({ customer, kinds, formKey, ...fields }: NewJobProps) => {
  const { jobRecord, editing } = useWords()
  return (
    <>
      <a class="back" href={`/admin/customers/${customer.id}`}>
        {customer.name}
      </a>
      <Heading>{jobRecord.add}</Heading>
      {offeredKinds(kinds).length === 0 ? (
        <>
          <Empty icon="hammer">{jobRecord.noTypes}</Empty>
          <a class="button" href="/admin/catalogue">
            {jobRecord.toCatalogue}
          </a>
        </>
      ) : (
        <form class="card form" method="post" action="/admin/jobs" hx-boost="false" novalidate data-guard>
          <input type="hidden" name="customer" value={customer.id} />
          <input type="hidden" name="key" value={formKey} />
          <p>
            {jobRecord.of} <strong>{customer.name}</strong> ·{' '}
            <a class="more" href="/admin/jobs/new">
              {jobRecord.anotherCustomer}
            </a>
          </p>
          <JobFields kinds={kinds} {...fields} />
          <div class="choices">
            <button type="submit">{editing.save}</button>
            <a class="button quiet" href={`/admin/customers/${customer.id}`}>
              {editing.cancel}
            </a>
          </div>
        </form>
      )}
    </>
  )
}

interface ChangeJobProps extends JobToChange, FieldsProps {
  /** Whether someone else has changed the job since the form was opened. */
  isStale: boolean
}

/** The form of a job that there is. */
export const ChangeJobPage = ({ job, kinds, filled, errors, isStale }: ChangeJobProps) => {
  const { language, words } = useLocale()
  const { jobRecord, editing } = words
  const at = `/admin/jobs/${job.id}`
  const shown = (one: FilledJob) => shownJob(one, kinds, language, words)
  const meanwhile = isStale ? meanwhileOf(shown(filled), shown(filledWith(job))) : undefined
  return (
    <>
      <a class="back" href={at}>
        {job.title}
      </a>
      <Heading>{jobRecord.change}</Heading>
      {isStale && <ChangedMeanwhile />}
      <form class="card form" method="post" action={at} hx-boost="false" novalidate data-guard>
        <input type="hidden" name="version" value={String(job.version)} />
        <p>
          {jobRecord.of} <strong>{job.customer}</strong>
        </p>
        <JobFields {...{ filled, errors, kinds, meanwhile }} stored={job} />
        <div class="choices">
          <button type="submit">{editing.save}</button>
          <a class="button quiet" href={at}>
            {editing.cancel}
          </a>
        </div>
      </form>
    </>
  )
}
