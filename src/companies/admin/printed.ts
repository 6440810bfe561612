import { text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { unprintable } from '../../invoices/pdf/characters.ts'

/** A text that an invoice prints: refused where the fonts lack a sign of it. */
export const printed = <S extends z.ZodType<string | null>>(schema: S) =>
  schema.refine((typed) => typed === null || unprintable(typed) === undefined, 'unprintable')

/** Lines that an invoice prints, `most` at most. */
export const printedLines = (most: number, mostCharacters: number) =>
  printed(text(mostCharacters, 'tooLong'))
    .transform((typed) => (typed ?? '').split('\n').map((line) => line.trim()))
    .transform((lines) => lines.filter((line) => line !== ''))
    .pipe(z.array(z.string()).max(most, 'tooManyLines'))

/** A tick. */
export const tick = z
  .string()
  .optional()
  .transform((value) => value === 'yes')
