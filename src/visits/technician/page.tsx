import type { Context } from 'hono'
import type { Faults } from '../../attachments/receive.ts'
import { CalendarLink } from '../../feeds/link.tsx'
import type { TechnicianEnv } from '../../http/env.ts'
import { useLocale } from '../../i18n/locale.ts'
import { todayIn } from '../../ui/format.ts'
import { Live } from '../../ui/live.tsx'
import { Heading } from '../../ui/parts.tsx'
import { isAround } from '../presence.ts'
import { NotesForm, type NotesTyped } from './notes/form.tsx'
import { Photos } from './photos/section.tsx'
import { Said, TakeBack, type VisitDone } from './presence/presses.tsx'
import type { FoundVisit } from './queries.ts'
import { VisitList } from './rows.tsx'

interface Told {
  done?: VisitDone | undefined
  /** Whether a press came too late. */
  late?: boolean
  notes?: NotesTyped
  faults?: Faults
}

/** Answers with the page of one of their visits. */
export const visitPage = (c: Pick<Context<TechnicianEnv>, 'render'>, found: FoundVisit, told: Told = {}) =>
  c.render(<VisitPage {...found} {...told} />, { title: ({ siteVisits }) => `${found.visit.job}, ${siteVisits.one}` })

/** One of their visits, at the address under which the office has it. */
const VisitPage = ({ visit, files, done, late, notes, faults }: FoundVisit & Told) => {
  const { words, timeZone } = useLocale()
  const back = `/admin/visits/${visit.id}`
  return (
    <>
      <a class="back" href={`/admin/visits?day=${todayIn(timeZone, visit.startAt)}`}>
        {words.onSite.day}
      </a>
      <Heading>{visit.job}</Heading>
      {done && <Said visit={visit} back={back} done={done} />}
      {late && (
        <p class="alert" role="alert">
          {words.siteVisits.movedMeanwhile}
        </p>
      )}
      <Live id="visit">
        <VisitList rows={[visit]} back={back} own />
        <CalendarLink home="/admin" visit={visit} />
        {!done && isAround(visit, new Date()) && <TakeBack visit={visit} back={back} />}
      </Live>
      <NotesForm visit={visit} notes={notes} />
      <Photos visitId={visit.id} files={files} faults={faults} />
    </>
  )
}
