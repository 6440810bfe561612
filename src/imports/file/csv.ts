import type { Line } from '../kind.ts'
import type { Read } from './decode.ts'

/** Lines a file may have at most beside its header, and columns. */
export const mostLines = 20_000
export const mostColumns = 100

/** A file as a table: its header, and the lines that hold anything. */
export interface Table {
  header: string[]
  lines: Line[]
}

/** Reads a whole file whose columns are parted by semicolons, commas or tabs (RFC 4180 but for that). */
export function readTable(text: string): Read<Table> {
  // A spreadsheet may say itself how it parts columns.
  const said = /^sep=([;,\t])\r?\n/.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const records = recordsOf(body, said?.[1] ?? separatorOf(body))
  const first = records.findIndex(isFilled)
  const header = (records[first] ?? []).map((name) => name.trim())
  if (first < 0) return { unreadable: 'empty' }
  if (header.length > mostColumns) return { unreadable: 'tooManyColumns' }
  const lines = records
    .map((cells, place) => ({ line: place + (said ? 2 : 1), cells }))
    .slice(first + 1)
    .filter(({ cells }) => isFilled(cells))
  if (lines.length === 0) return { unreadable: 'headerOnly' }
  return lines.length > mostLines ? { unreadable: 'tooManyLines' } : { read: { header, lines } }
}

const isFilled = (cells: string[]): boolean => cells.some((cell) => cell.trim() !== '')

/** The sign that parts most lines at the start into as many columns as the header has. */
function separatorOf(text: string): string {
  const start = text.slice(0, 50_000)
  const scores = [';', ',', '\t'].map((separator) => {
    const [header = [], ...others] = recordsOf(start, separator).filter(isFilled).slice(0, 30)
    const fitting = others.filter(({ length }) => length === header.length).length
    return { separator, score: header.length === 1 ? 0 : header.length * (1 + fitting) }
  })
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator
}

/** The records of a text, cell by cell. A quote that is never closed takes what is left. */
function recordsOf(text: string, separator: string): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at, separator) : bare(text, at, separator)
    cells.push(cell)
    at = end
    if (text[at] === separator) {
      at += 1
      // A separator that ends the text is followed by one more cell, an empty one.
      if (at < text.length) continue
      cells.push('')
    }
    records.push(cells)
    cells = []
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  return records
}

interface Cell {
  cell: string
  /** Where what ends the cell stands: a separator, a line break, or the end. */
  end: number
}

function bare(text: string, start: number, separator: string): Cell {
  const part = separator.charCodeAt(0)
  let end = start
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === part || code === 10 || code === 13) break
  }
  return { cell: text.slice(start, end), end }
}

function quoted(text: string, start: number, separator: string): Cell {
  let cell = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return { cell: cell + text.slice(from), end: text.length }
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      const rest = bare(text, quote + 1, separator)
      return { cell: cell + rest.cell, end: rest.end }
    }
    cell += '"'
    from = quote + 2
  }
}
