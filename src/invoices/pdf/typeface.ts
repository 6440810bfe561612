import { type PDFContext, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'
import { type Face, glyphs, ranges, regular, semiBold } from './fonts/glyphs.ts'
import regularFile from './fonts/inter-regular.ttf'
import semiBoldFile from './fonts/inter-semibold.ttf'
import { Packed } from './packed.ts'

export type Weight = 'regular' | 'semiBold'

interface Cut {
  face: Face
  file: ArrayBuffer
  packed: Packed
  name: string
  stemV: number
}

const packed = (file: ArrayBuffer) => ({ file, packed: new Packed(() => new Uint8Array(file)) })

const cuts: Record<Weight, Cut> = {
  regular: { face: regular, ...packed(regularFile), name: 'INVFAA+Inter-Regular', stemV: 88 },
  semiBold: { face: semiBold, ...packed(semiBoldFile), name: 'INVFAB+Inter-SemiBold', stemV: 132 },
}

/** The names that pages give to the fonts in their resources. */
export const resourceNames: Record<Weight, PDFName> = {
  regular: PDFName.of('Regular'),
  semiBold: PDFName.of('SemiBold'),
}

const codes = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))

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

const hex4 = (code: number) => code.toString(16).padStart(4, '0').toUpperCase()

const packedGlyphs = new Packed(glyphOfCode)
const packedUnicode = new Packed(unicodeMap)

/**
 * Embeds both weights, whole: they are already cut down to the characters an invoice needs.
 * Written here and not by pdf-lib's fontkit, whose loading takes longer than the invoice itself.
 */
export function embedTypefaces(context: PDFContext): Record<Weight, PDFRef> {
  const glyphMap = packedGlyphs.in(context)
  const toUnicode = packedUnicode.in(context)
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
    FontFile2: cut.packed.in(context, { Length1: cut.file.byteLength }),
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

function glyphOfCode(): Uint8Array {
  const map = new DataView(new ArrayBuffer(((codes.at(-1) ?? 0) + 1) * 2))
  for (const [i, code] of codes.entries()) map.setUint16(code * 2, glyphs[i] ?? 0)
  return new Uint8Array(map.buffer)
}

function unicodeMap(): string {
  // A run may not cross a change of its high byte.
  const runs = ranges.flatMap(([first, last]) => {
    const parts: [number, number][] = []
    for (let from = first; from <= last; from = (from | 0xff) + 1) parts.push([from, Math.min(last, from | 0xff)])
    return parts
  })
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
${runs.length} beginbfrange
${runs.map(([from, to]) => `<${hex4(from)}><${hex4(to)}><${hex4(from)}>`).join('\n')}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
