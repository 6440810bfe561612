import {
  appendBezierCurve,
  beginText,
  closePath,
  concatTransformationMatrix,
  drawObject,
  endText,
  fill,
  lineTo,
  moveText,
  moveTo,
  PDFName,
  type PDFPage,
  type PDFRef,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingRgbColor,
  setFontAndSize,
  setGraphicsState,
  setTextMatrix,
  showText,
} from 'pdf-lib'
import { type Modules, quietModules, runsOf } from '../../ui/qr-modules.ts'
import { black, type Colour, ink, white } from './colours.ts'
import { leading, type Type } from './text.ts'
import { encoded, resourceNames, type Weight, widthOf } from './typeface.ts'

/** A4 in points. */
export const paper = { width: 595.28, height: 841.89 } as const

/** Where the text of every page runs, in points from the left edge. */
export const margin = { left: 50, right: paper.width - 50 } as const
export const measure = margin.right - margin.left

/** The two columns of the head and of the block of totals. */
const gutter = 34
const columnWidth = (measure - gutter) / 2
export const columns = { width: columnWidth, first: margin.left, second: margin.left + columnWidth + gutter } as const

export interface Style extends Type {
  colour: Colour
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

// Two decimals are finer than any printer and keep the file small.
const round = (points: number) => Math.round(points * 100) / 100
const up = (y: number) => round(paper.height - y)

/** One page to draw on. Every length is in points; `y` runs down from the top edge, text stands on `y`. */
export class Canvas {
  readonly page: PDFPage

  constructor(page: PDFPage, fonts: Record<Weight, PDFRef>) {
    this.page = page
    page.node.setFontDictionary(resourceNames.regular, fonts.regular)
    page.node.setFontDictionary(resourceNames.semiBold, fonts.semiBold)
  }

  /** One line of text that starts at `x`. */
  text(text: string, x: number, y: number, style: Style): void {
    if (text === '') return
    this.page.pushOperators(
      setFillingRgbColor(...style.colour),
      beginText(),
      setFontAndSize(resourceNames[style.weight].decodeText(), round(style.size)),
      moveText(round(x), up(y)),
      showText(encoded(text)),
      endText(),
    )
  }

  /** One line of text that ends at `x`. */
  textBefore(text: string, x: number, y: number, style: Style): void {
    this.text(text, x - widthOf(text, style.weight, style.size), y, style)
  }

  /** Lines one under another, the first standing on `y`; answers where a line after them would stand. */
  lines(lines: string[], x: number, y: number, style: Style): number {
    for (const [i, line] of lines.entries()) this.text(line, x, y + i * leading(style.size), style)
    return y + lines.length * leading(style.size)
  }

  rule(x: number, y: number, width: number, thickness: number, colour: Colour): void {
    this.page.pushOperators(
      setFillingRgbColor(...colour),
      rectangle(round(x), up(y + thickness), round(width), thickness),
      fill(),
    )
  }

  /** A filled box with rounded corners. */
  panel({ x, y, width, height }: Box, radius: number, colour: Colour): void {
    const [left, right, top, bottom] = [round(x), round(x + width), up(y), up(y + height)]
    // The control points that make a cubic curve a quarter of a circle.
    const k = round(radius * 0.4477)
    this.page.pushOperators(
      setFillingRgbColor(...colour),
      moveTo(left + radius, top),
      lineTo(right - radius, top),
      appendBezierCurve(right - k, top, right, top - k, right, top - radius),
      lineTo(right, bottom + radius),
      appendBezierCurve(right, bottom + k, right - k, bottom, right - radius, bottom),
      lineTo(left + radius, bottom),
      appendBezierCurve(left + k, bottom, left, bottom + k, left, bottom + radius),
      lineTo(left, top - radius),
      appendBezierCurve(left, top - k, left + k, top, left + radius, top),
      closePath(),
      fill(),
    )
  }

  image(image: { ref: PDFRef }, { x, y, width, height }: Box): void {
    const name = PDFName.of('Logo')
    this.page.node.setXObject(name, image.ref)
    this.page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(round(width), 0, 0, round(height), round(x), up(y + height)),
      drawObject(name),
      popGraphicsState(),
    )
  }

  /** A code to scan in a white square of `side` points, the light space around it included. */
  code(modules: Modules, { x, y, side }: { x: number; y: number; side: number }): void {
    this.panel({ x, y, width: side, height: side }, 3, white)
    const count = modules.length + 2 * quietModules
    const module = side / count
    // In the code's own measure, with the first row on top: its modules are whole numbers and share their edges.
    this.page.pushOperators(
      pushGraphicsState(),
      setFillingRgbColor(...black),
      concatTransformationMatrix(
        module,
        0,
        0,
        -module,
        round(x + quietModules * module),
        up(y + quietModules * module),
      ),
      ...modules.flatMap((row, y) => runsOf(row).map(({ from, length }) => rectangle(from, y, length, 1))),
      fill(),
      popGraphicsState(),
    )
  }

  /** A word across the whole page, over what is drawn on it and so thin that all stays legible. */
  mark(text: string): void {
    const angle = Math.atan2(paper.height, paper.width)
    const size = Math.min(150, 760 / widthOf(text, 'semiBold', 1))
    const [along, across] = [widthOf(text, 'semiBold', size) / 2, size * 0.36]
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const state = PDFName.of('Mark')
    this.page.node.setExtGState(state, this.page.doc.context.obj({ Type: 'ExtGState', ca: 0.07 }))
    this.page.pushOperators(
      pushGraphicsState(),
      setGraphicsState(state),
      setFillingRgbColor(...ink),
      beginText(),
      setFontAndSize(resourceNames.semiBold, round(size)),
      setTextMatrix(
        ...([cos, sin, -sin, cos].map((part) => Math.round(part * 10_000) / 10_000) as [
          number,
          number,
          number,
          number,
        ]),
        round(paper.width / 2 - along * cos + across * sin),
        round(paper.height / 2 - along * sin - across * cos),
      ),
      showText(encoded(text)),
      endText(),
      popGraphicsState(),
    )
  }

  /** Makes a box of the page a link; printed with the page (F 4), as archives ask. */
  link({ x, y, width, height }: Box, address: string): void {
    const { context } = this.page.doc
    const annotation = context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [round(x), up(y + height), round(x + width), up(y)],
      Border: [0, 0, 0],
      F: 4,
      A: { Type: 'Action', S: 'URI', URI: PDFString.of(address.replace(/[\\()]/g, '\\$&')) },
    })
    this.page.node.addAnnot(context.register(annotation))
  }
}
