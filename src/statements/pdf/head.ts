import { type Canvas, columns, margin, measure, type Style } from '../../invoices/pdf/canvas.ts'
import { ink, muted, tint } from '../../invoices/pdf/colours.ts'
import { drawBand, drawIdentity, drawParty } from '../../invoices/pdf/head.ts'
import type { Picture } from '../../invoices/pdf/logo.ts'
import type { Pages } from '../../invoices/pdf/pages.ts'
import { body, label, strong } from '../../invoices/pdf/printing.ts'
import { fitted, oneLine } from '../../invoices/pdf/text.ts'
import { owedAt } from '../statement.ts'
import type { Printing } from './printing.ts'

const top = 40
// The customer's address stands where the window of a French envelope shows it, as on invoices.
const partiesTop = 118

/** The head of a page that follows another: which statement, whose, in one line. */
export function drawRunningHead(canvas: Canvas, printing: Printing): void {
  const { paper, statements } = printing
  drawBand(canvas, printing)
  const titleStyle = { ...strong, size: 8 }
  const nameStyle = { ...body, size: 8, colour: muted }
  const title = `${statements.title} – ${paper.customer.name}`
  canvas.text(oneLine(title, titleStyle, columns.width), margin.left, 40, titleStyle)
  canvas.textBefore(oneLine(paper.seller.name, nameStyle, columns.width), margin.right, 40, nameStyle)
}

/** The top of the first page: who states what to whom, and what it comes to. Leaves `pages.y` where the table starts. */
export function drawHead(pages: Pages, printing: Printing, logo: Picture | undefined): void {
  const { canvas } = pages
  const { paper, statements, figures, words } = printing
  const { seller, customer, statement } = paper
  drawBand(canvas, printing)
  const identityBottom = drawIdentity(canvas, printing, logo)
  canvas.textBefore(statements.title, margin.right, top + 16, { weight: 'semiBold', size: 21, colour: ink })
  const period = `${figures.day(statement.from)} – ${figures.day(statement.to)}`
  const small: Style = { ...body, colour: muted }
  canvas.textBefore(period, margin.right, top + 33, { ...small, ...fitted(period, small, columns.width) })
  canvas.textBefore(statements.printedOn(figures.day(paper.printedOn)), margin.right, top + 47, small)
  const y = Math.max(identityBottom + 26, partiesTop)
  const contact = [seller.phone, seller.email].filter((text) => text !== null)
  const bottom = Math.max(
    drawParty(canvas, margin.left, y, words.seller, seller.name, [seller.address, contact]),
    drawParty(canvas, columns.second, y, statements.customer, customer.name, [customer.address]),
  )
  pages.y = drawSums(canvas, printing, bottom + 7) + 18
}

function drawSums(canvas: Canvas, { paper, statements, figures, colour }: Printing, y: number): number {
  const { opening, closing } = paper.statement
  const cells: [title: string, value: number, style: Style][] = [
    [statements.balanceBefore(figures.shortDay(paper.statement.from)), owedAt(opening), strong],
    [statements.charged, closing.chargedCents - opening.chargedCents, strong],
    [statements.received, closing.receivedCents - opening.receivedCents, strong],
    [statements.balanceOn(figures.shortDay(paper.statement.to)), owedAt(closing), { ...strong, colour }],
  ]
  const height = 44
  canvas.panel({ x: margin.left, y, width: measure, height }, 5, tint(colour, 0.06))
  const width = (measure - 28) / cells.length
  for (const [i, [title, cents, style]] of cells.entries()) {
    const x = margin.left + 14 + i * width
    const value = figures.money(cents)
    canvas.text(title, x, y + 17, label)
    canvas.text(value, x, y + 32, { ...style, ...fitted(value, { ...style, size: 10 }, width - 10) })
  }
  return y + height
}
