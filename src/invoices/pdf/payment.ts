import { groupedIban } from '../../companies/bank.ts'
import type { Seller } from '../document.ts'
import { type Canvas, columns, type Style } from './canvas.ts'
import { tint } from './colours.ts'
import { body, label, type Printing, strong } from './printing.ts'
import { toPayCents } from './sums.ts'
import { fitted, leading, wrap } from './text.ts'
import { widthOf } from './typeface.ts'

const padding = 14
const titleHeight = 20
const fieldGap = 6
const width = columns.width - 2 * padding
const half = (width - padding) / 2
const code = { side: 76, caption: 12, gap: 8 } as const

interface Field {
  title: string
  lines: string[]
  style: Style
}

/** What the box says: a title, then a text, or rows of fields of which the first few stand beside the code to scan. */
interface Content {
  title: string
  text: string[]
  beside: Field[][]
  below: Field[][]
}

/** Height of the box that `drawPayment` draws, in points; 0 if the company gave no account. */
export function paymentHeight(printing: Printing): number {
  const content = contentOf(printing)
  if (content === undefined) return 0
  const text = content.text.length * leading(body.size)
  const rows = rowsHeight(content.below)
  return 2 * padding + topHeight(content, printing) + text + rows - (rows === 0 ? 0 : fieldGap) - 4
}

/** The box that says how to pay, or that nothing is to be paid, in the first column from `top` down. */
export function drawPayment(canvas: Canvas, printing: Printing, top: number): void {
  const content = contentOf(printing)
  if (content === undefined) return
  const height = paymentHeight(printing)
  canvas.panel({ x: columns.first, y: top, width: columns.width, height }, 5, tint(printing.colour, 0.06))
  const x = columns.first + padding
  const title = { weight: 'semiBold', size: 9.5 } as const
  const room = printing.codes.pay ? besideCode : width
  canvas.text(content.title, x, top + padding + 7, { ...fitted(content.title, title, room), colour: printing.colour })
  const y = top + padding + titleHeight
  canvas.lines(content.text, x, y + 6, body)
  drawRows(canvas, content.beside, x, y)
  drawRows(canvas, content.below, x, top + padding + topHeight(content, printing))
  if (content.beside.length > 0) drawCode(canvas, printing, top + padding - 2)
}

function drawCode(canvas: Canvas, { codes, words }: Printing, y: number): void {
  if (codes.pay === undefined) return
  const x = columns.first + columns.width - padding - code.side
  canvas.code(codes.pay, { x, y, side: code.side })
  const style = { ...label, ...fitted(words.scan, { ...label, size: 6.5 }, code.side) }
  canvas.text(words.scan, x + (code.side - widthOf(words.scan, style.weight, style.size)) / 2, y + code.side + 9, style)
}

function drawRows(canvas: Canvas, rows: Field[][], x: number, top: number): void {
  let y = top
  for (const row of rows) {
    for (const [side, { title, lines, style }] of row.entries()) {
      canvas.text(title, x + side * (half + padding), y + 6, label)
      canvas.lines(lines, x + side * (half + padding), y + 18, style)
    }
    y += rowHeight(row)
  }
}

const besideCode = width - code.side - code.gap

function contentOf(printing: Printing): Content | undefined {
  const { document, words, figures } = printing
  const { kind, corrects, seller } = document
  const nothing = (text: string): Content => ({
    ...{ title: words.nothing, text: wrap(text, body, width), beside: [], below: [] },
  })
  if (kind === 'credit_note') {
    if (corrects === null) return undefined
    return nothing(words.nothingCredited(words.dated(corrects.number, figures.day(corrects.issuedOn))))
  }
  if (toPayCents(document) <= 0 && document.deposits.length > 0) return nothing(words.nothingLeft)
  return seller.bank === null ? undefined : transfer(seller.bank, printing)
}

function transfer(bank: NonNullable<Seller['bank']>, { document, words, figures, codes }: Printing): Content {
  const beside = codes.pay ? besideCode : width
  const field = (title: string, text: string, style: Style, width: number): Field => ({
    title,
    lines: wrap(text, style, width),
    style,
  })
  return {
    title: words.payment,
    text: [],
    beside: [
      [field(words.holder, bank.holder, body, beside)],
      [field(words.reference, document.number, strong, beside)],
    ],
    below: [
      [field(words.iban, groupedIban(bank.iban), strong, width)],
      [field(words.bic, bank.bic, strong, half), field(words.due, figures.day(document.dueOn), strong, half)],
    ],
  }
}

const rowHeight = (row: Field[]) =>
  10 + Math.max(...row.map(({ lines }) => lines.length)) * leading(body.size) + fieldGap
const rowsHeight = (rows: Field[][]) => rows.reduce((sum, row) => sum + rowHeight(row), 0)

/** The title and what stands beside the code, or the code where it is the taller. */
const topHeight = ({ beside }: Content, { codes }: Printing) =>
  Math.max(titleHeight + rowsHeight(beside), codes.pay && beside.length > 0 ? code.side + code.caption : 0)
