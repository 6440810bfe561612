import * as z from 'zod'
import { line } from '../../../http/text.ts'
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
  // As browsers check an address, in time that grows with its length alone (WHATWG HTML, valid e-mail address).
  email: line(254, 'emailMissing', 'tooLong')
    .toLowerCase()
    .refine((text) => isAddress(text), 'emailWrong'),
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

function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@')
  if (more.length > 0 || local === '' || domain.length > 253) return false
  return /^[^\s"(),:;<>@[\\\]]+$/.test(local) && domain.split('.').length > 1 && domain.split('.').every(isLabel)
}

const isLabel = (label: string): boolean => /^[a-z0-9-]{1,63}$/.test(label) && !/^-|-$/.test(label)
