import { mostPieces, numbersIn, says } from './keep.ts'

/** Brands of pictures coded with HEVC (ISO/IEC 23008-12, annex B) and the two that say nothing of the coding. */
const brands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/** Whether the bytes begin as a picture of an iPhone does. */
export const isHeif = (bytes: Uint8Array): boolean =>
  says(bytes, 4, 'ftyp') && brands.some((brand) => says(bytes, 8, brand)) && !namesAvif(bytes)

// A picture of another coding may bear a brand that says nothing of it.
const namesAvif = (bytes: Uint8Array): boolean => {
  const end = Math.min(numbersIn(bytes).getUint32(0), 256)
  for (let at = 16; at + 4 <= end; at += 4) if (says(bytes, at, 'avif') || says(bytes, at, 'avis')) return true
  return false
}

interface Box {
  kind: string
  /** Where its content begins, and where the box ends. */
  from: number
  to: number
}

/**
 * A HEIF picture in which zeros stand where cameras wrote what they do; undefined when it is not whole. Works in the
 * buffer it is given, and moves nothing: the picture's parts are found by where they stand.
 */
export function plainHeif(bytes: Uint8Array): Uint8Array | undefined {
  const boxes = boxesIn(bytes, 0, bytes.length)
  const meta = boxes?.find(({ kind }) => kind === 'meta')
  if (!boxes || !meta || !boxes.some(({ kind }) => kind === 'mdat')) return undefined
  const inner = boxesIn(bytes, meta.from + 4, meta.to)
  const [infos, places] = ['iinf', 'iloc'].map((name) => inner?.find(({ kind }) => kind === name))
  if (!infos || !places) return undefined
  const beside = itemsBeside(bytes, infos)
  const extents = beside && extentsOf(bytes, places, beside)
  if (!extents || extents.some(([from, to]) => to > bytes.length || to < from)) return undefined
  // None lies upon another: to wipe the same bytes over and over would take hours.
  if (extents.reduce((sum, [from, to]) => sum + to - from, 0) > bytes.length) return undefined
  for (const [from, to] of extents) bytes.fill(0, from, to)
  return bytes
}

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] | undefined {
  const view = numbersIn(bytes)
  const boxes: Box[] = []
  let at = from
  while (at + 8 <= to) {
    const short = view.getUint32(at)
    if (short === 1 && at + 16 > to) return undefined
    const size = short === 0 ? to - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short
    const head = short === 1 ? 16 : 8
    if (size < head || at + size > to) return undefined
    if (boxes.length === mostPieces) return undefined
    boxes.push({ kind: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), from: at + head, to: at + size })
    at += size
  }
  return at === to ? boxes : undefined
}

/** Ids of the items that hold Exif data or a text (XMP); their entries have version 2 or 3. */
function itemsBeside(bytes: Uint8Array, { from, to }: Box): Set<number> | undefined {
  const view = numbersIn(bytes)
  const entries = boxesIn(bytes, from + (bytes[from] === 0 ? 6 : 8), to)
  return (
    entries &&
    new Set(
      entries.flatMap(({ kind, from: at, to: end }) => {
        const wide = bytes[at] === 3
        const type = at + (wide ? 10 : 8)
        if (kind !== 'infe' || (bytes[at] ?? 0) < 2 || type + 4 > end) return []
        const id = wide ? view.getUint32(at + 4) : view.getUint16(at + 4)
        return says(bytes, type, 'Exif') || says(bytes, type, 'mime') ? [id] : []
      }),
    )
  )
}

/** Where the bytes of these items stand in the file (ISO/IEC 14496-12, 8.11.3); undefined when it cannot be read. */
function extentsOf(bytes: Uint8Array, { from, to }: Box, wanted: Set<number>): [number, number][] | undefined {
  const view = numbersIn(bytes)
  const version = bytes[from] ?? 0
  const [sizes = 0, more = 0] = bytes.subarray(from + 4, from + 6)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4]
  const indexSize = version > 0 ? more & 15 : 0
  let at = from + 6
  const next = (size: number): number => {
    if (at + size > to) throw new RangeError('A table of places ends before it should.')
    const value = [0, 1, 2, 3, 4, 5, 6, 7].slice(0, size).reduce((sum, _, i) => sum * 256 + view.getUint8(at + i), 0)
    at += size
    return value
  }
  const found: [number, number][] = []
  try {
    for (let items = next(version < 2 ? 2 : 4); items > 0; items--) {
      const id = next(version < 2 ? 2 : 4)
      const method = version > 0 ? next(2) & 15 : 0
      next(2)
      const base = next(baseSize)
      let extents = next(2)
      // Where they take no room in the table, a small one could name billions.
      if (extents > 1 && indexSize + offsetSize + lengthSize === 0) return undefined
      for (; extents > 0; extents--) {
        next(indexSize)
        const start = base + next(offsetSize)
        const length = next(lengthSize)
        if (!wanted.has(id)) continue
        // Elsewhere than in the file, it could not be found to be wiped.
        if (method !== 0) return undefined
        found.push([start, start + length])
      }
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return found
}
