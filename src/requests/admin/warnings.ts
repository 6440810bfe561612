import type { Company } from '../../companies/company.ts'
import { isOpen } from '../../companies/opening.ts'
import { type Clash, clashesOf } from '../../visits/clashes.ts'
import type { Slot } from '../request.ts'
import type { FoundRequest } from './record.ts'

type BesideRow = FoundRequest['beside'][number]

/** What staff should know of a time before they answer. None of it keeps them from it. */
export type Warning = Slot & ({ about: 'past' | 'closed' } | { about: 'clash'; clash: Clash<BesideRow> })

/** Says of a time whether the company is open. */
export const openAt =
  ({ planning, timeZone, country }: Pick<Company, 'planning' | 'timeZone' | 'country'>) =>
  (slot: Slot): boolean =>
    isOpen(planning, timeZone, country, slot)

/** What there is to know of some times: that they are past or out of hours, and what those who go have around them. */
export function warningsOf(
  { request, beside }: Pick<FoundRequest, 'request' | 'beside'>,
  periods: Slot[],
  isOpenAt: (slot: Slot) => boolean,
  now: Date,
): Warning[] {
  return periods.flatMap((period): Warning[] => [
    ...(period.startAt <= now ? [{ ...period, about: 'past' as const }] : []),
    ...(isOpenAt(period) ? [] : [{ ...period, about: 'closed' as const }]),
    ...clashesOf(unique(beside), period, request).map((clash) => ({ ...period, about: 'clash' as const, clash })),
  ])
}

// Where several times are looked at, what lies beside two of them was read twice.
const unique = (rows: BesideRow[]): BesideRow[] => [
  ...new Map(rows.map((row) => [`${row.id} ${row.technicianId}`, row])).values(),
]
