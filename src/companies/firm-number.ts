/** A number as people type it, without spaces, dots and dashes, in capitals. */
export const compact = (typed: string): string => typed.replace(/[\s.\-\u00a0\u202f]/g, '').toUpperCase()

/** Whether nine digits may be a SIREN: their last digit follows from the others (Luhn, ISO/IEC 7812-1). */
export function isSiren(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false
  return luhn(digits) % 10 === 0
}

/** A SIREN in groups of three, as registers print it. */
export const groupedSiren = (siren: string): string => siren.replace(/\s/g, '').replace(/(\d{3})(?=\d)/g, '$1\u00a0')

/**
 * Whether fourteen digits may be a SIRET: Luhn over all of them, and La Poste's own rule, whose many offices ran out of
 * numbers that pass: their digits add up to a multiple of five.
 */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false
  if (digits.startsWith('356000000') && sum(digits, (digit) => digit) % 5 === 0) return true
  return luhn(digits) % 10 === 0
}

/** The sum of the digits, every other of them doubled, from the last but one backwards. */
const luhn = (digits: string): number =>
  sum(digits, (digit, place) => ((digits.length - place) % 2 === 0 ? doubled(digit) : digit))

const doubled = (digit: number): number => (digit < 5 ? digit * 2 : digit * 2 - 9)

const sum = (digits: string, worth: (digit: number, place: number) => number): number =>
  [...digits].reduce((total, digit, place) => total + worth(Number(digit), place), 0)

/** The two digits that a French VAT number has before the SIREN (BOI-TVA-DECLA-20-10-20). */
export const frenchVatKey = (siren: string): string => String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')

// What stands behind the two letters of each country of the Union, and of the United Kingdom (VIES, structure of numbers).
const vatForms: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^([A-Z]\d{8}|\d{8}[A-Z]|[A-Z]\d{7}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-Z]{1,2}|\d[A-Z+*]\d{5}[A-Z])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
}

export const vatCountries = Object.keys(vatForms)

/** What is wrong with the numbers of a firm, by field. */
export type NumberFault = 'sirenWrong' | 'vatCountry' | 'vatWrong' | 'vatKey' | 'vatOtherSiren'

interface Numbers {
  siren: string | null
  vatNumber: string | null
}

/**
 * The numbers of a firm as they are kept, or what is wrong with them. A French VAT number holds the SIREN: it must be the
 * one given, and is taken from there when none was. Monaco's begin with 000 and hold none.
 */
export function firmNumbers({ siren: typedSiren, vatNumber: typedVat }: Numbers): {
  numbers: Numbers
  faults: Partial<Record<keyof Numbers, NumberFault>>
} {
  const siren = typedSiren === null ? null : compact(typedSiren)
  const vatNumber = typedVat === null ? null : compact(typedVat)
  const sirenFault = siren !== null && !isSiren(siren) ? ('sirenWrong' as const) : undefined
  const vatFault = vatNumber === null ? undefined : faultOfVat(vatNumber, sirenFault ? null : siren)
  const held = vatNumber !== null && !vatFault ? sirenIn(vatNumber) : null
  return {
    numbers: { siren: siren ?? held, vatNumber },
    faults: { ...(sirenFault && { siren: sirenFault }), ...(vatFault && { vatNumber: vatFault }) },
  }
}

function faultOfVat(vatNumber: string, siren: string | null): NumberFault | undefined {
  const form = vatForms[vatNumber.slice(0, 2)]
  if (!form) return 'vatCountry'
  if (!form.test(vatNumber.slice(2))) return 'vatWrong'
  if (!vatNumber.startsWith('FR')) return undefined
  const [key, digits] = [vatNumber.slice(2, 4), vatNumber.slice(4)]
  // A key with letters follows no rule that is published.
  if (/^\d\d$/.test(key) && key !== frenchVatKey(digits)) return 'vatKey'
  const held = sirenIn(vatNumber)
  if (held === null) return undefined
  if (!isSiren(held)) return 'vatKey'
  return siren !== null && siren !== held ? 'vatOtherSiren' : undefined
}

const sirenIn = (vatNumber: string): string | null =>
  vatNumber.startsWith('FR') && !vatNumber.startsWith('000', 4) ? vatNumber.slice(4) : null
