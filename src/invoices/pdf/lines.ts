import type { DocumentLine } from '../document.ts'
import { type Canvas, margin, measure, type Style } from './canvas.ts'
import { hairline, muted } from './colours.ts'
import type { Pages } from './pages.ts'
import { body, label, type Printing, strong } from './printing.ts'
import { fitted, leading, type Type, wrap } from './text.ts'
import { widthOf } from './typeface.ts'

const gap = 14
const padding = 4.5
const headHeight = 17
const carryHeight = 18
const narrowestDescription = 150
const widestQuantity = 84

/** A column of figures, set against its right edge. */
interface Column {
  title: string
  cells: string[][]
  right: number
  style: Style
}

interface Table {
  title: string
  descriptionWidth: number
  columns: Column[]
}

/**
 * The table of lines, over as many pages as it takes, its head repeated on each, with the sum so far at the end of one
 * and the beginning of the next. A row stays whole unless it is taller than a page; the last row keeps `tail` points with
 * it, so that the totals never stand on a page alone.
 */
export function drawLines(pages: Pages, printing: Printing, tail: number): void {
  const table = tableOf(printing)
  const rows = printing.document.lines.map((line) => describe(line, table.descriptionWidth))
  let sumCents = 0
  for (const [i, description] of rows.entries()) {
    const height = rowHeight(table, i, description.length)
    const wanted = height + (i === rows.length - 1 ? tail : carryHeight)
    const room = pages.fullRoom - headHeight - carryHeight
    const needed =
      [wanted, height + carryHeight].find((points) => points <= room) ?? padding * 2 + 3 * leading(body.size)
    if (i === 0) {
      // The head of the table never stands at the foot of a page without a row.
      pages.reserve(needed + headHeight)
      drawTableHead(pages, table, printing)
    } else if (needed > pages.room) {
      drawCarry(pages, printing, printing.words.carried, sumCents)
      pages.turn()
      drawTableHead(pages, table, printing)
      drawCarry(pages, printing, printing.words.brought, sumCents)
    }
    drawRow(pages, printing, table, i, description)
    sumCents += printing.document.lines[i]?.netCents ?? 0
  }
}

/** The sum of the lines so far, in integer cents. */
function drawCarry(pages: Pages, { figures }: Printing, title: string, cents: number): void {
  const baseline = pages.y + 12
  const amount = figures.money(cents)
  const style = { ...strong, ...fitted(amount, strong, measure / 2), colour: muted }
  pages.canvas.textBefore(amount, margin.right, baseline, style)
  const end = margin.right - gap - widthOf(amount, style.weight, style.size)
  pages.canvas.textBefore(title, end, baseline, { ...body, colour: muted })
  pages.y += carryHeight
}

/** The table in the largest type whose figures leave the descriptions room enough. */
function tableOf(printing: Printing): Table {
  for (const size of [body.size, 8.5, 8, 7.5, 7, 6, 5, 4]) {
    const table = columnsAt(printing, size)
    if (table.descriptionWidth >= narrowestDescription) return table
  }
  return columnsAt(printing, 3)
}

function columnsAt({ document, words, figures, withoutVat }: Printing, size: number): Table {
  const { lines } = document
  const light = { ...body, size }
  const column = (title: string, style: Style, cell: (line: DocumentLine) => string[]): Column => ({
    title,
    cells: lines.map(cell),
    right: 0,
    style,
  })
  const hasDiscount = lines.some(({ discountBasisPoints }) => discountBasisPoints !== 0)
  const discount = ({ discountBasisPoints }: DocumentLine) =>
    discountBasisPoints === 0 ? [''] : [figures.rate(discountBasisPoints)]
  const columns = [
    column(words.quantity, light, (line) =>
      quantityLines(figures.quantity(line.quantityThousandths), line.unit, light),
    ),
    column(words.unitPrice, light, ({ unitPriceCents }) => [figures.money(unitPriceCents)]),
    ...(hasDiscount ? [column(words.discount, light, discount)] : []),
    ...(withoutVat ? [] : [column(words.vat, light, ({ vatRateBasisPoints }) => [figures.rate(vatRateBasisPoints)])]),
    column(words.net, { ...strong, size }, ({ netCents }) => [figures.money(netCents)]),
  ]
  let right: number = margin.right
  for (const column of columns.toReversed()) {
    column.right = right
    const widths = column.cells.flat().map((text) => widthOf(text, column.style.weight, size))
    right -= gap + widths.reduce((a, b) => Math.max(a, b), widthOf(column.title, label.weight, label.size))
  }
  return { title: words.description, descriptionWidth: right - margin.left, columns }
}

/** A quantity and its unit on one line, or a long unit under its quantity, which is never cut. */
function quantityLines(quantity: string, unit: string, type: Type): string[] {
  const oneLine = `${quantity}\u00a0${unit}`.trimEnd()
  if (widthOf(oneLine, type.weight, type.size) <= widestQuantity) return [oneLine]
  return [quantity, ...wrap(unit, type, widestQuantity)]
}

/** The first line of a description names the work, those after it give details in a lighter colour. */
function describe({ description }: DocumentLine, width: number): { text: string; style: Style }[] {
  const [first = '', ...details] = description.split('\n')
  return [
    ...wrap(first, body, width).map((text) => ({ text, style: body })),
    ...details
      .flatMap((detail) => wrap(detail, body, width))
      .map((text) => ({ text, style: { ...body, colour: muted } })),
  ]
}

function rowHeight({ columns }: Table, row: number, descriptionLines: number): number {
  const counts = columns.map(({ cells }) => cells[row]?.length ?? 0)
  return padding * 2 + Math.max(descriptionLines, ...counts) * leading(body.size)
}

function drawTableHead(pages: Pages, { title, columns }: Table, { colour }: Printing): void {
  const { canvas } = pages
  const baseline = pages.y + 8
  canvas.text(title, margin.left, baseline, label)
  for (const column of columns) canvas.textBefore(column.title, column.right, baseline, label)
  canvas.rule(margin.left, pages.y + headHeight - 1.25, measure, 1.25, colour)
  pages.y += headHeight
}

function drawRow(
  pages: Pages,
  printing: Printing,
  table: Table,
  row: number,
  description: { text: string; style: Style }[],
): void {
  const step = leading(body.size)
  let rest = description
  let part = 0
  while (part === 0 || rest.length > 0) {
    if (part > 0) {
      pages.turn()
      drawTableHead(pages, table, printing)
    }
    // A hair more than the room, so that a rounded sum does not part a row that just fits.
    const count = Math.max(1, Math.floor((pages.room - padding * 2) / step + 0.01))
    const taken = rest.slice(0, count)
    rest = rest.slice(count)
    const baseline = pages.y + padding + body.size
    for (const [i, { text, style }] of taken.entries()) pages.canvas.text(text, margin.left, baseline + i * step, style)
    if (part === 0) drawCells(pages.canvas, table, row, baseline)
    pages.y += part === 0 ? rowHeight(table, row, taken.length) : padding * 2 + taken.length * step
    pages.canvas.rule(margin.left, pages.y, measure, 0.5, hairline)
    part += 1
  }
}

function drawCells(canvas: Canvas, { columns }: Table, row: number, baseline: number): void {
  for (const { cells, right, style } of columns) {
    for (const [i, text] of (cells[row] ?? []).entries()) {
      canvas.textBefore(text, right, baseline + i * leading(body.size), style)
    }
  }
}
