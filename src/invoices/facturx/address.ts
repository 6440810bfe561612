import { languages } from '../../i18n/language.ts'
import { group, leaf } from './writer.ts'

interface Address {
  lines: string[]
  town: string | null
  postcode: string | null
}

/** Where letters are sent with the town first, and how their postcodes look (Royal Mail, Eircode). */
const townFirst: Record<string, RegExp> = {
  GB: /^(.*?)[\s,]*\b([A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})$/i,
  IE: /^(.*?)[\s,]*\b([A-Z]\d[\dW]\s*[A-Z\d]{4})$/i,
}

/** Everywhere else: figures, maybe parted or with the country's letters before, then the town. */
const postcodeFirst = /^((?:[A-Z]{1,3}[- ])?\d{3}[ -]?\d{1,3}(?:-\d{2,4})?(?: [A-Z]{2}(?= ))?)\s+(\D.*)$/

/**
 * An address as it is printed, read for its town and postcode, which are its last line once the country's name is gone.
 * An address that shows none of it stays as lines.
 */
export function readAddress(printed: string[], country: string): Address {
  const lines = printed.map((line) => line.trim()).filter((line) => line !== '')
  if (lines.length > 1 && names(lines.at(-1) ?? '', country)) lines.pop()
  const last = lines.at(-1) ?? ''
  const found = country in townFirst ? britishTown(last, country) : continentalTown(last)
  if (!found) return { lines, town: null, postcode: null }
  lines.pop()
  // A postcode on a line of its own has the town above it.
  return { lines, postcode: found.postcode, town: found.town || (lines.length > 1 ? (lines.pop() ?? null) : null) }
}

/** The same of one line, whose parts commas divide. */
export const readLine = (line: string, country: string): Address => readAddress(line.split(/,|\n/), country)

function britishTown(line: string, country: string) {
  const [, town = '', postcode] = townFirst[country]?.exec(line) ?? []
  return postcode ? { town, postcode } : null
}

function continentalTown(line: string) {
  const [, postcode, town = ''] = postcodeFirst.exec(line) ?? []
  return postcode ? { town, postcode } : null
}

/** Whether a line is only the name of the country, or its two letters. */
const names = (line: string, country: string): boolean =>
  [country, ...namesOf(country)].some((name) => name.toLowerCase() === line.toLowerCase())

/** The name of a country in the languages here; none for what is no country. */
function namesOf(country: string): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return []
  return languages.map((language) => new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country)
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
