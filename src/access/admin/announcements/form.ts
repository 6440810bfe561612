import type { FieldErrors } from '../../../http/form.ts'
import * as z from '../../../http/zod.ts'
import { runId } from '../run-id.ts'

const mostCharacters = 4000

/** To whom an announcement may go. */
export const audiences = ['with_access', 'with_email'] as const

/** An announcement as staff write it. */
export const announcementForm = z.object({
  run: runId,
  to: z.enum(audiences, 'audienceMissing'),
  text: z
    .string('textMissing')
    .trim()
    .min(1, 'textMissing')
    .max(mostCharacters, 'textTooLong')
    // D1 stops reading a text at NUL, and the others are no part of a letter.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .transform((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')),
})
export type Announcement = z.infer<typeof announcementForm>

/** What was typed into a form that did not pass. */
export const typedAnnouncement = z.object({ run: runId, to: z.string().catch(''), text: z.string().catch('') })

/** The form as a page shows it. */
export interface Filled {
  run: string
  to: string
  text: string
  errors: FieldErrors
}
