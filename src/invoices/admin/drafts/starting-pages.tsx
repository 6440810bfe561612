import { ChooseCustomer, type CustomerChoice } from '../../../customers/admin/choose/rows.tsx'
import { newId } from '../../../db/id.ts'
import { useLocale, useWords } from '../../../i18n/locale.ts'
import { whenText } from '../../../ui/format.ts'
import { Heading, Icon } from '../../../ui/parts.tsx'
import { VisitStatusBadge } from '../../../visits/status.tsx'
import type { BillableVisit, FoundStart } from './starting.ts'

/** Asks for whom an invoice is to be. */
export const ChooseWhomPage = ({ rows, typed }: { rows: CustomerChoice[]; typed: string }) => {
  const { admin, drafting } = useWords()
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <Heading>{drafting.add}</Heading>
      <p>{drafting.forWhom}</p>
      <ChooseCustomer
        path="/admin/invoices/new"
        typed={typed}
        rows={rows}
        hrefOf={(id) => `/admin/invoices/new?${new URLSearchParams({ customer: id })}`}
      />
    </>
  )
}

/** Asks from what an invoice begins: from nothing, from one of the customer's jobs, or from visits of a job. */
export const StartPage = ({ found, chosen }: { found: FoundStart; chosen: string[] }) => {
  const { drafting } = useWords()
  const { customer, job } = found
  const back = job ? { href: `/admin/jobs/${job.id}`, text: job.title } : undefined
  return (
    <>
      <a class="back" href={back?.href ?? `/admin/customers/${customer.id}`}>
        {back?.text ?? customer.name}
      </a>
      <Heading>{drafting.add}</Heading>
      <p>
        {drafting.of} <strong>{customer.name}</strong>
        {job && ` · ${job.title}`} ·{' '}
        <a class="more" href="/admin/invoices/new">
          {drafting.another}
        </a>
      </p>
      <form class="card form" method="post" action="/admin/invoices" hx-boost="false">
        {/* Sent twice, the form makes one draft. */}
        <input type="hidden" name="id" value={newId()} />
        <input type="hidden" name={job ? 'job' : 'customer'} value={job?.id ?? customer.id} />
        {job ? <VisitTicks found={found} chosen={chosen} /> : <p>{drafting.noJob}</p>}
        <button type="submit">{drafting.begin}</button>
      </form>
      {found.jobs.length > 0 && (
        <section>
          <h2>{drafting.which}</h2>
          <ul class="rows">
            {found.jobs.map(({ id, title, location }) => (
              <li class="row">
                <div class="grow">
                  <a class="lead whole" href={`/admin/invoices/new?${new URLSearchParams({ job: id })}`}>
                    {title}
                  </a>
                  {location && (
                    <p class="note">
                      <Icon name="pin" />
                      {location}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const VisitTicks = ({ found: { visits, billed }, chosen }: { found: FoundStart; chosen: string[] }) => {
  const { drafting } = useWords()
  if (visits.length === 0) return <p>{drafting.noVisits}</p>
  return (
    <fieldset class="choices-of-one">
      <legend>{drafting.visits}</legend>
      <p class="hint">{drafting.visitsHint}</p>
      {visits.map((visit) => (
        <VisitTick
          visit={visit}
          checked={chosen.includes(visit.id)}
          on={billed.filter(({ visitId }) => visitId === visit.id)}
        />
      ))}
    </fieldset>
  )
}

interface VisitTickProps {
  visit: BillableVisit
  checked: boolean
  /** Invoices that bill it already. */
  on: FoundStart['billed']
}

const VisitTick = ({ visit, checked, on }: VisitTickProps) => {
  const locale = useLocale()
  const { drafting } = locale.words
  const box = `visit-${visit.id}`
  return (
    <div class="tick">
      <input id={box} type="checkbox" name="visits" value={visit.id} checked={checked} />
      <label for={box}>
        {whenText(locale, visit)} <VisitStatusBadge status={visit.status} />
        {on.map(({ number }) => (
          <span class="note"> · {drafting.billed(number ?? drafting.aDraft)}</span>
        ))}
      </label>
    </div>
  )
}
