import { useLocale } from '../../i18n/locale.ts'
import { whenText } from '../../ui/format.ts'
import type { BesideRow, Clash } from '../clashes.ts'
import { type Named, namesOf } from './rows.tsx'

type Shown = Clash<Omit<BesideRow, 'location' | 'address'>>

interface Props {
  clashes: Shown[]
  team: Named[]
  lead: string
}

/** What else those who go have at the same time, or too close for the way; nothing where there is nothing of the kind. */
export const ClashList = ({ clashes, team, lead }: Props) => {
  const locale = useLocale()
  const { siteVisits } = locale.words
  if (clashes.length === 0) return null
  const isSame = clashes.some(({ kind }) => kind === 'overlap')
  return (
    <section class="alert warn" aria-labelledby="overlap">
      <h2 id="overlap">{isSame ? siteVisits.overlap : siteVisits.near}</h2>
      <p>{lead}</p>
      <ul>
        {clashes.map(({ id, technicianId, customer, job, kind, ...visit }) => (
          <li>
            <a href={`/admin/visits/${id}`}>
              {namesOf([technicianId], team)}, {whenText(locale, visit)}
            </a>
            {customer} · {job}
            {kind === 'near' && <> · {siteVisits.nearNote}</>}
          </li>
        ))}
      </ul>
    </section>
  )
}
