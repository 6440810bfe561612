const most = 8

/**
 * Rates of VAT as people type them, parted by semicolons, spaces or commas, in basis points, highest first: `20 ; 5,5` is
 * [2000, 550]. Undefined when something is no rate from 0 to 100 with two decimals at most, or there are none or too many.
 */
export function ratesIn(typed: string): number[] | undefined {
  // A comma between two figures is a decimal one; elsewhere it parts.
  const words = typed
    .replace(/(\d),(\d)/g, '$1.$2')
    .split(/[\s;,%]+/)
    .filter((word) => word !== '')
  if (words.length === 0 || words.length > most || !words.every((word) => /^\d{1,3}(\.\d{1,2})?$/.test(word)))
    return undefined
  const rates = [...new Set(words.map((word) => Math.round(Number(word) * 100)))]
  return rates.every((rate) => rate <= 10_000) ? rates.sort((one, other) => other - one) : undefined
}

/** Rates as they are shown in their field. */
export const ratesText = (rates: number[]): string => rates.map((rate) => `${rate / 100}`.replace('.', ',')).join(' ; ')
