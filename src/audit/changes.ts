/** What is stored in a field that people change. */
type Value = string | number | boolean | string[] | null

// Notes may be long: the trail says what they became, not every word of it.
const mostShown = 200

/** What differs between what is stored and what takes its place, old and new, for the trail. */
export function changesBetween<After extends { [Name in keyof After]: Value }>(
  before: { [Name in keyof After]: Value },
  after: After,
): Record<string, string> {
  const changed = (Object.keys(after) as (keyof After & string)[]).filter((name) => !isSame(before[name], after[name]))
  return Object.fromEntries(changed.map((name) => [name, `${shown(before[name])} → ${shown(after[name])}`]))
}

const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function shown(value: Value | undefined): string {
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  const words = (Array.isArray(value) ? value.join(', ') : String(value ?? '')).replace(/\n/g, ', ')
  if (words === '') return 'null'
  return words.length > mostShown ? `${words.slice(0, mostShown)}…` : words
}
