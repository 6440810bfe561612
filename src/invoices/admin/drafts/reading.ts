import { hundredthsOf, thousandthsOf } from '../../../http/amount.ts'
import { text } from '../../../http/text.ts'
import type { Language } from '../../../i18n/language.ts'
import { lineNetCents } from '../../invoice.ts'
import { type Fault, type Faults, unprintableIn } from './faults.ts'
import { type DraftLine, type FilledLine, isBlank, type LineField, mostLines, nameOf } from './lines.ts'

/** Characters of a line's description, at most: 500 lines of them stay below what D1 takes as one value (2 MB). */
export const mostDescription = 1000
export const mostUnit = 20
// Net of one line in cents, at most: the sum of 500, with VAT, is still a whole number.
const mostNet = 100_000_000_000

/** By what lines are read. */
export interface Reading {
  language: Language
  /** The rates that there are to choose from, in basis points; undefined where any may be typed. */
  rates: number[] | undefined
  /** Whether those are of the invoice that is taken back. */
  isOfInvoice: boolean
  /** Visits that lines of the draft bill: a line may keep its own, and have no other. */
  visits: Set<string>
}

type LineFaults = Partial<Record<LineField, Fault>>

/**
 * What is typed on lines, each by its key, but for those that are removed or blank; and what is wrong, by the names of the
 * fields. A line without a quantity is one, a line without a price is given.
 */
export function readLines(filled: FilledLine[], reading: Reading): { lines: Map<string, DraftLine>; faults: Faults } {
  const lines = new Map<string, DraftLine>()
  const faults: Faults = {}
  const kept = filled.filter((line) => !line.gone && !isBlank(line))
  if (kept.length > mostLines) faults.lines = 'tooManyLines'
  for (const line of kept.slice(0, mostLines)) {
    const read = readLine(line, reading)
    if ('line' in read) lines.set(line.key, read.line)
    else for (const [field, fault] of Object.entries(read.faults)) faults[nameOf(field as LineField, line.key)] = fault
  }
  return { lines, faults }
}

const description = text(mostDescription, 'tooLong')
const unit = text(mostUnit, 'tooLong')

function readLine(
  filled: FilledLine,
  { language, rates, isOfInvoice, visits }: Reading,
): { line: DraftLine } | { faults: LineFaults } {
  const said = description.safeParse(filled.description)
  const counted = unit.safeParse(filled.unit)
  const quantityThousandths = typedOr(filled.quantity, 1000, (typed) => thousandthsOf(typed, language))
  const unitPriceCents = typedOr(filled.price, 0, (typed) => hundredthsOf(typed, language))
  const discountBasisPoints = typedOr(filled.discount, 0, (typed) => shareOf(typed, language))
  const vatRateBasisPoints = shareOf(filled.rate, language)
  const isOffered = vatRateBasisPoints !== undefined && (!rates || rates.includes(vatRateBasisPoints))
  const isKnownRate = vatRateBasisPoints !== undefined
  const notOffered = isOfInvoice ? 'rateNotInvoiced' : 'rateNotOffered'
  const faults: LineFaults = {
    ...(said.success ? named('description', unprintableIn(said.data)) : { description: 'tooLong' }),
    ...(said.success && said.data === null && { description: 'descriptionMissing' }),
    ...(counted.success ? named('unit', unprintableIn(counted.data)) : { unit: 'tooLong' }),
    ...(quantityThousandths === undefined && { quantity: 'quantityWrong' }),
    ...(unitPriceCents === undefined && { price: 'priceWrong' }),
    ...(discountBasisPoints === undefined && { discount: 'discountWrong' }),
    ...(!isOffered && { rate: isKnownRate ? notOffered : 'rateWrong' }),
  }
  const figures = { quantityThousandths, unitPriceCents, discountBasisPoints, vatRateBasisPoints }
  if (Object.keys(faults).length > 0 || !said.data || !areKnown(figures)) return { faults }
  const netCents = lineNetCents(figures)
  if (Math.abs(netCents) > mostNet) return { faults: { price: 'amountLarge' } }
  const visitId = visits.has(filled.visit) ? filled.visit : null
  return { line: { description: said.data, unit: counted.data ?? '', ...figures, netCents, visitId } }
}

type Figures = Pick<DraftLine, 'quantityThousandths' | 'unitPriceCents' | 'discountBasisPoints' | 'vatRateBasisPoints'>

const areKnown = (figures: { [Name in keyof Figures]: number | undefined }): figures is Figures =>
  Object.values(figures).every((figure) => figure !== undefined)

const named = (field: LineField, fault: Fault | undefined): LineFaults => (fault ? { [field]: fault } : {})

const typedOr = (typed: string, empty: number, read: (typed: string) => number | undefined): number | undefined =>
  typed.trim() === '' ? empty : read(typed)

/** A part of a hundred in basis points, from 0 to 10,000. */
export function shareOf(typed: string, language: Language): number | undefined {
  const basisPoints = hundredthsOf(typed, language)
  return basisPoints !== undefined && basisPoints <= 10_000 ? basisPoints : undefined
}
