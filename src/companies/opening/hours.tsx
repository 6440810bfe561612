import { useLocale } from '../../i18n/locale.ts'
import type { Hours, Planning } from './planning.ts'
import { daysText, groupsOf, spanText } from './words.ts'

/** When a company works, days of the same hours in one line. */
export const OpeningHours = ({ planning }: { planning: Planning }) => {
  const locale = useLocale()
  return (
    <dl class="opening">
      {groupsOf(planning).map(({ days, hours }) => (
        <div>
          <dt>{daysText(locale, days)}</dt>
          <dd>{hours.length > 0 ? <Spans hours={hours} /> : locale.words.planning.closed}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The same in a sentence, of the days that are open alone. */
export const OpeningLine = ({ planning }: { planning: Planning }) => {
  const locale = useLocale()
  const open = groupsOf(planning).filter(({ hours }) => hours.length > 0)
  return (
    <>
      {open.map(({ days, hours }, index) => (
        <>
          {index > 0 && ' · '}
          {daysText(locale, days)} <Spans hours={hours} />
        </>
      ))}
    </>
  )
}

/** The hours of one day, none of them broken over two lines. */
export const Spans = ({ hours }: { hours: Hours[] }) => (
  <>
    {hours.map((span, index) => (
      <>
        {index > 0 && ', '}
        <span class="span">{spanText(span)}</span>
      </>
    ))}
  </>
)
