/** Characters in an invoice number, at most. */
export const mostNumberLength = 35

/** What is wrong with a pattern: a sign that numbers may not have, no running number or several, or too many characters. */
export type PatternFault = 'patternSign' | 'patternRunning' | 'patternLong'

type Part = { text: string } | { field: 'yyyy' | 'yy' | 'mm' } | { digits: number }

/** A pattern taken apart. */
export type Pattern = readonly Part[]

/**
 * Reads a pattern such as `FA{yy}{mm}-{0000}`: `{yyyy}`, `{yy}` and `{mm}` are year and month of the issue date, and the
 * zeros the running number, of that many digits at least, exactly once. Around them stand A-Z a-z 0-9 + - _ and /.
 * The number may have 35 characters at most, with room for one million invoices.
 */
export function parsePattern(text: string): Pattern | PatternFault {
  const parts: Part[] = []
  for (const [piece] of text.matchAll(/\{(?:yyyy|yy|mm|0{1,12})\}|[A-Za-z0-9+\-_/]+|./gsu)) parts.push(partOf(piece))
  if (parts.some((part) => 'text' in part && !/[A-Za-z0-9+\-_/]/.test(part.text))) return 'patternSign'
  if (parts.filter((part) => 'digits' in part).length !== 1) return 'patternRunning'
  return longest(parts) > mostNumberLength ? 'patternLong' : parts
}

const partOf = (piece: string): Part => {
  if (piece === '{yyyy}' || piece === '{yy}' || piece === '{mm}') return { field: piece.slice(1, -1) as 'yyyy' }
  return piece.startsWith('{0') ? { digits: piece.length - 2 } : { text: piece }
}

const longest = (pattern: Pattern): number => formatNumber(pattern, '2026-01-01', 999_999).length

/** What a number of a pattern is made of on a day: what stands around the running number, and its digits at least. */
export interface Pieces {
  before: string
  digits: number
  after: string
}

/** The pieces of the numbers of a pattern on `day` (`YYYY-MM-DD`), for whoever has the running number put in later. */
export function piecesOf(pattern: Pattern, day: string): Pieces {
  const fields = { yyyy: day.slice(0, 4), yy: day.slice(2, 4), mm: day.slice(5, 7) }
  const pieces: Pieces = { before: '', digits: 0, after: '' }
  for (const part of pattern) {
    if ('digits' in part) pieces.digits = part.digits
    else pieces[pieces.digits > 0 ? 'after' : 'before'] += 'text' in part ? part.text : fields[part.field]
  }
  return pieces
}

/** The number of the invoice that is the `running`-th of its series, from 1, issued on `day` (`YYYY-MM-DD`). */
export function formatNumber(pattern: Pattern, day: string, running: number): string {
  const { before, digits, after } = piecesOf(pattern, day)
  return before + String(running).padStart(digits, '0') + after
}

/** Running numbers that are read, at most: what stands above is some other number that looks like one of the pattern. */
const mostRunning = 999_999_999

const fieldSigns = { yyyy: String.raw`\d{4}`, yy: String.raw`\d{2}`, mm: '(?:0[1-9]|1[0-2])' }

/**
 * The running number, from 1, of a number that the pattern makes on some day; undefined where it makes none like it. All
 * but the running number has one length, so there is one way to read it.
 */
export function readNumber(pattern: Pattern, number: string): number | undefined {
  const signs = pattern.map((part) => {
    if ('text' in part) return part.text.replaceAll('+', String.raw`\+`)
    return 'digits' in part ? String.raw`(0*[1-9]\d*)` : fieldSigns[part.field]
  })
  const digits = new RegExp(`^${signs.join('')}$`).exec(number)?.[1]
  const running = Number(digits)
  const least = pattern.find((part) => 'digits' in part)?.digits ?? 0
  const isPadded = digits === String(running).padStart(least, '0')
  return isPadded && running <= mostRunning ? running : undefined
}

/**
 * What tells the numbers of a pattern from those of another whatever the date and the running number: the signs it begins
 * with, up to its first figure or field.
 */
function prefixOf(pattern: Pattern): string {
  const [first] = pattern
  return first && 'text' in first ? first.text.replace(/\d.*/, '') : ''
}

/** Whether numbers of the two could be the same: both begin with the same signs before their first figure. */
export const mayCollide = (one: Pattern, other: Pattern): boolean => prefixOf(one) === prefixOf(other)
