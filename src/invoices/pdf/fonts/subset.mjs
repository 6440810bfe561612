// Makes inter-*.ttf and glyphs.ts from the full Inter fonts: run `node src/invoices/pdf/fonts/subset.mjs` on Node 24, and
// then pack.mjs beside it.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fontkit from '@pdf-lib/fontkit'
import subset from 'subset-font'

const spans = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
]
const singles = 'ẞ–—‘’‚“”„†•…‰′″‹›‐\u2007\u2009\u202f€₺₽₴₹₪₿№™←↑→↓−≈≤≥∅✓⅓⅔⅛'
const wanted = spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
const text = String.fromCodePoint(...wanted) + singles

const weights = { regular: '400Regular', semiBold: '600SemiBold' }
const files = { regular: 'inter-regular.ttf', semiBold: 'inter-semibold.ttf' }

const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const source = (weight) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`))

const fonts = {}
for (const [key, weight] of Object.entries(weights)) {
  const bytes = await subset(await readFile(source(weight)), text, {
    targetFormat: 'sfnt',
    // Tabular figures are all that is kept of the layout tables: amounts must line up in their columns.
    keepFeatures: ['tnum'],
    noHinting: true,
    dropTables: ['GPOS', 'GDEF', 'STAT', 'gasp'],
  })
  await writeFile(here(files[key]), bytes)
  fonts[key] = fontkit.create(bytes)
  fonts[key].size = bytes.length
}

const isFigure = (code) => code >= 0x30 && code <= 0x39
const glyphOf = (font, code) => font.layout(String.fromCodePoint(code), isFigure(code) ? ['tnum'] : []).glyphs[0]
// U+FFFF only closes the font's table of characters.
const codes = fonts.regular.characterSet.filter((code) => code !== 0xffff).sort((a, b) => a - b)
for (const code of codes) {
  const [regular, semiBold] = Object.values(fonts).map((font) => glyphOf(font, code).id)
  if (regular !== semiBold) throw new Error(`The two weights place U+${code.toString(16)} differently`)
}

const ranges = []
for (const code of codes) {
  const last = ranges.at(-1)
  if (last && last[1] === code - 1) last[1] = code
  else ranges.push([code, code])
}

function face(font) {
  const thousandths = (units) => Math.round((units * 100_000) / font.unitsPerEm) / 100
  const { minX, minY, maxX, maxY } = font.bbox
  return {
    bytes: font.size,
    ascent: thousandths(font.ascent),
    descent: thousandths(font.descent),
    capHeight: thousandths(font.capHeight),
    box: [minX, minY, maxX, maxY].map(thousandths),
    widths: codes.map((code) => thousandths(glyphOf(font, code).advanceWidth)),
  }
}

const list = (values) => JSON.stringify(values)
const constant = (name, { widths, ...metrics }) => `
export const ${name}: Face = {
${Object.entries(metrics)
  .map(([key, value]) => `  ${key}: ${Array.isArray(value) ? `[${value.join(', ')}]` : value},`)
  .join('\n')}
  // biome-ignore format: one long list
  widths: ${list(widths)},
}
`
await writeFile(
  here('glyphs.ts'),
  `// Made by subset.mjs from the fonts beside it: do not edit.

/** Measures of one weight in thousandths of the type size; \`widths\` follows the order of \`characters\`. */
export interface Face {
  /** Size of its file. */
  bytes: number
  ascent: number
  descent: number
  capHeight: number
  box: [number, number, number, number]
  widths: number[]
}

/** First and last code point of each run of characters that both weights can draw. */
// biome-ignore format: one long list
export const ranges: [number, number][] = ${list(ranges)}

/** Glyph of each character, the same in both weights; figures are the tabular ones. */
// biome-ignore format: one long list
export const glyphs: number[] = ${list(codes.map((code) => glyphOf(fonts.regular, code).id))}
${constant('regular', face(fonts.regular))}${constant('semiBold', face(fonts.semiBold))}`,
)
