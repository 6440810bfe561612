import { originOf } from '../../../companies/address.ts'
import { formatNumber } from '../../../companies/numbering.ts'
import type { Bindings } from '../../../http/env.ts'
import { todayIn } from '../../../ui/format.ts'
import type { InvoiceDocument } from '../../document.ts'
import { seriesOf } from '../../invoice.ts'
import type { Earlier } from '../../issue/day.ts'
import type { IssueFault } from '../../issue/faults.ts'
import { freeze } from '../../issue/freeze.ts'
import { patternOf, type ToIssue } from '../../issue/issue.ts'
import { type FoundDraft, freezingOf, standingInTheWay } from '../drafts/queries.ts'

/** What of a deployment says where the portal is. */
type Site = Pick<Bindings, 'ENVIRONMENT' | 'APP_DOMAIN' | 'SINGLE_COMPANY'>

/** A draft as it would be issued on a day, with the code it would bear. */
export function toIssue(found: FoundDraft, issuedOn: string, code: string, site: Site): ToIssue {
  const { draft, settings } = found
  const origin = originOf(settings, site)
  const freezing = freezingOf(found)
  const check = { code, url: `${origin}/check/${code}` }
  const document = freeze(freezing, settings, `${origin}/portal`, { number: '', issuedOn, check })
  const { id, customerId, kind, version, correctsId, correctsCredited } = draft
  return {
    ...{ id, customerId, kind, version, deductedCents: freezing.deductedCents },
    takes: correctsId === null ? null : { id: correctsId, creditedCents: correctsCredited ?? 0 },
    document: { ...document, check },
  }
}

/** What is shown of a draft before it is issued. */
export interface Shown {
  document: InvoiceDocument
  deductedCents: number
  earlier: Earlier
  today: string
  faults: IssueFault[]
}

/** A draft as it would be issued on a day, with the number it would probably get, and what stands in the way. */
export function shownOn(found: FoundDraft, issuedOn: string, site: Site): Shown {
  const { draft, settings } = found
  const { document, deductedCents } = toIssue(found, issuedOn, '', site)
  const counter = counterOf(found)
  const number = formatNumber(patternOf(settings.invoicing, draft.kind), issuedOn, (counter?.last ?? 0) + 1)
  return {
    document: { ...document, number },
    ...{ deductedCents, earlier: earlierOf(found), today: todayOf(found) },
    faults: standingInTheWay(found, issuedOn),
  }
}

/** The day in the company's zone, as its settings say it now. */
export const todayOf = ({ settings }: FoundDraft): string => todayIn(settings.timeZone)

/** The days that a draft is issued on or after. */
export const earlierOf = (found: FoundDraft): Earlier => {
  const named = [found.draft.correctsIssuedOn, ...found.deposits.map(({ issuedOn }) => issuedOn)]
  const days = named.filter((day) => day !== null).sort()
  return { lastIssuedOn: counterOf(found)?.lastIssuedOn ?? null, namedOn: days.at(-1) ?? null }
}

/** Where the series of a draft stands; undefined before its first number. */
export const counterOf = ({ draft, counters }: FoundDraft) =>
  counters.find(({ series }) => series === seriesOf(draft.kind))
