import { readNumber } from '../../companies/numbering.ts'
import { newId } from '../../db/id.ts'
import * as z from '../../http/zod.ts'
import type { InvoiceDocument } from '../../invoices/document.ts'
import type { VatShare } from '../../invoices/invoice.ts'
import { area, cell, cents, day, line, neededCents, neededDay, neededLine, rate, yesNo } from '../cells/rules.ts'
import { readMethod } from '../cells/words.ts'
import type { DayOrder, Fault, Field } from '../kind.ts'
import { isFault } from '../references.ts'
import { sharesOf } from './amounts.ts'
import { takenOver } from './document.ts'
import type { KindRules, Numbered, Series } from './made.ts'

const invoiceRules = (orderOf: (field: Field) => DayOrder) =>
  z.object({
    number: neededLine(60),
    customer: neededLine(254),
    job: line(100),
    issuedOn: neededDay(orderOf('issuedOn')),
    dueOn: day(orderOf('dueOn')),
    total: neededCents,
    net: cents,
    vat: cents,
    vatRate: rate,
    paid: yesNo,
    paidAmount: cents,
    paidOn: day(orderOf('paidOn')),
    method: cell(readMethod, 'wordUnknown'),
    notes: area(4000),
  })
type ParsedInvoice = z.infer<ReturnType<typeof invoiceRules>>

/** Days to pay where a file does not say. */
const usualTerm = 30

/** Past invoices, issued as they were: one line each, and a payment of what was paid. */
export const invoiceKind: KindRules<ParsedInvoice> = {
  kind: 'invoices',
  rules: invoiceRules,
  names: ({ customer, job }) => ({ customer, job }),
  make: (parsed, found, setting) => {
    const customer = found.customer(parsed.customer)
    const job = parsed.job === null ? null : found.jobOf({ job: parsed.job, customer: null, title: null })
    const share: VatShare | Fault = parsed.total < 0 ? { field: 'total', reason: 'negative' } : sharesOf(parsed)
    const dueOn = parsed.dueOn ?? later(parsed.issuedOn, usualTerm)
    const paid = parsed.paidAmount ?? (parsed.paid ? parsed.total : 0)
    const faults: Fault[] = [customer, job, share].filter(isFault)
    if (paid < 0) faults.push({ field: 'paidAmount', reason: 'negative' })
    if (dueOn < parsed.issuedOn) faults.push({ field: 'dueOn', reason: 'dueWrong' })
    if (isFault(customer) || isFault(job) || isFault(share) || faults.length > 0) return faults
    if (job && job.customerId !== customer.id) return [{ field: 'job', reason: 'jobOfOther' }]
    const { number, issuedOn, notes } = parsed
    const numbered = numberedAs(number, setting.numbering)
    // It would be given once more here, or leave a hole.
    if (numbered?.isAhead) return [{ field: 'number', reason: 'numberAhead' }]
    const document: InvoiceDocument = takenOver({ number, issuedOn, dueOn, share, customer, job }, setting)
    const [only] = document.lines
    const [id, owner] = [newId(), { customerId: customer.id }]
    const { netCents, vatCents, totalCents } = document
    return {
      reference: number,
      sameAs: null,
      numbered: numbered && { series: numbered.series, running: numbered.running },
      rows: {
        invoices: {
          ...{ ...owner, id, jobId: job?.id ?? null, status: 'issued', number },
          sequence: numbered?.running ?? sequenceOf(number),
          ...{ issuedOn, dueOn, netCents, vatCents, totalCents, document, internalNotes: notes },
        },
        ...(only && { invoiceLines: { ...owner, invoiceId: id, position: 1, ...only } }),
        ...(paid > 0 && {
          payments: {
            ...{ ...owner, invoiceId: id, amountCents: paid, paidOn: parsed.paidOn ?? dueOn },
            method: parsed.method ?? 'transfer',
          },
        }),
      },
      shown: {
        ...{ number, customer: customer.name, job: job?.title ?? '', issuedOn, dueOn },
        ...{ total: String(totalCents), net: String(netCents), vat: String(vatCents), paidAmount: String(paid) },
      },
    }
  },
}

/** Which of the company's own numbers it is like, and whether it lies ahead of those that were given here; else undefined. */
function numberedAs(number: string, numbering: Series[]): (Numbered & { isAhead: boolean }) | undefined {
  for (const { series, pattern, last, isBegun } of numbering) {
    const running = readNumber(pattern, number)
    if (running !== undefined) return { series, running, isAhead: isBegun && running > last }
  }
  return undefined
}

/** The last digits of a number, by which invoices of one day are ordered; 0 when it has none. */
const sequenceOf = (number: string): number => Number(/(\d{1,9})\D*$/.exec(number)?.[1] ?? 0)

const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
