import { groupedIban } from '../../companies/bank.ts'
import { margin, measure, type Style } from '../../invoices/pdf/canvas.ts'
import { hairline, muted } from '../../invoices/pdf/colours.ts'
import type { Pages } from '../../invoices/pdf/pages.ts'
import { body, label, strong } from '../../invoices/pdf/printing.ts'
import { leading, wrap } from '../../invoices/pdf/text.ts'
import { widthOf } from '../../invoices/pdf/typeface.ts'
import { owedAt } from '../statement.ts'
import { creditOf, debitOf, worded } from '../worded.ts'
import type { Printing } from './printing.ts'

const gap = 14
const padding = 4
const headHeight = 17
const dayWidth = 62
const narrowestText = 150
const gapBeforeEnd = 26

interface Row {
  day: string
  text: string
  detail: string | null
  /** Debit, credit, balance. */
  figures: [string, string, string]
  style: Style
}

interface Column {
  title: string
  right: number
}

interface Table {
  rows: Row[]
  columns: Column[]
  textWidth: number
  /** Size of the type of figures. */
  size: number
}

/**
 * The entries, over as many pages as they take, the head of the table repeated on each: between the balance that the
 * period begins with and the one it ends with. That one and what follows the table stay with the last entry, so that
 * neither stands on a page alone.
 */
export function drawTable(pages: Pages, printing: Printing): void {
  const table = tableOf(printing)
  const drawn = table.rows.map((row) => ({ row, lines: linesOf(row, table.textWidth) }))
  const heights = drawn.map(({ lines }) => padding * 2 + lines.length * leading(body.size))
  const end = endOf(printing)
  for (const [i, { row, lines }] of drawn.entries()) {
    const height = heights[i] ?? 0
    const tail = i === drawn.length - 2 ? (heights[i + 1] ?? 0) + heightOf(end) : 0
    const needed = height + tail + (i === 0 ? headHeight : 0)
    if (pages.reserve(needed) || i === 0) drawTableHead(pages, table, printing)
    drawRow(pages, table, row, lines)
    pages.y += height
    pages.canvas.rule(margin.left, pages.y, measure, 0.5, hairline)
  }
  pages.y += gapBeforeEnd
  for (const { text, style } of end) pages.y = pages.canvas.lines([text], margin.left, pages.y, style)
}

function rowsOf({ paper, statements, dictionary, figures }: Printing): Row[] {
  const { from, to, opening, closing, lines } = paper.statement
  const amount = (cents: number | null) => (cents === null ? '' : figures.money(cents))
  const balance = (day: string, text: string, cents: number): Row => ({
    ...{ day: figures.shortDay(day), text, detail: null, figures: ['', '', figures.money(cents)] },
    style: strong,
  })
  return [
    balance(from, statements.opening, owedAt(opening)),
    ...lines.map((line): Row => {
      const sums: Row['figures'] = [amount(debitOf(line)), amount(creditOf(line)), amount(line.balanceCents)]
      return { day: figures.shortDay(line.day), ...worded(line, dictionary, figures.money), figures: sums, style: body }
    }),
    balance(to, statements.closing, owedAt(closing)),
  ]
}

/** The table in the largest type whose figures leave the texts room enough. */
function tableOf(printing: Printing): Table {
  const rows = rowsOf(printing)
  const { debit, credit, balance } = printing.statements
  const titles = [debit, credit, balance]
  // Of type one point high.
  const widths = titles.map((_, i) =>
    rows.reduce((most, { figures }) => Math.max(most, widthOf(figures[i] ?? '', 'semiBold', 1)), 0),
  )
  const at = (size: number): Table => {
    let right: number = margin.right
    const columns = titles
      .map((title, i) => ({
        title,
        width: Math.max((widths[i] ?? 0) * size, widthOf(title, label.weight, label.size)),
      }))
      .toReversed()
      .map(({ title, width }) => {
        const column = { title, right }
        right -= width + gap
        return column
      })
      .toReversed()
    return { rows, columns, textWidth: right - margin.left - dayWidth, size }
  }
  const sizes = [body.size, 8, 7, 6, 5]
  return sizes.map(at).find(({ textWidth }) => textWidth >= narrowestText) ?? at(4)
}

const linesOf = ({ text, detail, style }: Row, width: number): { text: string; style: Style }[] => [
  ...wrap(text, style, width).map((line) => ({ text: line, style })),
  ...(detail === null
    ? []
    : wrap(detail, body, width).map((line) => ({ text: line, style: { ...body, colour: muted } }))),
]

function drawTableHead(pages: Pages, { columns }: Table, { statements, colour }: Printing): void {
  const { canvas } = pages
  const baseline = pages.y + 8
  canvas.text(statements.day, margin.left, baseline, label)
  canvas.text(statements.entry, margin.left + dayWidth, baseline, label)
  for (const { title, right } of columns) canvas.textBefore(title, right, baseline, label)
  canvas.rule(margin.left, pages.y + headHeight - 1.25, measure, 1.25, colour)
  pages.y += headHeight
}

function drawRow(
  pages: Pages,
  { columns, size }: Table,
  { day, figures, style }: Row,
  lines: { text: string; style: Style }[],
) {
  const { canvas } = pages
  const baseline = pages.y + padding + body.size
  canvas.text(day, margin.left, baseline, style)
  for (const [i, line] of lines.entries()) {
    canvas.text(line.text, margin.left + dayWidth, baseline + i * leading(body.size), line.style)
  }
  for (const [i, { right }] of columns.entries())
    canvas.textBefore(figures[i] ?? '', right, baseline, { ...style, size })
}

/** What is left to pay and where to, under the table; nothing where nothing is. */
function endOf({ paper, statements, figures, colour }: Printing): { text: string; style: Style }[] {
  const owed = owedAt(paper.statement.closing)
  if (owed <= 0) return []
  const { bank } = paper.seller
  const account = bank ? wrap(statements.account(bank.holder, groupedIban(bank.iban), bank.bic), body, measure) : []
  return [
    { text: statements.toPay(figures.money(owed)), style: { ...strong, size: 10, colour } },
    ...account.map((text) => ({ text, style: body })),
  ]
}

const heightOf = (end: { style: Style }[]): number =>
  end.reduce((height, { style }) => height + leading(style.size), end.length > 0 ? gapBeforeEnd : 0)
