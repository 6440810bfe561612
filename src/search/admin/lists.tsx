import { useWords } from '../../i18n/locale.ts'
import { PaymentBadge } from '../../invoices/payment.tsx'
import { JobStatusBadge } from '../../jobs/status.tsx'
import { Badge } from '../../ui/parts.tsx'
import { Day, Money, When } from '../../ui/values.tsx'
import { VisitStatusBadge } from '../../visits/status.tsx'
import type { Forms } from '../sought.ts'
import { FoundIn, Marked } from './marked.tsx'
import type { FoundCustomer, FoundInvoice, FoundJob, FoundVisit } from './rows.tsx'

/** Customers found, each with what led there. */
export const FoundCustomers = ({ rows, words }: { rows: FoundCustomer[]; words: Forms[] }) => {
  const { admin, editing, search } = useWords()
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li class="row">
          <div class="grow">
            <a class="lead whole" href={`/admin/customers/${row.id}`}>
              <Marked text={row.name} words={words} />
            </a>
            <p class="note">
              <Marked text={row.address.split('\n').join(', ')} words={words} />
            </p>
            <FoundIn
              words={words}
              texts={[
                [search.phone, row.phone],
                [search.phone, row.mobile],
                [search.email, row.email],
                [search.siren, row.siren],
                [search.vatNumber, row.vatNumber],
                [editing.tags, row.tags.join(', ')],
                [admin.internalNotes, row.internalNotes],
              ]}
            />
          </div>
          <div class="aside">
            {row.archived ? <Badge tone="quiet">{search.archived}</Badge> : null}
            <span class="note">{admin.kinds[row.kind]}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}

export const FoundJobs = ({ rows, words }: { rows: FoundJob[]; words: Forms[] }) => {
  const { admin, editing, jobs, search } = useWords()
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li class="row">
          <div class="grow">
            <a class="lead whole" href={`/admin/jobs/${row.id}`}>
              <Marked text={row.title} words={words} />
            </a>
            <p>{row.customer}</p>
            {row.location && (
              <p class="note">
                <Marked text={row.location} words={words} />
              </p>
            )}
            <FoundIn
              words={words}
              texts={[
                [jobs.reference, row.reference],
                [search.scope, row.scope],
                [editing.tags, row.tags.join(', ')],
                [admin.internalNotes, row.internalNotes],
              ]}
            />
          </div>
          <div class="aside">
            <JobStatusBadge status={row.status} />
          </div>
        </li>
      ))}
    </ul>
  )
}

export const FoundVisits = ({ rows, words }: { rows: FoundVisit[]; words: Forms[] }) => {
  const { admin, search } = useWords()
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li class="row">
          <div class="grow">
            <a class="lead whole" href={`/admin/visits/${row.id}`}>
              <When start={row.startAt} end={row.endAt} />
            </a>
            <p>
              {row.customer} · {row.job}
            </p>
            <FoundIn
              words={words}
              texts={[
                [search.comments, row.comments],
                [admin.internalNotes, row.internalNotes],
              ]}
            />
          </div>
          <div class="aside">
            <VisitStatusBadge status={row.status} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** `today` is the day in the company's zone, `YYYY-MM-DD`. */
export const FoundInvoices = ({ rows, words, today }: { rows: FoundInvoice[]; words: Forms[]; today: string }) => (
  <ul class="rows">
    {rows.map((row) => (
      <li class="row">
        <div class="grow">
          <a class="lead whole" href={`/admin/invoices/${row.id}`}>
            <Marked text={row.number ?? ''} words={words} />
          </a>
          <p>{row.customer}</p>
          {row.issuedOn && (
            <p class="note">
              <Day day={row.issuedOn} />
            </p>
          )}
        </div>
        <div class="aside">
          <strong>
            <Money cents={row.totalCents} />
          </strong>
          <PaymentBadge invoice={row} today={today} />
        </div>
      </li>
    ))}
  </ul>
)
