import type { Forms } from './sought.ts'

const shortest = 3
const longest = 21
// Beyond so many the word is a syllable rather than a slip.
const mostMeant = 8

/** What to look up when a word leads nowhere: itself, and itself with each one letter left out. */
export function spellingsOf(words: readonly Forms[]): string[] {
  const forms = words.flat().flatMap((word) => {
    const letters = [...word]
    if (letters.length < shortest || letters.length > longest || /\d/.test(word)) return []
    return [word, ...letters.map((_, place) => letters.toSpliced(place, 1).join(''))]
  })
  return [...new Set(forms)]
}

/**
 * The words with those beside them that may have been meant: one letter apart and known to the company. Undefined when
 * there are none.
 */
export function respelt(words: readonly Forms[], known: readonly string[]): Forms[] | undefined {
  const wider = words.map((forms) => {
    const meant = known.filter((word) =>
      forms.some((form) => form.length >= shortest && !word.startsWith(form) && isNear(form, word)),
    )
    return [...forms, ...[...new Set(meant)].slice(0, mostMeant)]
  })
  return wider.some((forms, place) => forms.length > (words[place]?.length ?? 0)) ? wider : undefined
}

/** Whether one becomes the other by one letter more, less or other, or by two neighbours that change places. */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]]
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
    a.shift()
    b.shift()
  }
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop()
    b.pop()
  }
  if (a.length <= 1 && b.length <= 1) return true
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]
}
