import { fold } from '../db/folded.ts'
import type { Forms } from './sought.ts'

/** A piece of text; `found` when it is what was looked for. */
export interface Piece {
  text: string
  found: boolean
}

const word = /[\p{L}\p{N}\p{M}]+/gu
// About two lines on a phone.
const before = 40
const most = 140
const longestNumber = 25

const folded = (text: string): string => fold(text.normalize('NFC'))

/** Whether a word of the text is one of those sought: begins so, or is so when it is short. */
const isSought = (text: string, words: readonly Forms[]): boolean => {
  const plain = folded(text)
  return words.some((forms) => forms.some((form) => (form.length > 1 ? plain.startsWith(form) : plain === form)))
}

/** Whether the text holds something of what was sought; a number also when it is parted otherwise. */
export function holds(text: string | null, words: readonly Forms[]): text is string {
  if (text === null) return false
  if ((text.match(word) ?? []).some((one) => isSought(one, words))) return true
  return isNumberOf(text, words)
}

// The same number may be written with the country or without it: all but the first figure tells.
function isNumberOf(text: string, words: readonly Forms[]): boolean {
  const digits = text.replace(/\D/g, '')
  return words.flat().some((form) => /^\d{5,}$/.test(form) && digits.includes(form.slice(1)))
}

/** The text in pieces, what was sought apart from the rest. */
export function piecesOf(text: string, words: readonly Forms[]): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  if (text.length <= longestNumber && isNumberOf(text, words)) return [{ text, found: true }]
  for (const { 0: one, index } of text.matchAll(word)) {
    if (!isSought(one, words)) continue
    if (index > end) pieces.push({ text: text.slice(end, index), found: false })
    pieces.push({ text: one, found: true })
    end = index + one.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), found: false })
  return pieces
}

/** The part of a long text in which the first of the words stands, on one line. */
export function excerptOf(text: string, words: readonly Forms[]): string {
  const line = text.replace(/\s+/g, ' ')
  const first = [...line.matchAll(word)].find(({ 0: one }) => isSought(one, words))?.index ?? 0
  const start = first > before ? line.lastIndexOf(' ', first - before) + 1 : 0
  if (line.length - start <= most) return start > 0 ? `…${line.slice(start)}` : line
  const stop = Math.max(line.lastIndexOf(' ', start + most), first + 1)
  return `${start > 0 ? '…' : ''}${line.slice(start, stop)}…`
}

/** How the texts themselves write the words that were meant, such as chaudière for what was looked up as chaudiere. */
export function writtenAs(meant: readonly string[], texts: readonly (string | null)[]): string[] {
  const written = new Map<string, string>()
  for (const text of texts) {
    for (const one of text?.match(word) ?? []) {
      const plain = folded(one)
      if (meant.includes(plain) && !written.has(plain)) written.set(plain, one.toLowerCase())
    }
  }
  return [...written.values()]
}
