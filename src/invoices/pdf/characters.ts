import { ranges } from './fonts/glyphs.ts'

const drawable = new Set(
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i)),
)
drawable.add(0x0a)

// Made when a text first needs it: it would take a tenth of the time in which the Worker starts.
let segmenter: Intl.Segmenter | undefined
const signsOf = (text: string) => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

// Marks that show nothing on paper: soft hyphen, joiners, direction marks, variation selectors, byte order mark.
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|\ufe0e|\ufe0f/gu

const isDrawable = (text: string) => Array.from(text).every((character) => drawable.has(character.codePointAt(0) ?? -1))

/** The text with each letter and its accents as one character, line breaks as "\n", and nothing invisible. */
const tidy = (text: string) =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(invisible, '')
    .normalize('NFC')

/** One sign in characters that the fonts have, or undefined; "ﬁ" may be spelled "fi". */
function spelled(sign: string): string | undefined {
  const plain = tidy(sign)
  return [plain, plain.normalize('NFKC')].find(isDrawable)
}

/**
 * The first character that an invoice cannot print, so that a form can refuse it at entry.
 * `character` is the whole sign as the reader sees it, `position` its index in UTF-16 units from 0.
 */
export function unprintable(text: string): { character: string; position: number } | undefined {
  if (isDrawable(tidy(text))) return undefined
  for (const { segment, index } of signsOf(text)) {
    if (spelled(segment) === undefined) return { character: segment, position: index }
  }
  return undefined
}

/** The same for readers: the sign, and which one of the text it is, counted from 1. */
export function unprintableSign(text: string): { sign: string; position: number } | undefined {
  const found = unprintable(text)
  return found && { sign: found.character, position: [...text.slice(0, found.position)].length + 1 }
}

/** The text as it can be drawn: what the fonts lack becomes "?", one for each sign; line breaks stay as "\n". */
export function printable(text: string): string {
  const plain = tidy(text)
  if (isDrawable(plain)) return plain
  return Array.from(signsOf(text), ({ segment }) => spelled(segment) ?? '?').join('')
}

/** The same of every text in what a paper is drawn from, which is plain data. */
export const withPrintable = <T>(paper: T): T =>
  JSON.parse(JSON.stringify(paper), (_key, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as T
