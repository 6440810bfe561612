import { Column, getTableName, Name, Param, SQL, type SQLWrapper, StringChunk, Table } from 'drizzle-orm'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import type { Statement } from './d1.ts'

/**
 * A query's text and what it binds, as drizzle's own dialect words it, in a fifth of the time: a page words some five
 * queries, which took a sixth of all that a list does. What is not known here is left to drizzle.
 */
export function worded(query: SQL): Statement {
  const wording = new Wording()
  wording.add(query)
  return wording
}

/** A name as SQL has it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

class Wording implements Statement {
  sql = ''
  readonly params: unknown[] = []

  add(piece: unknown): void {
    if (piece instanceof StringChunk) this.sql += piece.value.join('')
    else if (piece instanceof SQL) for (const each of piece.queryChunks) this.add(each)
    else if (piece instanceof Column) this.sql += `${quoted(getTableName(piece.table))}.${quoted(piece.name)}`
    else if (piece instanceof Param) this.#addValue(piece)
    else if (Array.isArray(piece)) this.#addList(piece)
    else if (piece instanceof Table) this.sql += quoted(getTableName(piece))
    else if (piece instanceof Name) this.sql += quoted(piece.value)
    else if (isQuery(piece)) this.#addInner(piece.getSQL())
    else if (piece !== undefined) this.#addByDrizzle(piece)
  }

  #addValue({ value, encoder }: Param): void {
    const stored: unknown = value === null ? null : encoder.mapToDriverValue(value)
    this.sql += '?'
    this.params.push(stored)
  }

  #addList(pieces: unknown[]): void {
    this.sql += '('
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) this.sql += ', '
      this.add(piece)
    }
    this.sql += ')'
  }

  #addInner(query: SQL): void {
    this.sql += '('
    this.add(query)
    this.sql += ')'
  }

  #addByDrizzle(piece: unknown): void {
    const { sql, params } = dialect.sqlToQuery(new SQL([piece as SQL]))
    this.sql += sql
    this.params.push(...params)
  }
}

/** Whether it is one of the queries of this folder, which stand in parentheses inside another. */
const isQuery = (piece: unknown): piece is SQLWrapper =>
  typeof piece === 'object' && piece !== null && 'getSQL' in piece && 'statement' in piece

const dialect = new SQLiteSyncDialect()
