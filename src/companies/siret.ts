/**
 * Whether fourteen digits may be a SIRET: Luhn over all of them (ISO/IEC 7812-1), and La Poste's own rule, whose many
 * offices ran out of numbers that pass: their digits add up to a multiple of five.
 */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false
  if (digits.startsWith('356000000') && sum(digits, (digit) => digit) % 5 === 0) return true
  return sum(digits, (digit, place) => (place % 2 === 0 ? doubled(digit) : digit)) % 10 === 0
}

const doubled = (digit: number): number => (digit < 5 ? digit * 2 : digit * 2 - 9)

const sum = (digits: string, worth: (digit: number, place: number) => number): number =>
  [...digits].reduce((total, digit, place) => total + worth(Number(digit), place), 0)
