import { decimal } from '../decimal.ts'
import { leaf } from './writer.ts'

/**
 * An amount in the minor unit of its currency as EN 16931 writes it: with the currency's own decimals and a point, a minus
 * before what is below zero.
 */
export const amount = (minor: number, currency: string): string => decimal(minor, digitsOf(currency))

/** A price for one, which may have more decimals than an amount: two more. */
export const price = (minor: number, currency: string): string => {
  const text = amount(minor, currency)
  return text.includes('.') ? `${text}00` : `${text}.00`
}

/** How many decimals a currency has (ISO 4217): two for most, none for some, such as the franc of the Pacific. */
export function digitsOf(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const found = format.resolvedOptions().maximumFractionDigits ?? 2
  digits.set(currency, found)
  return found
}

// An invoice asks for every amount, and a formatter is dear.
const digits = new Map<string, number>()

/** A rate in basis points as a percentage: 550 is 5.50. */
export const percent = (basisPoints: number): string => decimal(basisPoints, 2)

/** A day `YYYY-MM-DD` in the one form that the standard knows (UNTDID 2379, code 102); `family` is the type's. */
export const day = (date: string | null, family: 'udt' | 'qdt' = 'udt'): string =>
  leaf(`${family}:DateTimeString`, date?.replaceAll('-', ''), { format: '102' })
