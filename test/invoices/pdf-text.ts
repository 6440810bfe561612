import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'

/** One run of text as a reader of the PDF gets it: through the font's ToUnicode map. Points from the lower left. */
export interface Run {
  text: string
  font: string
  size: number
  x: number
  y: number
  /** The codes that the page shows, before they become characters. */
  codes: number[]
}

/** The text of each page, in the order in which it is drawn. */
export async function textOf(bytes: Uint8Array): Promise<Run[][]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  return pdf.getPages().map(runsOf)
}

/** The bytes of a stream without its compression. */
export function decoded(pdf: PDFDocument, ref: unknown): Uint8Array {
  const stream = ref instanceof PDFRef ? pdf.context.lookup(ref) : ref
  if (!(stream instanceof PDFRawStream)) throw new Error('Not a stream')
  return decodePDFRawStream(stream).decode()
}

/** The fonts of a page by the names its content uses. */
export function fontsOf(page: PDFPage): Map<string, PDFDict> {
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict)
  return new Map(fonts?.keys().map((name) => [name.decodeText(), fonts.lookup(name, PDFDict)]) ?? [])
}

function runsOf(page: PDFPage): Run[] {
  const maps = new Map(
    [...fontsOf(page)].map(([name, font]) => [
      name,
      unicodeMap(latin1(decoded(page.doc, font.get(PDFName.of('ToUnicode'))))),
    ]),
  )
  const runs: Run[] = []
  let [font, size, x, y] = ['', 0, 0, 0]
  const operators = /\/(\w+) ([\d.]+) Tf|([-\d.]+) ([-\d.]+) Td|<([0-9A-F]*)> Tj/g
  for (const [, name, points, left, base, hex] of contentOf(page).matchAll(operators)) {
    if (name !== undefined) [font, size] = [name, Number(points)]
    if (left !== undefined) [x, y] = [Number(left), Number(base)]
    if (hex === undefined) continue
    const codes = (hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16))
    const text = codes.map((code) => maps.get(font)?.get(code) ?? '\ufffd').join('')
    runs.push({ text, font, size, x, y, codes })
  }
  return runs
}

/** The operators that draw a page. */
export function contentOf(page: PDFPage): string {
  const contents = page.node.get(PDFName.of('Contents'))
  const resolved = contents instanceof PDFRef ? page.doc.context.lookup(contents) : contents
  const streams = resolved instanceof PDFArray ? resolved.asArray() : [resolved]
  return streams.map((stream) => latin1(decoded(page.doc, stream))).join('\n')
}

function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, from = '', to = '', first = ''] of cmap.matchAll(/<(\w{4})><(\w{4})><(\w{4})>/g)) {
    const start = Number.parseInt(from, 16)
    for (let code = start; code <= Number.parseInt(to, 16); code++) {
      map.set(code, String.fromCodePoint(Number.parseInt(first, 16) + code - start))
    }
  }
  return map
}

const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
