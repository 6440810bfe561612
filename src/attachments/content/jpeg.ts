import { onlyOrientation, orientationOf } from './exif.ts'
import { keepOnly, mostPieces, numbersIn, type Piece, says } from './keep.ts'

/** Whether the bytes begin as a JPEG does (ITU-T T.81, B.2.1). */
export const isJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff && (bytes[3] ?? 0) >= 0xc0

/**
 * A JPEG that tells nothing but its picture: comments and what applications wrote are left out, all but the colours
 * (JFIF, ICC, Adobe) and which side is up; so is whatever stands behind its end, such as a film of the moment before.
 * Undefined when the picture is not whole. Works in the buffer it is given.
 */
export function plainJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const view = numbersIn(bytes)
  const pieces: Piece[] = [[0, 2]]
  let [at, hasPicture, exifSeen] = [2, false, false]
  while (at + 4 <= bytes.length + 2) {
    if (bytes[at] !== 0xff || pieces.length > mostPieces) return undefined
    const marker = bytes[at + 1]
    if (marker === undefined) return undefined
    // Markers may be padded.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      if (!hasPicture) return undefined
      return keepOnly(bytes, [...pieces, [at, at + 2]])
    }
    if (at + 4 > bytes.length) return undefined
    const end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) return undefined
    const isExif = marker === 0xe1 && says(bytes, at + 4, 'Exif\0\0')
    if (isExif && !exifSeen) {
      exifSeen = true
      const turned = orientationOf(bytes.subarray(at + 10, end))
      if (turned > 1 && end - at >= exifLength) pieces.push(exifSegment(turned))
    } else if (isOfPicture(bytes, at, marker)) pieces.push([at, end])
    at = end
    if (marker === 0xda) {
      hasPicture = true
      const next = endOfScan(bytes, at)
      if (next === undefined) return undefined
      pieces.push([at, next])
      at = next
    }
  }
  return undefined
}

// Of what applications write (APP0 to APP15), what colours are read by; and never a comment.
function isOfPicture(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe0) return says(bytes, at + 4, 'JFIF\0')
  if (marker === 0xe2) return says(bytes, at + 4, 'ICC_PROFILE\0')
  return marker === 0xee && says(bytes, at + 4, 'Adobe')
}

/** Where the next marker stands behind entropy-coded data; in those 0xff is followed by 0 or by a restart. */
function endOfScan(bytes: Uint8Array, from: number): number | undefined {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2)
  }
  return undefined
}

const exifLength = 36

function exifSegment(turned: number): Uint8Array {
  const segment = new Uint8Array(exifLength)
  segment.set([0xff, 0xe1, 0, exifLength - 2, 0x45, 0x78, 0x69, 0x66])
  segment.set(onlyOrientation(turned), 10)
  return segment
}
