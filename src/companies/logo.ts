/** Where a logo is brought; the one address of the settings that takes a file. */
export const logoPath = '/admin/settings/appearance/logo'
/** A logo may weigh this much, in bytes, and be so wide and high, in pixels. */
export const mostLogoBytes = 1024 * 1024
const mostLogoSide = 2000

export type LogoFault = 'logoMissing' | 'logoHeavy' | 'logoKind' | 'logoLarge' | 'logoBroken'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
// What makes the picture. Everything else, such as where it was taken, when and by whom, is left out.
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'IDAT', 'IEND'])
const depths: Record<number, number[]> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] }
const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/**
 * The picture in a PNG file and nothing besides, or what is wrong with the file (W3C PNG, third edition). Looked at by
 * content: every part has its checksum, and unpacked it is just as large as it says it is.
 */
export async function pictureOf(file: Uint8Array): Promise<Uint8Array | LogoFault> {
  if (file.length === 0) return 'logoMissing'
  if (file.length > mostLogoBytes) return 'logoHeavy'
  if (!signature.every((byte, index) => file[index] === byte)) return 'logoKind'
  const parts = partsOf(file)
  const [head] = parts ?? []
  if (!parts || head?.name !== 'IHDR' || head.data.length !== 13) return 'logoBroken'
  const view = new DataView(head.data.buffer, head.data.byteOffset)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [depth, colour, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)]
  if (width === 0 || height === 0 || !depths[colour]?.includes(depth) || interlace > 1) return 'logoBroken'
  if (width > mostLogoSide || height > mostLogoSide) return 'logoLarge'
  if (colour === 3 && !parts.some(({ name }) => name === 'PLTE')) return 'logoBroken'
  const size = unpackedSize(width, height, depth * (channels[colour] ?? 0), interlace === 1)
  const packed = parts.filter(({ name }) => name === 'IDAT').map(({ data }) => data)
  if ((await inflatedSize(packed, size)) !== size) return 'logoBroken'
  return joined([Uint8Array.from(signature), ...parts.filter(({ name }) => kept.has(name)).map(({ whole }) => whole)])
}

interface Part {
  name: string
  data: Uint8Array
  whole: Uint8Array
}

/** The parts of a PNG up to the one that ends the file; undefined when one is cut short or does not have its checksum. */
export function partsOf(file: Uint8Array): Part[] | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const parts: Part[] = []
  let at = signature.length
  while (at + 12 <= file.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > file.length) return undefined
    if (checksum(file.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return undefined
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8))
    parts.push({ name, data: file.subarray(at + 8, end - 4), whole: file.subarray(at, end) })
    // What stands behind the end is no picture.
    if (name === 'IEND') return parts
    at = end
  }
  return undefined
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** CRC-32 (PNG, annex D). */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (table[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

// Where each of the seven passes of an interlaced picture begins and how far its pixels lie apart (PNG, 8.1).
const passes = [
  ...[
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
  ],
  ...[
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ],
] as [number, number, number, number][]

/** Bytes of the picture unpacked: each row of pixels behind one byte for its filter. */
function unpackedSize(width: number, height: number, bits: number, interlaced: boolean): number {
  const grid = interlaced ? passes : ([[0, 0, 1, 1]] as const)
  return grid.reduce((sum, [x, y, dx, dy]) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)]
    return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bits) / 8)) : sum
  }, 0)
}

/** How many bytes these unpack to, counted up to `most` and then no further; -1 when they do not unpack. */
async function inflatedSize(packed: Uint8Array[], most: number): Promise<number> {
  const reader = new Blob(packed as Uint8Array<ArrayBuffer>[])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader()
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return size
      size += (value as Uint8Array).length
      if (size > most) {
        await reader.cancel()
        return size
      }
    }
  } catch {
    return -1
  }
}

/** Bytes one behind another. */
export function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
