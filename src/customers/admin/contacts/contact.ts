import { emailAddress, line } from '../../../http/text.ts'
import * as z from '../../../http/zod.ts'
import { languages } from '../../../i18n/language.ts'

// A box that is not ticked is not sent.
const ticked = z
  .literal('yes')
  .optional()
  .catch(undefined)
  .transform((value) => value === 'yes')

/** What staff type of a contact. Messages are keys of `words.contacts.faults`. */
export const contactForm = z.object({
  name: line(200, 'nameMissing', 'tooLong'),
  email: emailAddress('emailMissing', 'tooLong', 'emailWrong'),
  language: z.enum(languages).catch('fr'),
  seesJobs: ticked,
  seesInvoices: ticked,
  mayRequest: ticked,
})
export type ContactForm = z.infer<typeof contactForm>

/** What was typed, as far as it can be shown again. */
export const typedContact = z.object({
  name: z.string().catch(''),
  email: z.string().catch(''),
  language: z.enum(languages).catch('fr'),
  seesJobs: ticked,
  seesInvoices: ticked,
  mayRequest: ticked,
})

/** Why staff look on as a customer; it is kept in the trail. */
export const viewForm = z.object({ reason: line(200, 'reasonMissing', 'tooLong') })
