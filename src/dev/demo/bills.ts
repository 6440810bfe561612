import type { DocumentLine } from '../../invoices/document.ts'
import { type InvoiceKind, lineNetCents } from '../../invoices/invoice.ts'
import type { InvoiceTerms } from '../../invoices/terms.ts'
import { idOf } from '../random.ts'
import { dateOf, day } from './calendar.ts'
import type { Person, Script } from './script.ts'
import type { Setting } from './write.ts'

/** An invoice to be, before it has its number. */
export interface Owed {
  customerId: string
  person: Person
  job: { id: string; title: string; site: string | null } | undefined
  /** How long ago it was issued, in days; undefined for a draft. */
  age: number | undefined
  /** Its place with the customer, newest first, and in the pattern of what is paid. */
  place: number
  turn: number
}

/** A document to be: an invoice, the deposit before it, or the credit note after it. */
export interface Bill {
  id: string
  kind: InvoiceKind
  owed: Owed
  /** How long ago it was issued, in days; undefined for a draft. */
  age: number | undefined
  lines: DocumentLine[]
  terms: Partial<InvoiceTerms>
  /** The invoice that it takes back. */
  corrects?: string
  /** The deposits that it deducts. */
  deducts: string[]
  isTakenBack: boolean
}

// Which of a customer's invoices, newest first, are out of the ordinary.
const [retained, final, takenBack] = [2, 4, 20]

/** The documents of an invoice: most are alone. */
export function billsOf(script: Script, { companyId, today }: Setting, owed: Owed): Bill[] {
  const { customerId, job, age, place, turn, person } = owed
  const invoice: Bill = {
    ...{ id: idOf(companyId, customerId, 'invoice', place), kind: 'invoice', owed, age, lines: linesOf(script, owed) },
    ...{ terms: {}, deducts: [], isTakenBack: false },
  }
  if (age === undefined) return [invoice]
  if (turn === takenBack) {
    const creditNote: Bill = {
      ...{ ...invoice, id: idOf(companyId, customerId, 'credit note', place), kind: 'credit_note', age: age - 2 },
      ...{ corrects: invoice.id, terms: { opening: script.takenBack } },
    }
    return [{ ...invoice, isTakenBack: true }, creditNote]
  }
  if (person.contact && job && place === final) {
    const deposit: Bill = {
      ...{ ...invoice, id: idOf(companyId, customerId, 'deposit', place), kind: 'deposit', age: age + 20 },
      lines: depositOn(script.deposit(job.title), invoice.lines),
    }
    return [deposit, { ...invoice, deducts: [deposit.id] }]
  }
  if (person.kind === 'firm' && person.contact && place === retained) {
    const until = dateOf(today - age * day + 365 * day)
    return [{ ...invoice, terms: { retentionBasisPoints: 500, retentionDueOn: until } }]
  }
  return [invoice]
}

/** One line of three tenths of what the lines come to, at the rate of the first. */
function depositOn(description: string, lines: DocumentLine[]): DocumentLine[] {
  const whole = lines.reduce((sum, { netCents }) => sum + netCents, 0)
  const netCents = Math.round((whole * 3) / 10)
  const line = { quantityThousandths: 1000, unitPriceCents: netCents, discountBasisPoints: 0, unit: '', netCents }
  const vatRateBasisPoints = lines[0]?.vatRateBasisPoints ?? 0
  return [{ ...line, description, vatRateBasisPoints }]
}

/** The lines that an invoice of this turn has. */
function linesOf({ work, unchecked }: Script, { turn, age }: Owed): DocumentLine[] {
  return work
    .filter((_, index) => (index + turn) % 3 !== 0)
    .slice(0, 2 + (turn % 4))
    .map((item, index) => {
      const line = { ...item, discountBasisPoints: index === 1 && turn % 4 === 0 ? 1000 : 0 }
      const description = age === undefined ? `${item.description} (${unchecked})` : item.description
      return { ...line, description, netCents: lineNetCents(line) }
    })
}
