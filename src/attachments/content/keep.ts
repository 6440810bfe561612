/** Bytes to keep of a file: from where to where, or others to put in their place. */
export type Piece = [from: number, to: number] | Uint8Array

/** Pieces a file has at most: the largest photos have a few thousand, and a list of millions would not fit in memory. */
export const mostPieces = 50_000

/**
 * The pieces one after the other, moved together in the buffer that they are in, because a Worker has no room for a
 * second file of 25 MB. What is put in between must not be longer than what was left out before it.
 */
export function keepOnly(bytes: Uint8Array, pieces: Piece[]): Uint8Array {
  let end = 0
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) {
      bytes.set(piece, end)
      end += piece.length
    } else {
      const [from, to] = piece
      if (from < end) throw new Error('More was put into a file than was left out of it.')
      bytes.copyWithin(end, from, to)
      end += to - from
    }
  }
  return bytes.subarray(0, end)
}

/** Whether these letters stand at `at`. */
export function says(bytes: Uint8Array, at: number, letters: string): boolean {
  if (at < 0 || at + letters.length > bytes.length) return false
  for (let index = 0; index < letters.length; index++) if (bytes[at + index] !== letters.charCodeAt(index)) return false
  return true
}

/** A reader of numbers in these bytes. */
export const numbersIn = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
