import type { FieldErrors } from '../../http/form.ts'
import { type Locale, useLocale, useWords } from '../../i18n/locale.ts'
import { JobStatusBadge } from '../../jobs/status.tsx'
import { Field } from '../../ui/field.tsx'
import { momentOf } from '../../ui/format.ts'
import { ChangedMeanwhile, Empty, Heading, Icon } from '../../ui/parts.tsx'
import { type FieldsProps, VisitFields } from './fields.tsx'
import type { Filled } from './form.ts'
import type { TeamRow } from './queries.ts'
import type { JobToVisit, VisitRecord } from './record.ts'

interface NewVisitProps {
  /** The id that the visit is to have. */
  id: string
  job: JobToVisit
  team: TeamRow[]
  filled: Filled
  errors: FieldErrors
  clashes: FieldsProps['clashes']
}

export const NewVisitPage = ({ id, job, team, filled, errors, clashes }: NewVisitProps) => {
  const { siteVisits, editing, admin } = useWords()
  return (
    <>
      <a class="back" href="/admin/visits">
        {admin.visits}
      </a>
      <Heading>{siteVisits.add}</Heading>
      <p>{siteVisits.ofJob(job.title, job.customer)}</p>
      <form class="card form" method="post" action="/admin/visits" hx-boost="false" data-guard novalidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="job" value={job.id} />
        <VisitFields filled={filled} errors={errors} meanwhile={{}} team={team} kept={[]} clashes={clashes} />
        <div class="choices">
          <button type="submit">{editing.save}</button>
          <a class="button quiet" href={`/admin/jobs/${job.id}`}>
            {editing.cancel}
          </a>
        </div>
      </form>
    </>
  )
}

interface ChangeVisitProps {
  visit: VisitRecord
  team: TeamRow[]
  filled: Filled
  errors: FieldErrors
  /** What someone else has stored since the form was opened; undefined when nobody has. */
  meanwhile: FieldsProps['meanwhile'] | undefined
  clashes: FieldsProps['clashes']
}

export const ChangeVisitPage = ({ visit, team, filled, errors, meanwhile, clashes }: ChangeVisitProps) => {
  const locale = useLocale()
  const { siteVisits, editing } = locale.words
  const at = `/admin/visits/${visit.id}`
  return (
    <>
      <a class="back" href={at}>
        {siteVisits.one}
      </a>
      <Heading>{siteVisits.change}</Heading>
      <p>{siteVisits.ofJob(visit.job, visit.customer)}</p>
      {meanwhile && <ChangedMeanwhile />}
      <form class="card form" method="post" action={at} hx-boost="false" data-guard novalidate>
        <input type="hidden" name="version" value={String(visit.version)} />
        <VisitFields
          filled={filled}
          errors={errors}
          meanwhile={inWords(locale, visit, meanwhile ?? {})}
          team={team}
          kept={visit.technicianIds}
          clashes={clashes}
        />
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

/** What is stored, where it differs, as people say it. */
const inWords = (
  locale: Locale,
  { startAt, endAt, status }: VisitRecord,
  meanwhile: FieldsProps['meanwhile'],
): FieldsProps['meanwhile'] => ({
  ...meanwhile,
  ...(meanwhile.start !== undefined && { start: momentOf(locale, startAt) }),
  ...(meanwhile.end !== undefined && { end: momentOf(locale, endAt) }),
  ...(meanwhile.status !== undefined && { status: locale.words.visits.statuses[status] }),
})

interface ChooseJobProps {
  jobs: JobToVisit[]
  /** What was searched for; empty shows the newest under way. */
  typed: string
  /** Whether a form arrived that named no job of the company. */
  refused: boolean
  /** The time picked in a calendar, which goes along to the form; else empty. */
  start: string
}

export const ChooseJobPage = ({ jobs, typed, refused, start }: ChooseJobProps) => {
  const { siteVisits, admin } = useWords()
  return (
    <>
      <a class="back" href="/admin/visits">
        {admin.visits}
      </a>
      <Heading>{siteVisits.chooseJob}</Heading>
      {refused && (
        <p class="alert" role="alert">
          {siteVisits.noJob}
        </p>
      )}
      <form method="get" action="/admin/visits/new" class="filter">
        {start && <input type="hidden" name="start" value={start} />}
        <Field name="q" type="search" label={siteVisits.search} value={typed} maxlength={200} autocomplete="off" />
        <button class="quiet" type="submit">
          {siteVisits.searchSubmit}
        </button>
      </form>
      <section>
        <h2>{typed ? siteVisits.found(typed) : siteVisits.newest}</h2>
        {jobs.length > 0 ? (
          <ul class="rows">
            {jobs.map((job) => (
              <li class="row job" id={`job-${job.id}`}>
                <div class="grow">
                  <p class="lead">
                    <a
                      class="whole"
                      href={`/admin/visits/new?${new URLSearchParams({ job: job.id, ...(start && { start }) })}`}
                    >
                      {job.title}
                    </a>
                  </p>
                  <p>{job.customer}</p>
                  {job.location && (
                    <p class="note">
                      <Icon name="pin" />
                      {job.location}
                    </p>
                  )}
                </div>
                <div class="aside">
                  <JobStatusBadge status={job.status} />
                </div>
              </li>
            ))}
          </ul>
        ) : (
          <Empty icon="hammer">{typed ? siteVisits.noneFound : siteVisits.noneActive}</Empty>
        )}
      </section>
    </>
  )
}
