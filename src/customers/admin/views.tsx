import { useLocale, useWords } from '../../i18n/locale.ts'
import { calendarDay, todayIn } from '../../ui/format.ts'
import { Live } from '../../ui/live.tsx'
import { Done, Empty, Heading } from '../../ui/parts.tsx'
import { ContactList } from './contacts/views.tsx'
import { Facts } from './facts.tsx'
import type { FoundCustomer } from './overview.ts'
import { Theirs } from './theirs.tsx'

/** What can be done to a customer, for the page to say that it is. */
export const customerDones = ['added', 'saved', 'archived', 'restored', 'merged'] as const
type CustomerDone = (typeof customerDones)[number]

interface Props {
  customer: FoundCustomer
  /** The company's country. */
  home: string
  done: CustomerDone | undefined
  /** The day in the company's zone, `YYYY-MM-DD`. */
  today: string
  now: Date
}

/** One customer: how to reach them, who of theirs may come in, and everything that is theirs. */
export const CustomerPage = ({ customer, home, done, today, now }: Props) => {
  const { admin, contacts, customers, drafting, editing, statements } = useWords()
  const at = `/admin/customers/${customer.id}`
  return (
    <>
      <a class="back" href="/admin/customers">
        {admin.customers}
      </a>
      <div class="titled">
        <Live id="name">
          <Heading>{customer.name}</Heading>
        </Live>
        <div class="acts">
          <a class="button quiet" href={`${at}/edit`} data-key="e">
            {editing.change}
          </a>
          {!customer.archivedAt && (
            <a class="button quiet" href={`/admin/invoices/new?customer=${customer.id}`}>
              {drafting.add}
            </a>
          )}
          {!customer.archivedAt && (
            <a class="button" href={`/admin/jobs/new?customer=${customer.id}`} data-key="n">
              {customers.newJob}
            </a>
          )}
        </div>
      </div>
      {done && <WhatIsDone customer={customer} done={done} />}
      <Live id="customer">
        {customer.archivedAt && <Archived customer={customer} undone={done === 'archived'} />}
        <Facts customer={customer} home={home} />
        <div class="acts">
          <a class="more" href={`${at}/statement`}>
            {statements.title}
          </a>
          <a class="more" href={`${at}/invoices`}>
            {statements.year.title}
          </a>
          <a class="more" href={`${at}/trail`}>
            {contacts.trail}
          </a>
        </div>
        <Merged customer={customer} />
        <section>
          <h2>{contacts.title}</h2>
          {customer.contacts.length > 0 ? (
            <ContactList rows={customer.contacts} now={now} />
          ) : (
            <Empty icon="user">{contacts.none}</Empty>
          )}
          {!customer.mergedInto && (
            <a class="button quiet" href={`${at}/contacts/new`}>
              {contacts.add}
            </a>
          )}
        </section>
        {!customer.mergedInto && <Theirs customer={customer} today={today} />}
      </Live>
      {!customer.archivedAt && <Archiving at={at} />}
    </>
  )
}

const WhatIsDone = ({ customer, done }: { customer: FoundCustomer; done: CustomerDone }) => {
  const { customers, editing } = useWords()
  const at = `/admin/customers/${customer.id}`
  return (
    <Done>
      <p>{customers.dones[done]}</p>
      {done === 'archived' && customer.archivedAt && !customer.mergedInto && (
        <form method="post" action={`${at}/restoration`} hx-boost="false">
          <button class="quiet" type="submit">
            {editing.undo}
          </button>
        </form>
      )}
      {done === 'added' && customer.email && customer.contacts.length === 0 && (
        <>
          <p>{customers.offer}</p>
          <a class="button quiet" href={`${at}/contacts/new`}>
            {customers.offerContact}
          </a>
        </>
      )}
    </Done>
  )
}

interface ArchivedProps {
  customer: FoundCustomer
  /** Whether the way back is offered already, beside what was just done. */
  undone: boolean
}

const Archived = ({ customer: { id, archivedAt, mergedInto, contacts }, undone }: ArchivedProps) => {
  const locale = useLocale()
  const { customers } = locale.words
  const stillIn = contacts.some(({ activatedAt, revokedAt }) => activatedAt && !revokedAt)
  return (
    <div class="alert standing">
      {archivedAt && <p>{customers.archivedOn(calendarDay(locale, todayIn(locale.timeZone, archivedAt)))}</p>}
      {mergedInto && (
        <p>
          {customers.merge.into} <a href={`/admin/customers/${mergedInto.id}`}>{mergedInto.name}</a>.
        </p>
      )}
      {stillIn && <p>{customers.stillIn}</p>}
      {!mergedInto && !undone && (
        <form method="post" action={`/admin/customers/${id}/restoration`} hx-boost="false">
          <button class="quiet" type="submit">
            {customers.restore}
          </button>
        </form>
      )}
    </div>
  )
}

// The trail is never rewritten: what was noted of another record is read there.
const Merged = ({ customer: { merged } }: { customer: FoundCustomer }) => {
  const { merge } = useWords().customers
  if (merged.length === 0) return null
  return (
    <section>
      <h2>{merge.from}</h2>
      <ul class="ways">
        {merged.map(({ id, name }) => (
          <li>
            <a href={`/admin/customers/${id}`}>{name}</a> ·{' '}
            <a href={`/admin/customers/${id}/trail`}>{merge.trailOf(name)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Archiving = ({ at }: { at: string }) => {
  const { customers } = useWords()
  return (
    <section class="form">
      <a class="more" href={`${at}/merge`}>
        {customers.merge.open}
      </a>
      <details>
        <summary>{customers.archive}</summary>
        <p>{customers.archiveLead}</p>
        <form method="post" action={`${at}/archive`} hx-boost="false">
          <button class="danger" type="submit">
            {customers.archive}
          </button>
        </form>
      </details>
    </section>
  )
}
