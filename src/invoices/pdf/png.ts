import { joined, partsOf } from '../../companies/logo.ts'

/** A PNG whose rows a PDF takes as they are packed; `data` is zlib's, each row behind the byte of its filter. */
interface OpaquePng {
  width: number
  height: number
  /** Bits a channel. */
  depth: number
  /** 3 of red, green and blue; 1 of grey or of a palette. */
  channels: 1 | 3
  /** Three bytes a colour. */
  palette: Uint8Array | undefined
  data: Uint8Array
}

/**
 * What a PDF takes of a PNG file without unpacking it (PNG, third edition, 5; ISO 32000-1, 7.4.4.4): undefined for one
 * that has transparent parts or is interlaced, or that is cut short.
 */
export function opaquePng(file: Uint8Array): OpaquePng | undefined {
  // What is no PNG has no parts with their checksums.
  const parts = partsOf(file)
  if (parts === undefined) return undefined
  const head = parts.find(({ name }) => name === 'IHDR')?.data
  if (head?.length !== 13 || parts.some(({ name }) => name === 'tRNS')) return undefined
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  const [depth, colour, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)]
  const palette = parts.find(({ name }) => name === 'PLTE')?.data
  if (interlace !== 0 || ![0, 2, 3].includes(colour) || (colour === 3 && palette === undefined)) return undefined
  return {
    ...{ width: view.getUint32(0), height: view.getUint32(4), depth, channels: colour === 2 ? 3 : 1 },
    palette: colour === 3 ? palette : undefined,
    data: joined(parts.filter(({ name }) => name === 'IDAT').map(({ data }) => data)),
  }
}
