import { useLocale } from '../i18n/locale.ts'
import { clockOf, hours } from '../ui/format.ts'
import { type Attended, presenceOf } from './presence.ts'

/** When someone came and went, in a line; nothing where there is nothing to tell. */
export const OnSite = ({ visit }: { visit: Attended }) => {
  const locale = useLocale()
  const { onSite } = locale.words
  const { arrivedAt, leftAt } = presenceOf(visit)
  if (arrivedAt && leftAt) return <p>{onSite.between(hours(locale, arrivedAt, leftAt))}</p>
  if (arrivedAt) return <p>{onSite.arrived(clockOf(locale, arrivedAt))}</p>
  return leftAt ? <p>{onSite.left(clockOf(locale, leftAt))}</p> : null
}
