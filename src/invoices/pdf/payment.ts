import type { Seller } from '../document.ts'
import { type Canvas, columns, type Style } from './canvas.ts'
import { tint } from './colours.ts'
import { groupedIban } from './figures.ts'
import { body, label, type Printing, strong } from './printing.ts'
import { leading, wrap } from './text.ts'

const padding = 14
const titleHeight = 20
const fieldGap = 6
const width = columns.width - 2 * padding
const half = (width - padding) / 2

interface Field {
  title: string
  lines: string[]
  style: Style
}

/** Height of the box that `drawPayment` draws, in points; 0 if the company gave no account. */
export function paymentHeight(printing: Printing): number {
  const { bank } = printing.document.seller
  if (bank === null) return 0
  const rows = rowsOf(bank, printing).reduce((sum, row) => sum + rowHeight(row), 0)
  return 2 * padding + titleHeight + rows - fieldGap - 4
}

/** The box that says how to pay by transfer, in the first column from `top` down; nothing without an account. */
export function drawPayment(canvas: Canvas, printing: Printing, top: number, height: number): void {
  const { bank } = printing.document.seller
  if (bank === null) return
  canvas.panel({ x: columns.first, y: top, width: columns.width, height }, 5, tint(printing.colour, 0.06))
  const x = columns.first + padding
  canvas.text(printing.words.payment, x, top + padding + 7, { ...strong, size: 9.5, colour: printing.colour })
  let y = top + padding + titleHeight
  for (const row of rowsOf(bank, printing)) {
    for (const [side, { title, lines, style }] of row.entries()) {
      canvas.text(title, x + side * (half + padding), y + 6, label)
      canvas.lines(lines, x + side * (half + padding), y + 18, style)
    }
    y += rowHeight(row)
  }
}

function rowsOf(bank: NonNullable<Seller['bank']>, { document, words, figures }: Printing): Field[][] {
  const field = (title: string, text: string, style: Style, width: number): Field => ({
    title,
    lines: wrap(text, style, width),
    style,
  })
  return [
    [field(words.iban, groupedIban(bank.iban), strong, width)],
    [field(words.bic, bank.bic, strong, half), field(words.due, figures.day(document.dueOn), strong, half)],
    [field(words.holder, bank.holder, body, width)],
    [field(words.reference, document.number, strong, width)],
  ]
}

const rowHeight = (row: Field[]) =>
  10 + Math.max(...row.map(({ lines }) => lines.length)) * leading(body.size) + fieldGap
