import type { Child } from 'hono/jsx'
import { FileList, filesPath } from '../../attachments/admin/rows.tsx'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { dayOf, hours } from '../../ui/format.ts'
import { Done, Fact, Heading, Icon, PhoneLink } from '../../ui/parts.tsx'
import { When } from '../../ui/values.tsx'
import { VisitStatusBadge } from '../status.tsx'
import { mayBecome, mayBeDeleted, nextStatuses, type VisitStatus } from '../visit.ts'
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
export const VisitPage = ({ visit, team, overlaps, files, done, was, late }: Props) => {
  const { siteVisits, admin, files: fileWords } = useWords()
  const at = `/admin/visits/${visit.id}`
  return (
    <>
      <a class="back" href="/admin/visits">
        {admin.visits}
      </a>
      <div class="titled">
        <Heading>
          <When start={visit.startAt} end={visit.endAt} />
        </Heading>
        <div class="acts">
          <a class="button quiet" href={`${at}/edit`} data-key="e">
            {siteVisits.change}
          </a>
        </div>
      </div>
      {done && (
        <Done>
          <p>{siteVisits.dones[done]}</p>
          {done === visit.status && was && mayBecome(done, was) && <Undo visit={visit} to={was} />}
        </Done>
      )}
      {late && (
        <p class="alert" role="alert">
          {siteVisits.movedMeanwhile}
        </p>
      )}
      {visit.status === 'planned' && overlaps.length > 0 && <Overlaps overlaps={overlaps} team={team} />}
      <div class="acts">
        {nextStatuses(visit.status).map((to) => (
          <Press visit={visit} to={to}>
            <button class="quiet" type="submit">
              {siteVisits.acts[to]}
            </button>
          </Press>
        ))}
      </div>
      <Facts visit={visit} team={team} />
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

const Overlaps = ({ overlaps, team }: Pick<FoundVisit, 'overlaps' | 'team'>) => {
  const locale = useLocale()
  const { siteVisits } = locale.words
  return (
    <section class="alert warn" aria-labelledby="overlap">
      <h2 id="overlap">{siteVisits.overlap}</h2>
      <p>{siteVisits.overlapLead}</p>
      <ul>
        {overlaps.map(({ id, startAt, endAt, technicianId, customer, job }) => (
          <li>
            <a href={`/admin/visits/${id}`}>
              {namesOf([technicianId], team)}, {dayOf(locale, startAt)}, {hours(locale, startAt, endAt)}
            </a>
            {customer} · {job}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A press that takes the visit to another status, from the one it is shown in and no other. */
const Press = ({
  visit: { id, status },
  to,
  back,
  children,
}: {
  visit: VisitRecord
  to: VisitStatus
  back?: boolean
  children?: Child
}) => (
  <form method="post" action={`/admin/visits/${id}/status`} hx-boost="false">
    <input type="hidden" name="from" value={status} />
    <input type="hidden" name="to" value={to} />
    {back && <input type="hidden" name="back" value="yes" />}
    {children}
  </form>
)

const Undo = ({ visit, to }: { visit: VisitRecord; to: VisitStatus }) => (
  <Press visit={visit} to={to} back>
    <button class="quiet" type="submit">
      {useWords().editing.undo}
    </button>
  </Press>
)

/** Asks before a visit is deleted. */
export const RemovalPage = ({ visit, kept }: { visit: VisitRecord; kept: boolean }) => {
  const locale = useLocale()
  const { siteVisits } = locale.words
  const at = `/admin/visits/${visit.id}`
  return (
    <>
      <a class="back" href={at}>
        {siteVisits.keep}
      </a>
      <Heading>{siteVisits.removeTitle}</Heading>
      {(kept || !mayBeDeleted(visit.status)) && (
        <p class="alert" role="alert">
          {siteVisits.removeKept}
        </p>
      )}
      <div class="card form">
        <p class="lead">
          <When start={visit.startAt} end={visit.endAt} />
        </p>
        <p>
          {visit.customer} · {visit.job}
        </p>
        {mayBeDeleted(visit.status) && (
          <>
            <p>{siteVisits.removeLead}</p>
            <p>{siteVisits.cancelInstead}</p>
            <form method="post" action={`${at}/removal`} hx-boost="false">
              <button class="danger" type="submit">
                {siteVisits.remove}
              </button>
            </form>
          </>
        )}
      </div>
    </>
  )
}
