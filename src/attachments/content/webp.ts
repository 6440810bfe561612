import { onlyOrientation, orientationOf } from './exif.ts'
import { keepOnly, mostPieces, numbersIn, type Piece, says } from './keep.ts'

/** Whether the bytes begin as a WebP does (RFC 9649, 2.4). */
export const isWebp = (bytes: Uint8Array): boolean =>
  says(bytes, 0, 'RIFF') && says(bytes, 8, 'WEBP') && says(bytes, 12, 'VP8')

const [exifFlag, xmpFlag] = [0x08, 0x04]

/**
 * A WebP without what cameras write but which side is up, and without what stands behind it; undefined when it is not
 * whole. Works in the buffer it is given.
 */
export function plainWebp(bytes: Uint8Array): Uint8Array | undefined {
  const view = numbersIn(bytes)
  const whole = 8 + view.getUint32(4, true)
  if (whole > bytes.length) return undefined
  const pieces: Piece[] = [[0, 12]]
  let [at, hasPicture, turned] = [12, false, 1]
  while (at + 8 <= whole) {
    const size = view.getUint32(at + 4, true)
    const end = at + 8 + size + (size % 2)
    // A last chunk may lack its padding.
    if (end > whole + (size % 2) || pieces.length > mostPieces) return undefined
    const isExif = says(bytes, at, 'EXIF')
    if (isExif) turned = orientationOf(tiffIn(bytes.subarray(at + 8, at + 8 + size)))
    if (isExif && turned > 1 && size >= 26) pieces.push(exifChunk(turned))
    else if (!isExif && !says(bytes, at, 'XMP ')) pieces.push([at, Math.min(end, whole)])
    hasPicture ||= says(bytes, at, 'VP8 ') || says(bytes, at, 'VP8L') || says(bytes, at, 'ANMF')
    at = end
  }
  if (!hasPicture || at < whole) return undefined
  if (says(bytes, 12, 'VP8X') && bytes[20] !== undefined) bytes[20] &= 0xff ^ (xmpFlag | (turned > 1 ? 0 : exifFlag))
  const plain = keepOnly(bytes, pieces)
  numbersIn(plain).setUint32(4, plain.length - 8, true)
  return plain
}

// Some writers put before the data what JPEG puts there.
const tiffIn = (chunk: Uint8Array): Uint8Array => (says(chunk, 0, 'Exif\0\0') ? chunk.subarray(6) : chunk)

function exifChunk(turned: number): Uint8Array {
  const chunk = new Uint8Array(34)
  chunk.set([0x45, 0x58, 0x49, 0x46, 26])
  chunk.set(onlyOrientation(turned), 8)
  return chunk
}
