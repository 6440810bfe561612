import type { PDFDocument, PDFRef } from 'pdf-lib'
import { Canvas, paper } from './canvas.ts'
import type { Weight } from './typeface.ts'

/** Where the body starts on a page that follows another, in points from the top edge. */
const bodyTop = 66

/** The pages of one invoice, filled from top to bottom. Every length is in points. */
export class Pages {
  readonly canvases: Canvas[] = []
  readonly #pdf: PDFDocument
  readonly #fonts: Record<Weight, PDFRef>
  readonly #bottom: number
  readonly #dress: (canvas: Canvas) => void
  /** The page being filled. */
  canvas: Canvas
  /** How far it is filled, from its top edge. */
  y = bodyTop

  /** `bottom`: where the body of every page ends; `dress` draws the head of each page that follows another. */
  constructor(pdf: PDFDocument, fonts: Record<Weight, PDFRef>, bottom: number, dress: (canvas: Canvas) => void) {
    this.#pdf = pdf
    this.#fonts = fonts
    this.#bottom = bottom
    this.#dress = dress
    this.canvas = this.#add()
  }

  #add(): Canvas {
    const canvas = new Canvas(this.#pdf.addPage([paper.width, paper.height]), this.#fonts)
    this.canvases.push(canvas)
    return canvas
  }

  /** Points left on the current page. */
  get room(): number {
    return this.#bottom - this.y
  }

  /** Points on a page whose body is empty. */
  get fullRoom(): number {
    return this.#bottom - bodyTop
  }

  /** Goes on to a new page. */
  turn(): void {
    this.canvas = this.#add()
    this.#dress(this.canvas)
    this.y = bodyTop
  }

  /** Turns the page when fewer than `height` points are left on it and a new one has more. True if it turned. */
  reserve(height: number): boolean {
    if (height <= this.room || this.room >= this.fullRoom) return false
    this.turn()
    return true
  }
}
