import * as z from 'zod'

/** A line of text as people type it: trimmed, not empty, no control characters (D1 stops reading at NUL). */
export const line = (most: number, missing: string, tooLong: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(most, tooLong)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, missing)

/** An e-mail address as people type it: trimmed, in lower case, as sign-in looks it up. */
export const emailAddress = (missing: string, tooLong: string) =>
  z.string(missing).trim().toLowerCase().min(1, missing).max(254, tooLong).pipe(z.email(missing))
