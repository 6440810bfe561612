import { type PDFContext, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'
import { type Face, ranges, regular, semiBold } from './fonts/glyphs.ts'
import { codes, hex4 } from './fonts/maps.ts'
import glyphMapPacked from './fonts/packed/glyph-map.zlib'
import regularPacked from './fonts/packed/inter-regular.zlib'
import semiBoldPacked from './fonts/packed/inter-semibold.zlib'
import unicodeMapPacked from './fonts/packed/unicode-map.zlib'
import { packedStream } from './packed.ts'

export type Weight = 'regular' | 'semiBold'

interface Cut {
  face: Face
  packed: ArrayBuffer
  name: string
  stemV: number
}

const cuts: Record<Weight, Cut> = {
  regular: { face: regular, packed: regularPacked, name: 'INVFAA+Inter-Regular', stemV: 88 },
  semiBold: { face: semiBold, packed: semiBoldPacked, name: 'INVFAB+Inter-SemiBold', stemV: 132 },
}

/** The names that pages give to the fonts in their resources. */
export const resourceNames: Record<Weight, PDFName> = {
  regular: PDFName.of('Regular'),
  semiBold: PDFName.of('SemiBold'),
}

const widths: Record<Weight, Map<number, number>> = {
  regular: new Map(codes.map((code, i) => [code, regular.widths[i] ?? 0])),
  semiBold: new Map(codes.map((code, i) => [code, semiBold.widths[i] ?? 0])),
}

// The last wall against .notdef: text is made printable before it comes here.
const known = (code: number) => (widths.regular.has(code) ? code : 0x3f)

/** Width of a line of text in points; `size` in points. */
export function widthOf(text: string, weight: Weight, size: number): number {
  const table = widths[weight]
  let thousandths = 0
  for (const character of text) thousandths += table.get(known(character.codePointAt(0) ?? 0)) ?? 0
  return (thousandths * size) / 1000
}

/** The operand that shows a text: two bytes a character, which are its Unicode number. */
export function encoded(text: string): PDFHexString {
  const hex = Array.from(text, (character) => hex4(known(character.codePointAt(0) ?? 0)))
  return PDFHexString.of(hex.join(''))
}

/**
 * Embeds both weights, whole: they are already cut down to the characters an invoice needs, and packed beforehand.
 * Written here and not by pdf-lib's fontkit, whose loading takes longer than the invoice itself.
 */
export function embedTypefaces(context: PDFContext): Record<Weight, PDFRef> {
  const glyphMap = packedStream(context, glyphMapPacked)
  const toUnicode = packedStream(context, unicodeMapPacked)
  return {
    regular: embedCut(context, cuts.regular, glyphMap, toUnicode),
    semiBold: embedCut(context, cuts.semiBold, glyphMap, toUnicode),
  }
}

function embedCut(context: PDFContext, cut: Cut, glyphMap: PDFRef, toUnicode: PDFRef): PDFRef {
  const { face, name } = cut
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 4,
    FontBBox: face.box,
    ItalicAngle: 0,
    Ascent: face.ascent,
    Descent: face.descent,
    CapHeight: face.capHeight,
    StemV: cut.stemV,
    FontFile2: packedStream(context, cut.packed, { Length1: face.bytes }),
  })
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: {
      Registry: PDFHexString.of('41646F6265'),
      Ordering: PDFHexString.of('4964656E74697479'),
      Supplement: 0,
    },
    FontDescriptor: context.register(descriptor),
    CIDToGIDMap: glyphMap,
    W: widthRuns(face),
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: toUnicode,
    }),
  )
}

function widthRuns(face: Face): (number | number[])[] {
  let start = 0
  return ranges.flatMap(([first, last]) => {
    const run = face.widths.slice(start, start + last - first + 1)
    start += run.length
    return [first, run]
  })
}
