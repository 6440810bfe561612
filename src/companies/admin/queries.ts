import { gt } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { invoiceCounters, invoices } from '../../invoices/schema.ts'
import { type Settings, settingsOf } from '../directory.ts'
import { type NumberSeries, numberSeries } from '../invoicing.ts'

/** What settings go by besides themselves. */
export interface Facts {
  /** Whether there is an invoice, be it a draft: then the currency stands. */
  hasInvoices: boolean
  /** Where each series of numbers stands. */
  counters: Record<NumberSeries, Counter>
}

/** The last number of a series, 0 before the first, and whether it was given to an invoice that was issued here. */
export interface Counter {
  last: number
  isBegun: boolean
}

/** The settings as they are stored now, not as this isolate keeps them. Throws when the company is gone. */
export async function readSettings(db: CompanyDb, companyId: string): Promise<{ stored: Settings; facts: Facts }> {
  const [[stored], some, counted] = await db.read(
    settingsOf(companyId),
    db.from(invoices, { id: invoices.id }).where(gt(invoices.id, '')).limit(1),
    db.from(invoiceCounters, {
      ...{ series: invoiceCounters.series, last: invoiceCounters.last, lastIssuedOn: invoiceCounters.lastIssuedOn },
    }),
  )
  if (!stored) throw new Error(`The company ${companyId} is gone.`)
  const counterOf = (of: NumberSeries): Counter => {
    const { last = 0, lastIssuedOn = null } = counted.find(({ series }) => series === of) ?? {}
    return { last, isBegun: lastIssuedOn !== null }
  }
  const counters = Object.fromEntries(numberSeries.map((series) => [series, counterOf(series)]))
  return { stored, facts: { hasInvoices: some.length > 0, counters: counters as Facts['counters'] } }
}
