import { FileList, filesPath } from '../../attachments/admin/rows.tsx'
import { CalendarLink } from '../../feeds/link.tsx'
import { useWords } from '../../i18n/locale.ts'
import { Live } from '../../ui/live.tsx'
import { Done, Fact, Heading, Icon, PhoneLink } from '../../ui/parts.tsx'
import { Press, Undo } from '../../ui/press.tsx'
import { When } from '../../ui/values.tsx'
import { VisitStatusBadge } from '../status.tsx'
import { mayBecome, mayBeDeleted, nextStatuses, type VisitStatus } from '../visit.ts'
import { ClashList } from './clash-list.tsx'
import type { FoundVisit, VisitRecord } from './record.ts'
import { type Named, namesOf } from './rows.tsx'

/** What can be done to a visit, for its page to say that it is. */
export const visitDones = ['added', 'saved', 'planned', 'done', 'cancelled', 'undone'] as const
export type VisitDone = (typeof visitDones)[number]

interface Props extends FoundVisit {
  done?: VisitDone | undefined
  /** Where the visit stood before that. */
  was?: VisitStatus | undefined
  /** Whether a press came too late. */
  late?: boolean
}

/** One visit: when, where and for whom, who goes, and what to know. */
export const VisitPage = ({ visit, team, clashes, files, done, was, late }: Props) => {
  const { siteVisits, admin, files: fileWords } = useWords()
  const at = `/admin/visits/${visit.id}`
  const press = { path: `${at}/status`, from: visit.status }
  return (
    <>
      <a class="back" href="/admin/visits">
        {admin.visits}
      </a>
      <div class="titled">
        <Live id="when">
          <Heading>
            <When start={visit.startAt} end={visit.endAt} />
          </Heading>
        </Live>
        <div class="acts">
          <a class="button quiet" href={`${at}/edit`} data-key="e">
            {siteVisits.change}
          </a>
          <a class="button quiet" href={`${at}/time`}>
            {siteVisits.moving.act}
          </a>
        </div>
      </div>
      {done && (
        <Done>
          <p>{siteVisits.dones[done]}</p>
          {done === visit.status && was && mayBecome(done, was) && <Undo {...press} to={was} />}
        </Done>
      )}
      {late && (
        <p class="alert" role="alert">
          {siteVisits.movedMeanwhile}
        </p>
      )}
      <Live id="visit">
        {visit.status === 'planned' && <ClashList clashes={clashes} team={team} lead={siteVisits.overlapLead} />}
        <div class="acts">
          {nextStatuses(visit.status).map((to) => (
            <Press {...press} to={to}>
              <button class="quiet" type="submit">
                {siteVisits.acts[to]}
              </button>
            </Press>
          ))}
        </div>
        <Facts visit={visit} team={team} />
        <CalendarLink home="/admin" visit={visit} />
        <section>
          <h2>{fileWords.title}</h2>
          <FileList rows={files} />
          <a class="more" href={filesPath(visit.jobId, visit.id)}>
            {fileWords.add}
          </a>
        </section>
        {mayBeDeleted(visit.status) && (
          <a class="more" href={`${at}/removal`}>
            {siteVisits.remove}
          </a>
        )}
      </Live>
    </>
  )
}

const Facts = ({ visit, team }: { visit: VisitRecord; team: Named[] }) => {
  const { jobs, siteVisits: words } = useWords()
  const address = (visit.location ?? visit.address).split('\n').join(', ')
  const phones = [visit.phone, visit.mobile].filter((phone) => phone !== null)
  return (
    <dl class="facts card">
      <Fact name={words.status}>
        <VisitStatusBadge status={visit.status} />
      </Fact>
      <Fact name={words.customer}>
        <a href={`/admin/customers/${visit.customerId}`}>{visit.customer}</a>
      </Fact>
      {phones.length > 0 && (
        <Fact name={words.phone}>
          {phones.map((phone) => (
            <p>
              <PhoneLink phone={phone} icon="phone" />
            </p>
          ))}
        </Fact>
      )}
      <Fact name={words.job}>
        <a href={`/admin/jobs/${visit.jobId}`}>{visit.job}</a>
      </Fact>
      <Fact name={words.address}>
        <p>{address || jobs.noLocation}</p>
        {address && (
          <p>
            <a
              href={`https://www.openstreetmap.org/search?${new URLSearchParams({ query: address })}`}
              rel="noreferrer"
              hx-boost="false"
            >
              <Icon name="pin" />
              {words.map}
            </a>
          </p>
        )}
      </Fact>
      <Fact name={words.who}>{namesOf(visit.technicianIds, team) || words.nobody}</Fact>
      {visit.comments && (
        <Fact name={`${words.comments} (${words.forCustomer})`}>
          <p class="written">{visit.comments}</p>
        </Fact>
      )}
      {visit.internalNotes && (
        <Fact name={`${words.internalNotes} (${words.forStaff})`}>
          <p class="written">{visit.internalNotes}</p>
        </Fact>
      )}
    </dl>
  )
}
