/**
 * A whole number of units of 10^-places as decimal text, with all its decimals: 1250 with three is 1.250. As text, because
 * dividing a large number would round it.
 */
export function decimal(units: number, places: number): `${number}` {
  const digits = String(Math.abs(units)).padStart(places + 1, '0')
  const end = digits.length - places
  const sign = units < 0 ? '-' : ''
  return `${sign}${digits.slice(0, end)}${places > 0 ? `.${digits.slice(end)}` : ''}` as `${number}`
}
