import { createHash } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id that follows from its name, in the form of `newId`: the demo's addresses stay the same from run to run. */
export function idOf(...name: (string | number)[]): string {
  const bytes = createHash('sha256').update(name.join('/')).digest().subarray(0, 20)
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}

/** Numbers from 0 up to 1 that look random and are the same at every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
