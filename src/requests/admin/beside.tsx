import type { Child } from 'hono/jsx'
import { useLocale } from '../../i18n/locale.ts'
import { dayOf, hours, todayIn, whenText } from '../../ui/format.ts'
import { type Named, namesOf } from '../../visits/admin/rows.tsx'
import type { DayRow } from './record.ts'
import type { Warning } from './warnings.ts'

interface BesideProps {
  /** The form whose times it is about; a change there looks anew. */
  form: string
  path: string
  warnings: Warning[]
  /** What is said where nothing is to be known. */
  none: string | undefined
  team: Named[]
}

/** What is to be known of the times in a form before it is sent. */
export const Beside = ({ form, path, warnings, none, team }: BesideProps) => {
  const locale = useLocale()
  const words = locale.words.answering.beside
  return (
    <div id={`beside-${form}`} role="status" {...lookingAnew(form, path)}>
      {warnings.length > 0 ? (
        <div class="alert warn">
          <ul>
            {warnings.map((warning) => (
              <li>
                {warning.about === 'clash' ? (
                  <Clashing warning={warning} team={team} />
                ) : (
                  words[warning.about](whenText(locale, warning))
                )}
              </li>
            ))}
          </ul>
          <p>{words.never}</p>
        </div>
      ) : (
        none && <p class="note">{none}</p>
      )}
    </div>
  )
}

const Clashing = ({ warning: { clash }, team }: { warning: Extract<Warning, { about: 'clash' }>; team: Named[] }) => {
  const locale = useLocale()
  const words = locale.words.answering.beside
  return (
    <>
      <a href={`/admin/visits/${clash.id}`}>
        {words[clash.kind](namesOf([clash.technicianId], team), whenText(locale, clash))}
      </a>
      {clash.customer} · {clash.job}
    </>
  )
}

// What is typed stays as it is: only what is said of it is read anew.
const lookingAnew = (form: string, path: string) => ({
  'data-unasked': true,
  'hx-get': path,
  'hx-trigger': `change from:#${form}`,
  'hx-include': `#${form}`,
  'hx-select': `#beside-${form}`,
  'hx-target': `#beside-${form}`,
  'hx-select-oob': '#day-beside,#wished',
  'hx-swap': 'outerHTML',
  'hx-sync': 'this:replace',
  'hx-push-url': 'false',
})

interface DayProps {
  /** The day that is looked at, as an instant in it. */
  at: Date
  visits: DayRow[]
  team: Named[]
}

/** What lies on a day: whoever answers sees who is where before and after. */
export const DayBeside = ({ at, visits, team }: DayProps) => {
  const locale = useLocale()
  const { answering, siteVisits } = locale.words
  const day = todayIn(locale.timeZone, at)
  const those = visits.filter(({ startAt }) => todayIn(locale.timeZone, startAt) === day)
  return (
    <section id="day-beside">
      <h2>{answering.beside.day(dayOf(locale, at))}</h2>
      {those.length === 0 ? (
        <p class="note">{answering.beside.none(dayOf(locale, at))}</p>
      ) : (
        <ul class="rows">
          {those.map((visit) => (
            <Row href={`/admin/visits/${visit.id}`} lead={hours(locale, visit.startAt, visit.endAt)}>
              {visit.customer} · {namesOf(visit.technicianIds, team) || siteVisits.nobody}
            </Row>
          ))}
        </ul>
      )}
      <a class="more" href={`/admin/visits?from=${day}`}>
        {answering.beside.more}
      </a>
    </section>
  )
}

const Row = ({ href, lead, children }: { href: string; lead: string; children: Child }) => (
  <li class="row">
    <div class="grow">
      <a class="lead whole" href={href}>
        {lead}
      </a>
      <p class="note">{children}</p>
    </div>
  </li>
)
