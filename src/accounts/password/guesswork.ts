// What each piece costs a guesser, in bits. A common password is one of a few thousand; a run is one of a few dozen.
const bits = { word: 11, backwards: 1, run: 6, year: 6, copy: 5, mark: 1, digit: 3.3, character: 4 }
const shortest = { word: 4, run: 4, copy: 3 }
const longestWord = 20
// Longer than any password that is let in, unless its characters come apart into many.
const mostRead = 256

const alike: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  l: 'i',
  '!': 'i',
  '|': 'i',
  '3': 'e',
  '€': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '+': 't',
  '8': 'b',
}

/** A text in lower case without accents and ligatures. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[œæß]/g, (letter) => ({ œ: 'oe', æ: 'ae' })[letter] ?? 'ss')

/** A plain text with letters in place of what looks like them, one for one: p4$$w0rd becomes password. */
export const fold = (text: string): string => text.replace(/./gsu, (character) => alike[character] ?? character)

// Neighbours on a French and an English keyboard, along rows and columns, and the order of letters and digits.
const lines = [
  'abcdefghijklmnopqrstuvwxyzabc',
  '01234567890123',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1aqw2zsx3edc4rfv5tgb6yhn7uj8ik9ol0pm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1a2z3e4r5t6y7u8i9o0p',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
  'azeqsdwxc',
  'qweasdzxc',
  '789456123',
  '147258369',
  '!@#$%^&*()_+',
  '!"£$%^&*()_+',
  '&é"\'(-è_çà)=',
].map((line) => fold(plain(line)))
const backwards = (text: string) => [...text].reverse().join('')
const runs = [...lines, ...lines.map(backwards)].join(' ')

/**
 * How hard a password is to guess for someone who tries common ones, alone and put together: bits, at least. `words`
 * are common passwords, plain and folded.
 */
export function guesswork(password: string, words: ReadonlySet<string>): number {
  const text = plain(password).slice(0, mostRead)
  const folded = fold(text)
  const copies = copiesIn(folded)
  const least = new Array<number>(folded.length + 1).fill(Number.POSITIVE_INFINITY)
  least[0] = 0
  for (let from = 0; from < folded.length; from++) {
    const before = least[from] ?? 0
    const reach = (to: number, cost: number) => {
      if (to <= folded.length) least[to] = Math.min(least[to] ?? 0, before + cost)
    }
    const piece = (to: number, cost: number) => {
      reach(to, cost)
      // A hyphen, a space or an exclamation mark after something common is common too.
      if (/^[^\p{L}\p{N}]/u.test(text.slice(to))) reach(to + 1, cost + bits.mark)
    }
    reach(from + 1, /\d/.test(text.charAt(from)) ? bits.digit : bits.character)
    for (let to = from + shortest.word; to <= from + longestWord && to <= folded.length; to++) {
      const word = folded.slice(from, to)
      if (words.has(word)) piece(to, bits.word)
      else if (words.has(backwards(word))) piece(to, bits.word + bits.backwards)
    }
    for (let to = from + shortest.run; to <= folded.length && isRun(folded.slice(from, to)); to++) piece(to, bits.run)
    if (/^(19|20)\d\d/.test(text.slice(from))) piece(from + 4, bits.year)
    for (let length = shortest.copy; length <= (copies[from] ?? 0); length++) piece(from + length, bits.copy)
  }
  return least.at(-1) ?? 0
}

const isRun = (text: string) => !text.includes(' ') && runs.includes(text)

/** For each place in a text, how many characters from there on have stood in the text before, one after another. */
function copiesIn(text: string): number[] {
  const longest = new Array<number>(text.length).fill(0)
  let after = new Array<number>(text.length + 1).fill(0)
  for (let from = text.length - 1; from > 0; from--) {
    const here = new Array<number>(text.length + 1).fill(0)
    for (let earlier = 0; earlier < from; earlier++) {
      if (text[earlier] === text[from]) here[earlier] = (after[earlier + 1] ?? 0) + 1
    }
    longest[from] = Math.max(...here)
    after = here
  }
  return longest
}
