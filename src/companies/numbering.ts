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
  if (parts.some((part) => 'text' in part && !/^[A-Za-z0-9+\-_/]+$/.test(part.text))) return 'patternSign'
  if (parts.filter((part) => 'digits' in part).length !== 1) return 'patternRunning'
  return longest(parts) > mostNumberLength ? 'patternLong' : parts
}

const partOf = (piece: string): Part => {
  if (piece === '{yyyy}' || piece === '{yy}' || piece === '{mm}') return { field: piece.slice(1, -1) as 'yyyy' }
  return /^\{0+\}$/.test(piece) ? { digits: piece.length - 2 } : { text: piece }
}

const longest = (pattern: Pattern): number => formatNumber(pattern, '2026-01-01', 999_999).length

/** The number of the invoice that is the `running`-th of its series, from 1, issued on `day` (`YYYY-MM-DD`). */
export const formatNumber = (pattern: Pattern, day: string, running: number): string =>
  pattern
    .map((part) => {
      if ('text' in part) return part.text
      if ('digits' in part) return String(running).padStart(part.digits, '0')
      return { yyyy: day.slice(0, 4), yy: day.slice(2, 4), mm: day.slice(5, 7) }[part.field]
    })
    .join('')

/**
 * What tells the numbers of a pattern from those of another whatever the date and the running number: the signs it begins
 * with, up to its first figure or field.
 */
function prefixOf(pattern: Pattern): string {
  const [first] = pattern
  return first && 'text' in first ? (/^[^0-9]*/.exec(first.text)?.[0] ?? '') : ''
}

/** Whether numbers of the two could be the same: both begin with the same signs before their first figure. */
export const mayCollide = (one: Pattern, other: Pattern): boolean => prefixOf(one) === prefixOf(other)
