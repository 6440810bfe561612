/*
 * What cameras write beside a picture tells where it was taken, with what and when, and often holds a smaller copy of it.
 * Of all that one thing is needed: which side is up (Exif 2.32, 4.6).
 */

const orientationTag = 0x0112
const shortType = 3

/** How a picture is to be turned, from 1 (not at all) to 8, as its Exif data say: TIFF from its first byte. */
export function orientationOf(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const little = order === 0x4949
  const start = view.getUint32(4, little)
  if (start + 2 > tiff.length) return 1
  const count = view.getUint16(start, little)
  for (let entry = start + 2; entry < start + 2 + count * 12 && entry + 12 <= tiff.length; entry += 12) {
    if (view.getUint16(entry, little) !== orientationTag || view.getUint16(entry + 2, little) !== shortType) continue
    const turned = view.getUint16(entry + 8, little)
    return turned >= 1 && turned <= 8 ? turned : 1
  }
  return 1
}

/** Exif data that say how the picture is to be turned and nothing else: 26 bytes of TIFF. */
export function onlyOrientation(turned: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(26))
  view.setUint32(0, 0x4d4d002a)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, orientationTag)
  view.setUint16(12, shortType)
  view.setUint32(14, 1)
  view.setUint16(18, turned)
  return new Uint8Array(view.buffer)
}
