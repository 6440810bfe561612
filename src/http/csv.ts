import type { Language } from '../i18n/language.ts'
import type { Page } from './paging.ts'

/** Rows that an export reads at a time. */
export const exportSize = 1000

/** A text, a number, or an amount already written with its decimals. */
export type Cell = string | number | { number: string } | null

/** How rows are written down for whoever reads the file. */
export interface Sheet<Row> {
  name: string
  language: Language
  header: string[]
  cellsOf(row: Row): Cell[]
}

/**
 * A list as a file that spreadsheets open: UTF-8 with its mark, parted as the reader's spreadsheet expects (RFC 4180 but
 * for that). It leaves while further rows are read, a thousand in one round trip. The first are read before the answer
 * begins, so that whoever may not is refused, and before `sheet` is asked for: with them comes who reads.
 */
export async function csvFile<Row>(
  read: (after: string | undefined) => Promise<Page<Row>>,
  sheet: () => Promise<Sheet<Row>>,
): Promise<Response> {
  const first = await read(undefined)
  const { name, language, header, cellsOf } = await sheet()
  const part = language === 'fr' ? ';' : ','
  const lineOf = (cells: Cell[]) => `${cells.map((cell) => written(cell)).join(part)}\r\n`
  const write = (page: Page<Row>) => new TextEncoder().encode(page.rows.map((row) => lineOf(cellsOf(row))).join(''))
  let next: string | undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(`\ufeff${lineOf(header)}`))
      controller.enqueue(write(first))
      next = first.next
    },
    async pull(controller) {
      if (next === undefined) return controller.close()
      const page = await read(next)
      controller.enqueue(write(page))
      next = page.next
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    },
  })
}

// A cell that begins like a formula would be run by the spreadsheet (OWASP, CSV injection), its full-width signs included;
// a number is none. What parts cells for readers of another language stands in quotes too, so that no formula begins behind
// it where a file is opened there.
function written(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return cell.number
  const safe = /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
