import * as z from '../../../http/zod.ts'
import { useWords } from '../../../i18n/locale.ts'
import { daysAfter } from '../../../time/days.ts'
import { Live } from '../../../ui/live.tsx'
import { Empty } from '../../../ui/parts.tsx'
import { Said, visitDones } from '../presence/presses.tsx'
import { VisitList, type VisitRow } from '../rows.tsx'

/** The part of an address that says what was just done, and to which of the visits shown. */
export const dayTold = z.object({
  done: z.enum(visitDones).optional().catch(undefined),
  visit: z.string().max(100).optional().catch(undefined),
})
export type DayTold = z.infer<typeof dayTold>

interface Props {
  rows: VisitRow[]
  isToday: boolean
  /** The page's own address, where a press comes back to. */
  back: string
  told: DayTold
}

/** The visits of a day, in the order in which one goes there, each with what can be said of it. */
export const DayList = ({ rows, isToday, back, told }: Props) => {
  const { onSite } = useWords()
  const touched = rows.find(({ id }) => id === told.visit)
  return (
    <>
      {touched && told.done && <Said visit={touched} back={back} done={told.done} />}
      <Live id="day">
        {rows.length > 0 ? (
          <VisitList rows={rows} back={back} ofOneDay />
        ) : (
          <Empty icon="calendar">{isToday ? onSite.noneToday : onSite.none}</Empty>
        )}
      </Live>
    </>
  )
}

/** The way to the day before and the day after a day, `YYYY-MM-DD`. */
export const DayNav = ({ day, isToday }: { day: string; isToday: boolean }) => {
  const { onSite } = useWords()
  const at = (one: string) => `/admin/visits?day=${one}`
  return (
    <nav class="acts" aria-label={onSite.day}>
      <a class="button quiet" rel="prev" href={at(daysAfter(day, -1))}>
        {onSite.dayBefore}
      </a>
      <a class="button quiet" rel="next" href={at(daysAfter(day, 1))}>
        {onSite.dayAfter}
      </a>
      {!isToday && (
        <a class="button quiet" href="/admin">
          {onSite.today}
        </a>
      )}
    </nav>
  )
}
