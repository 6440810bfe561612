const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** CRC-32, a bit at a time. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  }
  return ~value >>> 0
}

/** A part of a PNG file; `broken` gives it a wrong checksum. */
export function part(name: string, data: Uint8Array, broken = false): Uint8Array {
  const body = Buffer.concat([Buffer.from(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE((crc(body) ^ (broken ? 1 : 0)) >>> 0)
  return Buffer.concat([length, body, sum])
}

/** The head of a PNG file. */
export function head(width: number, height: number, colour = 6, depth = 8, interlace = 0): Uint8Array {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, 0, 0, interlace], 8)
  return part('IHDR', data)
}

/** `size` bytes of nothing, packed. */
export async function packed(size: number): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(size)]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A file of these parts. */
export const file = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.concat([Uint8Array.from(signature), ...parts]))

export const end = part('IEND', new Uint8Array())

/** A picture of one colour. */
export const picture = async (width = 4, height = 3, ...others: Uint8Array[]) =>
  file(head(width, height), ...others, part('IDAT', await packed(height * (1 + width * 4))), end)
