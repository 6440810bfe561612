import { useWords } from '../../i18n/locale.ts'
import { Live } from '../../ui/live.tsx'
import { Heading } from '../../ui/parts.tsx'
import { DayList, DayNav, type DayTold } from '../../visits/technician/day/rows.tsx'
import { VisitList, type VisitRow } from '../../visits/technician/rows.tsx'

interface Props {
  name: string
  /** The day in the company's zone, `YYYY-MM-DD`. */
  today: string
  rows: VisitRow[]
  /** Planned for the days after. */
  next: VisitRow[]
  told: DayTold
}

export const HomePage = ({ name, today, rows, next, told }: Props) => {
  const { admin, home, onSite } = useWords()
  return (
    <>
      <Heading>{home.hello(name)}</Heading>
      <section>
        <h2>{onSite.today}</h2>
        <DayNav day={today} isToday />
        <DayList rows={rows} isToday back="/admin" told={told} />
      </section>
      <section>
        <Live id="next">
          {next.length > 0 && (
            <>
              <h2>{onSite.coming}</h2>
              <VisitList rows={next} />
            </>
          )}
        </Live>
        <a class="more" href="/admin/visits">
          {admin.allMyVisits}
        </a>
      </section>
    </>
  )
}
