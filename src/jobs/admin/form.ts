import type { FieldErrors } from '../../http/form.ts'
import { line, optionalLine, tagList, text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import type { Words } from '../../i18n/index.ts'
import type { Language } from '../../i18n/language.ts'
import { jobStatuses, mayBecome } from '../job.ts'
import { type Kind, kindName, kindOf, offeredKinds } from '../kinds.ts'

/** A job as staff fill it in. Messages are keys of `words.jobRecord.faults`. */
export const jobForm = z.object({
  title: line(200, 'titleMissing', 'tooLong'),
  reference: optionalLine(100, 'tooLong'),
  typeId: line(64, 'typeMissing', 'typeMissing'),
  status: z.enum(jobStatuses, 'statusMissing'),
  location: optionalLine(300, 'tooLong'),
  scope: text(10_000, 'tooLong'),
  internalNotes: text(10_000, 'tooLong'),
  tags: tagList('tagsTooMany'),
})
export type JobForm = z.infer<typeof jobForm>

const fieldNames = Object.keys(jobForm.shape) as (keyof JobForm)[]

/** What stands in the fields. */
export type FilledJob = Record<keyof JobForm, string>

const sent = z.record(z.string(), z.unknown()).catch({})

/** What was typed into a form that did not pass, as far as it is text. */
export function typedJob(typed: unknown): FilledJob {
  const fields = sent.parse(typed)
  const textOf = (name: string) => (typeof fields[name] === 'string' ? fields[name].replace(/\r\n?/g, '\n') : '')
  return Object.fromEntries(fieldNames.map((name) => [name, textOf(name)])) as FilledJob
}

/** The fields of a form that is filled with a job. */
export const filledWith = (job: JobForm): FilledJob => ({
  title: job.title,
  reference: job.reference ?? '',
  typeId: job.typeId,
  status: job.status,
  location: job.location ?? '',
  scope: job.scope ?? '',
  internalNotes: job.internalNotes ?? '',
  tags: job.tags.join(', '),
})

/** A form for a new job at the customer's address; where there is one kind of job alone, it is of that. */
export function blankJob({ address }: { address: string }, kinds: Kind[]): FilledJob {
  const [first, ...others] = offeredKinds(kinds)
  return {
    ...typedJob({}),
    typeId: others.length === 0 && first ? first.id : '',
    status: 'open',
    location: address.split('\n').join(', ').slice(0, 300),
  }
}

/** What the rules find wrong with what was typed, beside which field; `stored` is the job as it was. */
export function faultsOf(
  { typeId, status }: Pick<JobForm, 'typeId' | 'status'>,
  kinds: Kind[],
  stored?: JobForm,
): FieldErrors {
  const isOffered = offeredKinds(kinds, stored?.typeId).some(({ id }) => id === typeId)
  const isReached = !stored || stored.status === status || mayBecome(stored.status, status)
  return { ...(!isOffered && { typeId: 'typeGone' }), ...(!isReached && { status: 'statusStep' }) }
}

/** The fields as people read them, to say beside each what is stored. */
export function shownJob(filled: FilledJob, kinds: Kind[], language: Language, words: Words): FilledJob {
  const kind = kindOf(kinds, filled.typeId)
  const status = jobStatuses.find((one) => one === filled.status)
  return {
    ...filled,
    typeId: kind ? kindName(kind, language) : '',
    status: status ? words.jobs.statuses[status] : '',
  }
}
