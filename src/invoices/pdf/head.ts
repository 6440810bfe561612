import { groupedSiren } from '../../companies/firm-number.ts'
import type { InvoiceDocument } from '../document.ts'
import { type Canvas, columns, margin, measure, paper, type Style } from './canvas.ts'
import { ink, muted, tint } from './colours.ts'
import type { Picture } from './logo.ts'
import type { Pages } from './pages.ts'
import { body, type Letterhead, label, type Printing, strong } from './printing.ts'
import { fitted, oneLine, wrap } from './text.ts'
import { widthOf } from './typeface.ts'

const top = 40
const logoBox = { width: 180, height: 56 }
// The buyer's address stands where the window of a French envelope shows it.
const partiesTop = 118

interface Cell {
  title: string
  text: string
  style: Style
}

/** The band of the company's colour along the top edge of every page. */
export function drawBand(canvas: Canvas, { colour }: Pick<Letterhead, 'colour'>): void {
  canvas.rule(0, 0, paper.width, 5, colour)
}

/** The head of a page that follows another: which invoice, whose, in one line. */
export function drawRunningHead(canvas: Canvas, printing: Printing): void {
  const { document } = printing
  drawBand(canvas, printing)
  const title = `${printing.title} ${document.number}`
  const titleStyle = { ...strong, size: 8 }
  const nameStyle = { ...body, size: 8, colour: muted }
  canvas.text(oneLine(title, titleStyle, columns.width), margin.left, 40, titleStyle)
  canvas.textBefore(oneLine(document.seller.name, nameStyle, columns.width), margin.right, 40, nameStyle)
}

/** The top of the first page: who sends what to whom, the dates, the job. Leaves `pages.y` where the lines start. */
export function drawHead(pages: Pages, printing: Printing, logo: Picture | undefined): void {
  const { canvas } = pages
  drawBand(canvas, printing)
  const identityBottom = Math.max(drawIdentity(canvas, printing, logo), drawTitle(canvas, printing))
  const y = drawParties(canvas, printing, Math.max(identityBottom + 26, partiesTop))
  pages.y = drawSubject(canvas, printing, drawDates(canvas, printing, y + 4) + 19)
}

/** The company's logo, or its name; answers where it ends. */
export function drawIdentity(canvas: Canvas, { document, colour }: Letterhead, logo: Picture | undefined): number {
  if (logo) {
    const scale = Math.min(logoBox.width / logo.width, logoBox.height / logo.height, 1)
    const size = { width: logo.width * scale, height: logo.height * scale }
    canvas.image(logo, { x: margin.left, y: top - 6, ...size })
    return top - 6 + size.height
  }
  const sizes = [21, 17, 14].map((size): Style => ({ weight: 'semiBold', size, colour }))
  const set = sizes.map((style) => ({ style, lines: wrap(document.seller.name, style, 275) }))
  const chosen = set.find(({ lines }) => lines.length <= 2) ?? set.at(-1)
  if (!chosen) return top
  const tight = chosen.style.size * 1.2
  for (const [i, line] of chosen.lines.entries()) {
    canvas.text(line, margin.left, top + 16 + i * tight, chosen.style)
  }
  return top + 16 + (chosen.lines.length - 1) * tight
}

function drawTitle(canvas: Canvas, { document, title }: Printing): number {
  canvas.textBefore(title, margin.right, top + 16, { weight: 'semiBold', size: 21, colour: ink })
  const number = fitted(document.number, { weight: 'regular', size: 11 }, 185)
  canvas.textBefore(document.number, margin.right, top + 34, { ...number, colour: muted })
  return top + 34
}

function drawParties(canvas: Canvas, { document, words }: Printing, y: number): number {
  const { seller, buyer } = document
  const contact = [seller.phone, seller.email].filter((text) => text !== null)
  const joined = contact.join(' · ')
  const fits = widthOf(joined, body.weight, body.size) <= columns.width
  const numbers = [
    ...(buyer.siren === null ? [] : [words.buyerSiren(groupedSiren(buyer.siren))]),
    ...(buyer.vatNumber === null ? [] : [words.buyerVat(buyer.vatNumber)]),
  ]
  const title = document.kind === 'credit_note' ? words.credited : words.buyer
  return Math.max(
    drawParty(canvas, margin.left, y, words.seller, seller.name, [
      seller.address,
      contact.length > 0 && fits ? [joined] : contact,
    ]),
    drawParty(canvas, columns.second, y, title, buyer.name, [buyer.address, numbers]),
  )
}

/** Someone by name, address and whatever else, under a title; answers where it ends. */
export function drawParty(
  canvas: Canvas,
  x: number,
  y: number,
  title: string,
  name: string,
  groups: string[][],
): number {
  canvas.text(title, x, y, label)
  let below = canvas.lines(wrap(name, { ...strong, size: 10 }, columns.width), x, y + 17, { ...strong, size: 10 })
  for (const group of groups.filter(({ length }) => length > 0)) {
    below = 3 + canvas.lines(wrap(group.join('\n'), body, columns.width), x, below, body)
  }
  return below
}

function drawDates(canvas: Canvas, { document, words, figures, colour, sums }: Printing, y: number): number {
  const day = (title: string, date: string): Cell => ({ title, text: figures.day(date), style: strong })
  const cells = [
    day(words.issued, document.issuedOn),
    ...(isServed(document) ? [day(words.served, document.servedOn)] : []),
    ...(document.kind === 'credit_note' ? [] : [day(words.due, document.dueOn)]),
    { title: sums.last.title, text: figures.money(sums.last.cents), style: { ...strong, colour } },
  ]
  const height = 44
  canvas.panel({ x: margin.left, y, width: measure, height }, 5, tint(colour, 0.06))
  const width = (measure - 28) / cells.length
  for (const [i, { title, text, style }] of cells.entries()) {
    const x = margin.left + 14 + i * width
    canvas.text(title, x, y + 17, label)
    canvas.text(text, x, y + 32, { ...style, ...fitted(text, { ...style, size: 10 }, width - 10) })
  }
  return y + height
}

/** Whether work was done that the document is for: a deposit comes before it, and a credit note is for none. */
function isServed(document: InvoiceDocument): document is InvoiceDocument & { servedOn: string } {
  const { kind, servedOn, issuedOn } = document
  return servedOn !== null && (kind === 'invoice' || (kind === 'deposit' && servedOn !== issuedOn))
}

/** What it is about, where, and which other documents it belongs to: two beside one another, one alone over all. */
function drawSubject(canvas: Canvas, { document, words, figures }: Printing, y: number): number {
  const { jobTitle, site, purchaseOrder, corrects } = document
  const cells: Cell[] = []
  if (corrects !== null) {
    const text = words.dated(corrects.number, figures.day(corrects.issuedOn))
    cells.push({ title: words.corrected, text, style: strong })
  }
  if (jobTitle !== null) cells.push({ title: words.job, text: jobTitle, style: strong })
  if (site !== null) cells.push({ title: words.site, text: site, style: body })
  if (purchaseOrder !== null) cells.push({ title: words.purchaseOrder, text: purchaseOrder, style: body })
  let below = y
  for (let i = 0; i < cells.length; i += 2) {
    const row = cells.slice(i, i + 2)
    const width = row.length === 1 ? measure : columns.width
    const bottoms = row.map(({ title, text, style }, side) => {
      const x = side === 0 ? margin.left : columns.second
      canvas.text(title, x, below, label)
      return canvas.lines(wrap(text, style, width), x, below + 15, style)
    })
    below = Math.max(...bottoms) + 8
  }
  return below
}
