import { typedHundredths, typedRate, typedThousandths } from '../../../http/amount.ts'
import * as z from '../../../http/zod.ts'
import type { Language } from '../../../i18n/language.ts'
import type { DocumentLine } from '../../document.ts'

/** Lines on one invoice, at most. */
export const mostLines = 500

export const lineFields = ['description', 'quantity', 'unit', 'price', 'discount', 'rate'] as const
export type LineField = (typeof lineFields)[number]

/** Lines of a form that are read, at most: those that were removed stand there too. What is sent beyond is no page's. */
const mostTyped = 4 * mostLines

/** What stands in the fields of a line. The names of its fields end with its key. */
export interface FilledLine extends Record<LineField, string> {
  key: string
  /** The visit that it bills, or empty. */
  visit: string
  /** Whether it was removed, and can still be put back. */
  gone: boolean
}

/** The name of a field of a line, and its id. */
export const nameOf = (field: LineField | 'visit' | 'gone', key: string): string => `${field}-${key}`

/** A line as it is stored, with the visit that it bills. */
export interface DraftLine extends DocumentLine {
  visitId: string | null
}

/** A line with nothing in it, at the rate that most have. */
export const blankLine = (key: string, rate: string): FilledLine => ({
  ...{ key, description: '', quantity: '1', unit: '', price: '', discount: '', rate, visit: '', gone: false },
})

/** Whether there is nothing on a line that would be billed. */
export const isBlank = ({ description, price, discount, visit }: FilledLine): boolean =>
  [description, price, discount, visit].every((typed) => typed.trim() === '')

/** The fields of lines that are stored. */
export const filledLines = (lines: DraftLine[], language: Language): FilledLine[] =>
  lines.map((line, index) => ({
    ...{ key: String(index + 1), description: line.description, unit: line.unit, gone: false },
    quantity: typedThousandths(line.quantityThousandths, language),
    price: typedHundredths(line.unitPriceCents, language),
    discount: line.discountBasisPoints === 0 ? '' : typedRate(line.discountBasisPoints, language),
    rate: typedRate(line.vatRateBasisPoints, language),
    visit: line.visitId ?? '',
  }))

const key = z.string().regex(/^\w{1,20}$/)
const keysIn = (typed: unknown): string[] =>
  [typed].flat().flatMap((one) => {
    const read = key.safeParse(one)
    return read.success ? [read.data] : []
  })

/** The lines of a form in the order in which they stand there, as far as what was sent is text. */
export function typedLines(fields: Record<string, unknown>): FilledLine[] {
  const textOf = (name: string) => {
    const typed = fields[name]
    return typeof typed === 'string' ? typed.replace(/\r\n?/g, '\n') : ''
  }
  return [...new Set(keysIn(fields['line[]']))].slice(0, mostTyped).map((one) => ({
    ...(Object.fromEntries(lineFields.map((field) => [field, textOf(nameOf(field, one))])) as Record<
      LineField,
      string
    >),
    ...{ key: one, visit: textOf(nameOf('visit', one)), gone: textOf(nameOf('gone', one)) === '1' },
  }))
}

/** A key that no line has yet. */
export function freeKey(lines: FilledLine[]): string {
  const taken = new Set(lines.map((line) => line.key))
  let number = lines.length + 1
  while (taken.has(`n${number}`)) number += 1
  return `n${number}`
}

/** What a button of the form does to the lines, beside saving them. */
export const acts = ['up', 'down', 'remove', 'restore'] as const
export type Act = (typeof acts)[number]

/** The lines after a button beside one of them was pressed; those removed are stepped over. */
export function acted(lines: FilledLine[], act: Act, of: string): FilledLine[] {
  const at = lines.findIndex((line) => line.key === of)
  const line = lines[at]
  if (!line) return lines
  if (act === 'remove' || act === 'restore') return lines.with(at, { ...line, gone: act === 'remove' })
  const step = act === 'up' ? -1 : 1
  let to = at + step
  while (lines[to]?.gone) to += step
  return lines[to] ? lines.toSpliced(at, 1).toSpliced(to, 0, line) : lines
}

/** Whether lines, but for those removed and blank, stand in their fields as others do. */
export const standSame = (some: FilledLine[], others: FilledLine[]): boolean => saidBy(some) === saidBy(others)

const saidBy = (lines: FilledLine[]): string =>
  JSON.stringify(
    lines.filter((line) => !line.gone && !isBlank(line)).map((line) => lineFields.map((field) => line[field].trim())),
  )
