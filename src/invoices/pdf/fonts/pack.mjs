// Packs what every paper has in it, so that no Worker does it at its first one: run `node src/invoices/pdf/fonts/pack.mjs` on
// Node 24 when fonts or glyphs.ts have changed. pdf-lib packs it, because the same paper is to be the same bytes for ever.
import { readFile, writeFile } from 'node:fs/promises'
import { PDFDocument } from 'pdf-lib'
import { glyphOfCode, unicodeMap } from './maps.ts'

const here = (name) => new URL(name, import.meta.url)
const { context } = await PDFDocument.create()

const contents = {
  'inter-regular': await readFile(here('inter-regular.ttf')),
  'inter-semibold': await readFile(here('inter-semibold.ttf')),
  'glyph-map': glyphOfCode(),
  'unicode-map': unicodeMap(),
}
for (const [name, content] of Object.entries(contents)) {
  const bytes = typeof content === 'string' ? content : new Uint8Array(content)
  await writeFile(here(`packed/${name}.zlib`), context.flateStream(bytes).contents)
}
