import type { Company } from '../../../companies/company.ts'
import type { FieldErrors } from '../../../http/form.ts'
import { useWords } from '../../../i18n/locale.ts'
import { Area } from '../../../ui/field.tsx'
import { Heading, PhoneLink } from '../../../ui/parts.tsx'
import { When } from '../../../ui/values.tsx'
import type { Filled } from '../form.ts'
import { faultIn, JobField, WishFields } from './fields.tsx'
import type { Asking } from './queries.ts'

interface Props {
  company: Company
  asking: Pick<Asking, 'jobs' | 'visit' | 'full'>
  filled: Filled
  errors: FieldErrors
  /** The request that this form has made already, where it says something else now. */
  before?: string | undefined
}

/** The form that asks for a visit, for another time of one, or that it be called off. */
export const NewRequestPage = ({ company, asking, filled, errors, before }: Props) => {
  const { requests: words, visits, call } = useWords()
  const { kind } = filled
  const { visit } = asking
  const back = kind === 'visit' ? '/portal/requests' : '/portal/visits'
  return (
    <>
      <a class="back" href={back}>
        {kind === 'visit' ? words.title : visits.title}
      </a>
      <Heading>{words.titles[kind]}</Heading>
      <p>{words.leads[kind](company.name)}</p>
      {before && (
        <p class="alert warn" role="alert">
          {words.sentBefore} <a href={`/portal/requests/${before}`}>{words.sentBeforeLink}</a>
        </p>
      )}
      {asking.full && (
        <p class="alert warn" role="alert">
          {words[asking.full]}
        </p>
      )}
      {kind !== 'visit' && !visit ? (
        <p class="alert warn" role="alert">
          {words.gone}
        </p>
      ) : kind === 'visit' && asking.jobs.length === 0 ? (
        <p class="card">
          {words.noJobs} <PhoneLink phone={company.phone} />
        </p>
      ) : (
        <form class="card form asking" method="post" action="/portal/requests" hx-boost="false" novalidate>
          <input type="hidden" name="key" value={filled.key} />
          {visit ? (
            <>
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="visit" value={visit.id} />
              <div>
                <p class="note">
                  {words.theVisit} · {visit.job}
                </p>
                <p class="lead">
                  <When start={visit.startAt} end={visit.endAt} />
                </p>
              </div>
            </>
          ) : (
            <JobField jobs={asking.jobs} value={filled.job} error={faultIn(words, errors.job)} />
          )}
          {kind !== 'cancel' && <WishFields planning={company.planning} filled={filled} errors={errors} />}
          <Area
            name="comments"
            label={kind === 'visit' ? words.comments : words.why}
            hint={kind === 'visit' ? words.commentsHint : words.whyHint}
            value={filled.comments ?? ''}
            error={faultIn(words, errors.comments)}
            maxlength={2000}
          />
          <button type="submit">{words.submit[kind]}</button>
        </form>
      )}
      <p>
        {words.urgent} <PhoneLink phone={company.planning?.emergencyPhone ?? company.phone} text={call} />
      </p>
    </>
  )
}
