import { originOf } from '../companies/address.ts'
import { type Settings, settingsOf } from '../companies/directory.ts'
import { numberSeries, usualInvoicing } from '../companies/invoicing.ts'
import { parsePattern } from '../companies/numbering.ts'
import { isNull } from '../db/operators.ts'
import type { RowOf } from '../db/reach.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Bindings } from '../http/env.ts'
import { invoiceCounters } from '../invoices/schema.ts'
import { sellerOf } from '../invoices/seller.ts'
import { jobTypes } from '../jobs/schema.ts'
import type { Mapping } from './kind.ts'
import type { Series, Setting } from './kinds/made.ts'

/** What of a deployment says where the portal is. */
export type Site = Pick<Bindings, 'ENVIRONMENT' | 'APP_DOMAIN' | 'SINGLE_COMPANY'>

const counterColumns = {
  series: invoiceCounters.series,
  last: invoiceCounters.last,
  lastIssuedOn: invoiceCounters.lastIssuedOn,
}
type CounterRow = RowOf<typeof counterColumns>
export type Counters = CounterRow[]

/** What there is to know of a company before its lines are looked at: itself, what its invoices say, its job types, its numbers. */
export const settingQueries = (companyId: string) =>
  [
    settingsOf(companyId),
    beforeSignIn(companyId)
      .from(jobTypes, { id: jobTypes.id, names: jobTypes.names })
      .where(isNull(jobTypes.archivedAt)),
    beforeSignIn(companyId).from(invoiceCounters, counterColumns),
  ] as const

/** The same as lines need it; undefined when the company is gone. */
export function settingOf(
  company: Settings | undefined,
  types: Setting['types'],
  counters: Counters,
  mapping: Mapping,
  site: Site,
): Setting | undefined {
  if (!company) return undefined
  const { language, timeZone, currency, legal } = company
  const seller = sellerOf(company, `${originOf(company, site)}/portal`, language)
  return {
    language,
    timeZone,
    currency,
    seller,
    notes: legal.notes,
    types,
    mapping,
    numbering: numberingOf(company, counters),
    now: new Date(),
  }
}

/** The series of numbers of a company, as it writes them now. */
function numberingOf({ invoicing }: Pick<Settings, 'invoicing'>, counters: CounterRow[]): Series[] {
  const { patterns } = invoicing ?? usualInvoicing
  return numberSeries.flatMap((series) => {
    const pattern = parsePattern(patterns[series])
    const { last = 0, lastIssuedOn = null } = counters.find((counter) => counter.series === series) ?? {}
    return typeof pattern === 'string' ? [] : [{ series, pattern, last, isBegun: lastIssuedOn !== null }]
  })
}
