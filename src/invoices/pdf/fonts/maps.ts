import { glyphs, ranges } from './glyphs.ts'

/** The code points that both weights can draw, in their order. */
export const codes: number[] = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i),
)

/** A code point as PDF writes it. */
export const hex4 = (code: number): string => code.toString(16).padStart(4, '0').toUpperCase()

/** Where each character stands in the fonts: two bytes a Unicode number (`CIDToGIDMap`, ISO 32000-1, 9.7.4.2). */
export function glyphOfCode(): Uint8Array {
  const map = new DataView(new ArrayBuffer(((codes.at(-1) ?? 0) + 1) * 2))
  for (const [i, code] of codes.entries()) map.setUint16(code * 2, glyphs[i] ?? 0)
  return new Uint8Array(map.buffer)
}

/** Which text the characters of a paper are, for those who copy or search it (`ToUnicode`, ISO 32000-1, 9.10.3). */
export function unicodeMap(): string {
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
