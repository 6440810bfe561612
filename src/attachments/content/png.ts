import { keepOnly, mostPieces, numbersIn, type Piece, says } from './keep.ts'

/** Whether the bytes begin as a PNG does (PNG, third edition, 5.2). */
export const isPng = (bytes: Uint8Array): boolean => says(bytes, 0, '\x89PNG\r\n\x1a\n') && says(bytes, 12, 'IHDR')

/** What is no part of the picture: texts, times and what cameras write. */
const beside = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

/**
 * A PNG without what stands beside and behind the picture; undefined when it is not whole. Works in the buffer it is given.
 */
export function plainPng(bytes: Uint8Array): Uint8Array | undefined {
  const view = numbersIn(bytes)
  const pieces: Piece[] = [[0, 8]]
  let [at, hasPicture] = [8, false]
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length || pieces.length > mostPieces) return undefined
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (!beside.has(name)) pieces.push([at, end])
    hasPicture ||= name === 'IDAT'
    if (name === 'IEND') return hasPicture ? keepOnly(bytes, pieces) : undefined
    at = end
  }
  return undefined
}
