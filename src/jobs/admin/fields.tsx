import type { Child } from 'hono/jsx'
import type { FieldErrors } from '../../http/form.ts'
import { useLocale } from '../../i18n/locale.ts'
import { Area, Choice, Field } from '../../ui/field.tsx'
import { SeenBy } from '../../ui/seen-by.tsx'
import { type JobStatus, jobStatuses, mayBecome } from '../job.ts'
import { type Kind, kindsByCategory, offeredKinds } from '../kinds.ts'
import type { FilledJob } from './form.ts'

export interface FieldsProps {
  filled: FilledJob
  errors?: FieldErrors | undefined
  /** What someone else has stored since the form was opened. */
  meanwhile?: Partial<Record<string, string>> | undefined
  kinds: Kind[]
  /** The job as it is stored; none when one is added. */
  stored?: { typeId: string; status: JobStatus } | undefined
}

/** The fields of a job: what its customer sees, and apart from it what staff alone see. */
export const JobFields = ({ filled, errors = {}, meanwhile = {}, kinds, stored }: FieldsProps) => {
  const { language, words } = useLocale()
  const { jobRecord, jobs, admin, editing } = words
  const about = (name: keyof FilledJob) => ({
    name,
    value: filled[name],
    error: faultOf(jobRecord.faults, errors[name]),
    meanwhile: meanwhile[name],
  })
  const statuses = jobStatuses.filter((to) => !stored || to === stored.status || mayBecome(stored.status, to))
  return (
    <>
      <Part title={jobRecord.forCustomer} who="customer">
        <Field {...about('title')} label={jobRecord.title} hint={jobRecord.titleHint} required maxlength={200} />
        <Choice
          {...about('typeId')}
          label={jobs.type}
          options={filled.typeId === '' ? [{ value: '', text: jobRecord.chooseType }] : []}
          groups={kindsByCategory(offeredKinds(kinds, stored?.typeId), language).map((group) => ({
            label: group.category,
            options: group.kinds.map(({ id, type }) => ({ value: id, text: type[language] })),
          }))}
        />
        <Field {...about('reference')} label={optional(jobs.reference, editing)} maxlength={100} autocomplete="off" />
        <Field {...about('location')} label={jobs.location} hint={jobRecord.locationHint} maxlength={300} />
        <Area {...about('scope')} label={optional(jobs.scope, editing)} hint={jobRecord.scopeHint} maxlength={10_000} />
        <Choice
          {...about('status')}
          label={jobs.status}
          options={statuses.map((value) => ({ value, text: jobs.statuses[value] }))}
        />
      </Part>
      <Part title={jobRecord.forStaff} who="staff">
        <Area {...about('internalNotes')} label={optional(admin.internalNotes, editing)} maxlength={10_000} />
        <Field
          {...about('tags')}
          label={optional(editing.tags, editing)}
          hint={editing.tagsHint}
          maxlength={500}
          autocomplete="off"
        />
      </Part>
    </>
  )
}

const Part = ({ title, who, children }: { title: string; who: 'customer' | 'staff'; children?: Child }) => (
  <fieldset class={`form part ${who}`}>
    <legend>
      {title} <SeenBy who={who} />
    </legend>
    {children}
  </fieldset>
)

const optional = (label: string, editing: { optional: string }) => `${label} (${editing.optional})`

// A rule names its message by key, so that it stays pure and the page words it.
const faultOf = <Faults extends { tooLong: string }>(faults: Faults, key: string | undefined): string | undefined =>
  key === undefined ? undefined : ((faults[key as keyof Faults] as string | undefined) ?? faults.tooLong)
