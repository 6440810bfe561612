import * as z from './zod.ts'

/** A line of text as people type it: trimmed, not empty, no control characters (D1 stops reading at NUL). */
export const line = (most: number, missing: string, tooLong: string) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(most, tooLong)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, missing)

/** A text of several lines as people type it: trimmed, line breaks as one character, null when there is none. */
export const text = (most: number, tooLong: string) =>
  z
    .string()
    .optional()
    .transform((typed = '') => typed.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(most, tooLong)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
        .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/, tooLong),
    )
    .transform((typed) => (typed === '' ? null : typed))

/** A line that may be left out: null when it is. */
export const optionalLine = (most: number, tooLong: string) =>
  text(most, tooLong).transform((typed) => (typed === null ? null : typed.replace(/\s+/g, ' ')))

/** Words to sort by, parted by commas: each once, in the order typed. */
export const tagList = (tooMany: string) =>
  text(500, tooMany)
    .transform((typed) => [...new Set((typed ?? '').split(/[,;\n]/).map((tag) => tag.trim().replace(/\s+/g, ' ')))])
    .transform((tags) => tags.filter((tag) => tag !== ''))
    .pipe(z.array(z.string().max(40, tooMany)).max(10, tooMany))

/** An e-mail address as people type it: trimmed, in lower case, as sign-in looks it up. */
export const emailAddress = (missing: string, tooLong: string, wrong: string) =>
  line(254, missing, tooLong).toLowerCase().refine(isAddress, wrong)

/**
 * Whether mail can be sent there, as far as the writing tells (as WHATWG HTML has browsers check it, and with a dot in the
 * domain). Looked at part by part, so that no address however odd takes long.
 */
export function isAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@')
  if (more.length > 0 || local === '' || domain.length > 253) return false
  return /^[^\s"(),:;<>@[\\\]]+$/.test(local) && domain.split('.').length > 1 && domain.split('.').every(isLabel)
}

const isLabel = (label: string): boolean => /^[a-z0-9-]{1,63}$/.test(label) && !/^-|-$/.test(label)
