// Narrow and unbreakable spaces part thousands in French, apostrophes in Switzerland.
const spaces = /[\s\u00a0\u202f'’]/g

/**
 * An amount in integer cents, however it is written: 1 234,50 €, 1,234.50, -12. Undefined where it is no number, or has
 * fractions of a cent. A file does not say in which language it is written, as a form does (`hundredthsOf`).
 */
export const readCents = (text: string): number | undefined => scaled(text.replace(/€|£|\$|EUR|GBP|USD/gi, ''), 2)

/** A rate in basis points: 20, 20 %, 5,5 or 0.2 of a whole; undefined where it is none. */
export function readRate(text: string): number | undefined {
  const bare = text.replace('%', '')
  const points = scaled(bare, 2) ?? scaled(bare, 4)
  if (points === undefined || points < 0) return undefined
  const whole = bare === text && points > 0 && points < 100 ? points * 100 : points
  return whole <= 10_000 ? whole : undefined
}

/** The number as an integer of its smallest part, `places` digits after the point. */
function scaled(text: string, places: number): number | undefined {
  const bare = text.replace(spaces, '').replace('−', '-')
  const negative = /^\((.+)\)$/.exec(bare)?.[1] ?? (bare.startsWith('-') ? bare.slice(1) : undefined)
  const digits = pointed(negative ?? bare)
  const [, whole, part = ''] = /^(\d{1,11})(?:\.(\d+))?$/.exec(digits) ?? []
  if (whole === undefined || /[1-9]/.test(part.slice(places))) return undefined
  const value = Number(whole + part.slice(0, places).padEnd(places, '0'))
  return negative === undefined || value === 0 ? value : -value
}

/** The number with a point before its fraction, and nothing between its thousands. */
function pointed(text: string): string {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  if (last < 0) return text
  const sign = text[last] ?? ''
  const [whole, part] = [text.slice(0, last), text.slice(last + 1)]
  const grouped = /^\d{1,3}([.,]\d{3})+$/
  // Three digits after a lone sign, or the same sign twice: those are thousands.
  if (grouped.test(text) && (whole.includes(sign) || !/[.,]/.test(whole)) && whole !== '0')
    return text.replace(/[.,]/g, '')
  return grouped.test(whole) && !whole.includes(sign) ? `${whole.replace(/[.,]/g, '')}.${part}` : `${whole}.${part}`
}
