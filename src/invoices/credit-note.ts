import type { DocumentLine, InvoiceDocument } from './document.ts'
import { lineNetCents, partOf, totals, type VatShare, vatByRate } from './invoice.ts'

/** What of a document counts here: of the invoice, and of the credit notes issued against it. */
export type Stated = Pick<InvoiceDocument, 'lines' | 'vat'>

/** What a credit note takes back of, and what others took back of it before, oldest first. */
export interface Taking {
  invoice: Stated
  earlier: Stated[]
}

/** What is wrong with a credit note; cents and basis points. */
export type CreditFault =
  | { is: 'creditRate'; rateBasisPoints: number }
  | { is: 'creditExceeds'; rateBasisPoints: number; leftCents: number }
  | { is: 'creditTotal'; leftCents: number }
  | { is: 'creditUneven' | 'creditNothing' | 'creditGone' }

/** What is left of an invoice at each rate that there is something left at, net and VAT in cents. */
export function leftOf({ invoice, earlier }: Taking): VatShare[] {
  return invoice.vat
    .map((share) => {
      const taken = earlier.flatMap(({ vat }) => vat.filter((one) => one.rateBasisPoints === share.rateBasisPoints))
      return {
        rateBasisPoints: share.rateBasisPoints,
        netCents: share.netCents - sumOf(taken.map(({ netCents }) => netCents)),
        vatCents: share.vatCents - sumOf(taken.map(({ vatCents }) => vatCents)),
      }
    })
    .filter(({ netCents }) => netCents !== 0)
}

/**
 * VAT of a credit note per rate: what VAT on the invoice shrinks by, from what is left before to what is left after. So
 * whatever parts it is taken back in, what is left bears the VAT of its own net, parts never add up to more than the
 * whole, and the part that takes the rest takes its VAT to the cent. From the VAT of its own net it differs by a cent at
 * most.
 */
export function vatTakenBack(lines: Stated['lines'], left: VatShare[]): VatShare[] {
  return vatByRate(lines).map((share) => {
    const there = left.find(({ rateBasisPoints }) => rateBasisPoints === share.rateBasisPoints)
    if (!there) return share
    const after = partOf(there.netCents - share.netCents, share.rateBasisPoints)
    return { ...share, vatCents: between(0, there.vatCents - after, there.vatCents) }
  })
}

/** Net, VAT and total of a credit note in cents. */
export function totalsTakenBack(lines: Stated['lines'], left: VatShare[]) {
  const netCents = totals(lines).netCents
  const vatCents = sumOf(vatTakenBack(lines, left).map((share) => share.vatCents))
  return { netCents, vatCents, totalCents: netCents + vatCents }
}

/** Whether a credit note takes back all that is left. */
export function isRest(lines: Stated['lines'], left: VatShare[]): boolean {
  const shares = vatByRate(lines).filter(({ netCents }) => netCents !== 0)
  const isTaken = ({ rateBasisPoints, netCents }: VatShare) =>
    shares.some((share) => share.rateBasisPoints === rateBasisPoints && share.netCents === netCents)
  return shares.length === left.length && left.every(isTaken)
}

/**
 * What keeps a credit note from being issued. At each rate it takes back something between nothing and what is left, in
 * total no more than is left, and all of the total only with all of each rate.
 */
export function faultsOfCreditNote(lines: Stated['lines'], taking: Taking): CreditFault[] {
  const left = leftOf(taking)
  if (left.length === 0) return [{ is: 'creditGone' }]
  const shares = vatByRate(lines).filter(({ netCents }) => netCents !== 0)
  const faults = shares.flatMap(({ rateBasisPoints, netCents }): CreditFault[] => {
    const there = left.find((share) => share.rateBasisPoints === rateBasisPoints)
    const isKnown = taking.invoice.vat.some((share) => share.rateBasisPoints === rateBasisPoints)
    if (!isKnown) return [{ is: 'creditRate', rateBasisPoints }]
    const leftCents = there?.netCents ?? 0
    return between(0, netCents, leftCents) === netCents ? [] : [{ is: 'creditExceeds', rateBasisPoints, leftCents }]
  })
  if (faults.length > 0 || isRest(lines, left)) return faults
  const leftCents = sumOf(left.map(({ netCents, vatCents }) => netCents + vatCents))
  const { totalCents } = totalsTakenBack(lines, left)
  if (totalCents <= 0) return [{ is: 'creditNothing' }]
  if (totalCents > leftCents) return [{ is: 'creditTotal', leftCents }]
  return totalCents === leftCents ? [{ is: 'creditUneven' }] : []
}

/**
 * The lines of a credit note that takes back all that is left: those of the invoice less the quantities taken back of
 * them. At a rate where other amounts were taken back than lines of the invoice, one line says the rest, in the words of
 * `rest`.
 */
export function linesLeft(taking: Taking, rest: { description: string; unit: string }): DocumentLine[] {
  return leftOf(taking).flatMap(({ rateBasisPoints, netCents }) => {
    const atRate = ({ vatRateBasisPoints }: DocumentLine) => vatRateBasisPoints === rateBasisPoints
    const taken = taking.earlier.flatMap(({ lines }) => lines.filter(atRate))
    const lines = less(taking.invoice.lines.filter(atRate), taken)
    if (totals(lines).netCents === netCents) return lines
    const one = { quantityThousandths: 1000, unitPriceCents: netCents, discountBasisPoints: 0, netCents }
    return [{ ...rest, ...one, vatRateBasisPoints: rateBasisPoints }]
  })
}

/** Lines less the quantities of others, as far as these are among them. */
function less(lines: DocumentLine[], taken: DocumentLine[]): DocumentLine[] {
  const left = lines.map((line) => ({ ...line }))
  for (const line of taken) {
    let rest = line.quantityThousandths
    for (const there of left.filter((one) => isSameWork(one, line))) {
      const part = between(0, rest, there.quantityThousandths)
      rest -= part
      there.quantityThousandths -= part
      there.netCents = lineNetCents(there)
    }
  }
  return left.filter(({ quantityThousandths }) => quantityThousandths !== 0)
}

const isSameWork = (one: DocumentLine, other: DocumentLine): boolean =>
  one.description === other.description &&
  one.unit === other.unit &&
  one.unitPriceCents === other.unitPriceCents &&
  one.discountBasisPoints === other.discountBasisPoints

/** The figure, or the nearest to it between two others, whichever of them is the greater. */
const between = (one: number, figure: number, other: number): number =>
  Math.max(Math.min(one, other), Math.min(Math.max(one, other), figure))

const sumOf = (figures: number[]): number => figures.reduce((sum, figure) => sum + figure, 0)
