import { languages } from '../../i18n/language.ts'
import { group, leaf } from './writer.ts'

interface Address {
  lines: string[]
  town: string | null
  postcode: string | null
}

/** Postcodes of countries where they stand before the town (Universal Postal Union); the country's letters may precede. */
const before = new Map(
  Object.entries({
    '\\d{5}': 'FR GP GF MQ RE YT MC DE IT SM ES FI EE HR LT TR',
    '\\d{4}': 'AT BE CH LI LU DK NO HU SI BG CY LV',
    '\\d{3} ?\\d{2}': 'SE CZ SK GR',
    '\\d{2}-\\d{3}': 'PL',
    '\\d{4}-\\d{3}': 'PT',
    '\\d{4} ?[A-Z]{2}': 'NL',
    '\\d{6}': 'RO',
  }).flatMap(([form, countries]) =>
    countries.split(' ').map((country) => [country, new RegExp(`^((?:[A-Z]{1,3}-)?${form})\\s+(\\D.*)$`)] as const),
  ),
)

/** And of those where they stand behind it (Royal Mail, Eircode). */
const behind = new Map([
  ['GB', /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i],
  ['IE', /\b[A-Z]\d[\dW]\s*[A-Z\d]{4}$/i],
])

/** Whether addresses of a country are read for their town; elsewhere lines alone may be all there is. */
export const isRead = (country: string): boolean => before.has(country) || behind.has(country)

/**
 * An address as it is printed, read for its town and postcode, which are its last line once the country's name is gone.
 * An address that shows none of it stays as lines.
 */
export function readAddress(printed: string[], country: string): Address {
  const lines = printed.map((line) => line.trim()).filter((line) => line !== '')
  if (lines.length > 1 && names(lines.at(-1) ?? '', country)) lines.pop()
  const last = lines.at(-1) ?? ''
  const found = townIn(last, country)
  if (!found) return { lines, town: null, postcode: null }
  lines.pop()
  // A postcode on a line of its own has the town above it.
  return { lines, postcode: found.postcode, town: found.town || (lines.length > 1 ? (lines.pop() ?? null) : null) }
}

/** The same of one line, whose parts commas divide. */
export const readLine = (line: string, country: string): Address => readAddress(line.split(/,|\n/), country)

function townIn(line: string, country: string): { postcode: string; town: string } | null {
  const [, first, town] = before.get(country)?.exec(line) ?? []
  if (first && town) return { postcode: first, town }
  const last = behind.get(country)?.exec(line)
  if (!last) return null
  // What stands before it, without the comma between.
  return { postcode: last[0], town: /^.*[^\s,]/.exec(line.slice(0, last.index))?.[0] ?? '' }
}

/** Whether a line is only the name of the country, or its two letters. */
const names = (line: string, country: string): boolean =>
  [country, ...namesOf(country)].some((name) => name.toLowerCase() === line.toLowerCase())

/** The name of a country in the languages here and in its own; none for what is no country. */
function namesOf(country: string): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return []
  const own = new Intl.Locale(`und-${country}`).maximize().language
  return [own, ...languages].map(
    (language) => new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country,
  )
}

/** An address (BG-5, BG-8, BG-15): three lines at most, further ones behind the third; the country is always there. */
export function postalAddress({ lines: [one, two, ...rest], town, postcode }: Address, country: string): string {
  return group('ram:PostalTradeAddress', [
    leaf('ram:PostcodeCode', postcode),
    leaf('ram:LineOne', one),
    leaf('ram:LineTwo', two),
    leaf('ram:LineThree', rest.join(', ')),
    leaf('ram:CityName', town),
    leaf('ram:CountryID', country),
  ])
}
