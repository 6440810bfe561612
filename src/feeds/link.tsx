import { useLocale } from '../i18n/locale.ts'
import { dayOf } from '../ui/format.ts'
import { Icon } from '../ui/parts.tsx'
import type { VisitStatus } from '../visits/visit.ts'

interface Props {
  /** Which side's address the file has. */
  home: '/portal' | '/admin'
  visit: { id: string; startAt: Date; endAt: Date; status: VisitStatus }
}

/** The way to take a visit that is still to be into one's calendar; of others there is none. */
export const CalendarLink = ({ home, visit }: Props) => {
  const locale = useLocale()
  if (visit.status !== 'planned' || visit.endAt.getTime() < Date.now()) return null
  return (
    <p class="note">
      <a href={`${home}/visits/${visit.id}/calendar.ics`} hx-boost="false">
        <Icon name="calendar" />
        {locale.words.feeds.addVisit}
        <span class="unseen"> {locale.words.feeds.ofDay(dayOf(locale, visit.startAt))}</span>
      </a>
    </p>
  )
}
