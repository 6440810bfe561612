import { useLocale } from '../i18n/locale.ts'
import { calendarDay, dayOf, hours, leafOf, money } from './format.ts'

/** An amount in cents, kept on one line. */
export const Money = ({ cents }: { cents: number }) => <span class="money">{money(useLocale(), cents)}</span>

/** A calendar day, `YYYY-MM-DD`. */
export const Day = ({ day }: { day: string }) => <time datetime={day}>{calendarDay(useLocale(), day)}</time>

/** A text in which numbers such as FA2611-0064 go to the next line whole, rather than in two at their hyphen. */
export const Unbroken = ({ text }: { text: string }) => (
  <>{text.split(/(\s+)/).map((part) => (/.-\d/.test(part) ? <span class="unbroken">{part}</span> : part))}</>
)

/** When a visit is: its day in words, and its hours in the company's zone. */
export const When = ({ start, end }: { start: Date; end: Date }) => {
  const locale = useLocale()
  return (
    <span class="when">
      <time datetime={start.toISOString()}>{dayOf(locale, start)}</time>
      <span class="hours">{hours(locale, start, end)}</span>
    </span>
  )
}

/** The day and month of an instant as a leaf of a calendar; the full date stands beside it, so readers skip this. */
export const Leaf = ({ at }: { at: Date }) => {
  const { day, month } = leafOf(useLocale(), at)
  return (
    <span class="leaf" aria-hidden="true">
      <b>{day}</b>
      {month}
    </span>
  )
}
