import type { Line } from '../kind.ts'
import type { Read } from './decode.ts'

/** Lines a file may have at most beside its header, and columns. */
export const mostLines = 20_000
export const mostColumns = 100
/** Characters kept of the name of a column. */
export const mostNameLetters = 200

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
  const [first, ...others] = recordsOf(body, said?.[1] ?? separatorOf(body))
  if (!first) return { unreadable: 'empty' }
  const header = first.cells.map((name) => name.trim().slice(0, mostNameLetters))
  if (header.length > mostColumns) return { unreadable: 'tooManyColumns' }
  const lines = said ? others.map(({ line, cells }) => ({ line: line + 1, cells })) : others
  if (lines.length === 0) return { unreadable: 'headerOnly' }
  return lines.length > mostLines ? { unreadable: 'tooManyLines' } : { read: { header, lines } }
}

const isFilled = (cells: string[]): boolean => cells.some((cell) => cell.trim() !== '')

/** The sign that parts most lines at the start into as many columns as the header has. */
function separatorOf(text: string): string {
  const start = text.slice(0, 50_000)
  const scores = [';', ',', '\t'].map((separator) => {
    const [header = [], ...others] = recordsOf(start, separator, 30).map(({ cells }) => cells)
    const fitting = others.filter(({ length }) => length === header.length).length
    return { separator, score: header.length === 1 ? 0 : header.length * (1 + fitting) }
  })
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator
}

/**
 * The records of a text that hold anything, cell by cell, each with its place from 1. A quote that is never closed takes
 * what is left. What is too much for a table is not kept: ten million blank lines or cells would not fit in memory.
 */
function recordsOf(text: string, separator: string, most = mostLines + 2): Line[] {
  const records: Line[] = []
  let cells: string[] = []
  let line = 1
  let at = 0
  while (at < text.length && records.length < most) {
    const { cell, end } = text[at] === '"' ? quoted(text, at, separator) : bare(text, at, separator)
    if (cells.length <= mostColumns) cells.push(cell)
    at = end
    if (text[at] === separator) {
      at += 1
      // A separator that ends the text is followed by one more cell, an empty one.
      if (at < text.length) continue
      if (cells.length <= mostColumns) cells.push('')
    }
    if (isFilled(cells)) records.push({ line, cells })
    line += 1
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
