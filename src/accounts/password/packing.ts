// A capital letter says how many characters a word shares with the one before it; sorted words share many.
const shares = 'ABCDEFGHIJKLMNOPQRSTU'

/** Words of lower-case letters and digits, sorted and packed into a third of their size. */
export function pack(words: Iterable<string>): string {
  let before = ''
  let packed = ''
  for (const word of [...new Set(words)].sort()) {
    let shared = 0
    while (shared < shares.length - 1 && shared < before.length && before[shared] === word[shared]) shared++
    packed += shares.charAt(shared) + word.slice(shared)
    before = word
  }
  return packed
}

/** The words that were packed. */
export function unpack(packed: string): Set<string> {
  let before = ''
  const words = new Set<string>()
  for (const [, share = '', rest = ''] of packed.matchAll(/([A-Z])([^A-Z]*)/g)) {
    before = before.slice(0, shares.indexOf(share)) + rest
    words.add(before)
  }
  return words
}
