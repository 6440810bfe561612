import jsqr from 'jsqr'
import { PDFDocument, type PDFPage } from 'pdf-lib'
import { contentOf } from './pdf-text.ts'

interface Shape {
  x: number
  y: number
  width: number
  height: number
}

const dotsPerPoint = 5

/** What every code on each page says: its operators drawn as dots, and these read by a reader that knows no PDF. */
export async function codesOf(bytes: Uint8Array): Promise<string[][]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  return pdf.getPages().map((page) => groupsOf(page).map(read))
}

/** The filled shapes of each stretch of drawing that has a measure of its own, below what was drawn before it. */
function groupsOf(page: PDFPage): Shape[][] {
  const number = '(-?[\\d.]+)'
  const operators = new RegExp(
    `${number} 0 0 ${number} ${number} ${number} cm|${number} ${number} ${number} ${number} re|^Q`,
    'gm',
  )
  const groups: Shape[][] = []
  let group: Shape[] | undefined
  let [a, d, e, f] = [1, 1, 0, 0]
  for (const [all, sx, sy, tx, ty, x, y, width, height] of contentOf(page).matchAll(operators)) {
    if (all === 'Q') group = undefined
    if (sx !== undefined) {
      ;[a, d, e, f] = [Number(sx), Number(sy), Number(tx), Number(ty)]
      group = []
      groups.push(group)
    }
    if (x === undefined || group === undefined) continue
    const [left, top] = [Number(x) * a + e, Number(y) * d + f]
    const [right, bottom] = [left + Number(width) * a, top + Number(height) * d]
    group.push({ x: left, y: Math.min(top, bottom), width: right - left, height: Math.abs(bottom - top) })
  }
  return groups.filter((shapes) => shapes.length > 50)
}

/** Throws where nothing can be read. */
function read(shapes: Shape[]): string {
  const margin = 6
  const left = Math.min(...shapes.map(({ x }) => x)) - margin
  const bottom = Math.min(...shapes.map(({ y }) => y)) - margin
  const right = Math.max(...shapes.map(({ x, width }) => x + width)) + margin
  const top = Math.max(...shapes.map(({ y, height }) => y + height)) + margin
  const [columns, rows] = [Math.round((right - left) * dotsPerPoint), Math.round((top - bottom) * dotsPerPoint)]
  const dots = new Uint8ClampedArray(columns * rows * 4).fill(255)
  const dot = (points: number) => Math.round(points * dotsPerPoint)
  for (const { x, y, width, height } of shapes) {
    for (let row = dot(top - y - height); row < dot(top - y); row++) {
      for (let column = dot(x - left); column < dot(x - left + width); column++) {
        dots.fill(0, (row * columns + column) * 4, (row * columns + column) * 4 + 3)
      }
    }
  }
  // A package of the CommonJS kind: what it exports is the default or the module itself.
  const scan = (jsqr as { default?: typeof jsqr }).default ?? jsqr
  const code = scan(dots, columns, rows)
  if (code === null) throw new Error('No code could be read')
  return new TextDecoder().decode(Uint8Array.from(code.binaryData))
}
