import { formKey } from '../../http/form-key.ts'
import { text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { typedTime } from '../../visits/typed.ts'
import { requestKinds } from '../request.ts'
import { wishWays, wishWeeks } from '../wishes.ts'

const id = z.string().max(64).catch('')

/** What a request is about, as links and forms name it. */
const subject = z.object({
  kind: z.enum(requestKinds).catch('visit'),
  job: id,
  visit: id,
})
export type Subject = z.infer<typeof subject>

/** What a new request begins with: `again` names one that came to nothing. */
export const begun = subject.extend({ again: id })

const typed = subject.extend({
  when: z.enum(wishWays).catch('slots'),
  week: z.enum(wishWeeks).catch('this'),
  ...{ start: typedTime, end: typedTime, start2: typedTime, end2: typedTime, start3: typedTime, end3: typedTime },
  key: formKey,
})

/** A request as a customer fills it in. Messages are keys of `words.requests.faults`. */
export const askForm = typed.extend({ comments: text(2000, 'tooLong') })

/** What was typed into a form that did not pass, as far as it can be shown again. */
export const typedAsk = typed.extend({ comments: z.string().nullable().catch(null) })
export type Filled = z.infer<typeof typedAsk>

/** The turn that a page showed; one that was tampered with is none. */
const turn = z.coerce.number().int().positive().catch(0)

const slot = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .catch(-1)

/** An answer to what staff offer: the time chosen, by its place among them or by its start. */
export const acceptForm = z.object({ turn, slot })
export const refuseForm = z.object({ turn, comments: text(2000, 'tooLong') })
export const withdrawForm = z.object({ turn })
