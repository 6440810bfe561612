import { useLocale, useWords } from '../../../i18n/locale.ts'
import { Field } from '../../../ui/field.tsx'
import { calendarDay, todayIn } from '../../../ui/format.ts'
import { Badge, Empty, Fact, Heading } from '../../../ui/parts.tsx'
import type { FoundRecord } from '../queries.ts'
import type { Twin } from '../twins.ts'
import { mostCounted } from './queries.ts'

/** Why two records cannot be made one. */
export type Refusal = 'missing' | 'changedMeanwhile' | 'archived'

interface ChooseProps {
  customer: FoundRecord
  others: Twin[]
  start: string
  refused: Refusal | undefined
}

/** Which record is of the same customer: those that look alike, or those found by the beginning of a name. */
export const ChoosePage = ({ customer, others, start, refused }: ChooseProps) => {
  const { customers } = useWords()
  const words = customers.merge
  const at = `/admin/customers/${customer.id}`
  return (
    <>
      <a class="back" href={at}>
        {customer.name}
      </a>
      <Heading>{words.title(customer.name)}</Heading>
      <p>{words.lead}</p>
      {refused && (
        <p class="alert" role="alert">
          {words.refused[refused]}
        </p>
      )}
      <form class="card form" method="get" action={`${at}/merge`}>
        <Field name="q" label={words.search} hint={words.searchHint} value={start} autocomplete="off" maxlength={100} />
        <button type="submit">{words.find}</button>
      </form>
      <section>
        <h2>{start === '' ? words.likely : words.found}</h2>
        {others.length > 0 ? (
          <Others others={others} at={at} />
        ) : (
          <Empty icon="users">{start === '' ? words.noneLikely : words.none}</Empty>
        )}
      </section>
    </>
  )
}

const Others = ({ others, at }: { others: Twin[]; at: string }) => {
  const { admin } = useWords()
  return (
    <ul class="rows">
      {others.map((other) => (
        <li class="row stack">
          <div class="grow">
            <p class="lead">
              <a class="whole" href={`${at}/merge?with=${other.id}`}>
                {other.name}
              </a>
            </p>
            <p class="note">
              {[other.email, other.phone, other.address.split('\n').join(', ')].filter(Boolean).join(' · ')}
            </p>
          </div>
          <div class="aside">
            <span class="note">{admin.kinds[other.kind]}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}

type Counts = Record<'jobs' | 'visits' | 'requests' | 'invoices' | 'contacts', number>

interface CompareProps {
  /** The record that goes, and the one that stays. */
  goes: FoundRecord
  stays: FoundRecord
  /** How much there is to move. */
  counts: Counts
  refused: Refusal | undefined
}

/** Both records side by side, and what moves from the one to the other. */
export const ComparePage = ({ goes, stays, counts, refused }: CompareProps) => {
  const { customers } = useWords()
  const words = customers.merge
  const at = `/admin/customers/${goes.id}`
  const current = !goes.archivedAt && !stays.archivedAt
  return (
    <>
      <a class="back" href={`${at}/merge`}>
        {words.title(goes.name)}
      </a>
      <Heading>{words.compare}</Heading>
      {(refused || !current) && (
        <p class="alert" role="alert">
          {words.refused[refused ?? 'archived']}
        </p>
      )}
      <div class="side-by-side">
        <OneOfTwo title={words.goes} customer={goes} />
        <OneOfTwo title={words.stays} customer={stays} />
      </div>
      <a class="more" href={`/admin/customers/${stays.id}/merge?with=${goes.id}`}>
        {words.swap}
      </a>
      <section>
        <h2>{words.moves}</h2>
        <div class="card form">
          <p>{countedIn(words, counts)}</p>
          <ul class="points">
            {words.rules.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
          {current && (
            <form class="form" method="post" action={`${at}/merge`} hx-boost="false">
              <input type="hidden" name="with" value={stays.id} />
              <input type="hidden" name="version" value={String(goes.version)} />
              <input type="hidden" name="otherVersion" value={String(stays.version)} />
              <button class="danger" type="submit">
                {words.submit(goes.name, stays.name)}
              </button>
            </form>
          )}
        </div>
      </section>
    </>
  )
}

const OneOfTwo = ({ title, customer }: { title: string; customer: FoundRecord }) => {
  const locale = useLocale()
  const { admin, contacts, customers, editing } = locale.words
  return (
    <section>
      <h2>{title}</h2>
      <div class="card">
        <p class="lead">
          <a href={`/admin/customers/${customer.id}`}>{customer.name}</a>{' '}
          {customer.archivedAt && <Badge tone="quiet">{customers.archived}</Badge>}
        </p>
        <dl class="facts">
          <Fact name={contacts.kind}>{admin.kinds[customer.kind]}</Fact>
          {(['email', 'phone', 'mobile', 'siren', 'vatNumber'] as const).map(
            (name) => customer[name] && <Fact name={customers[name]}>{customer[name]}</Fact>,
          )}
          {customer.address && <Fact name={customers.address}>{customer.address.split('\n').join(', ')}</Fact>}
          {customer.tags.length > 0 && <Fact name={editing.tags}>{customer.tags.join(', ')}</Fact>}
          {customer.internalNotes && (
            <Fact name={admin.internalNotes}>
              <span class="notes">{customer.internalNotes}</span>
            </Fact>
          )}
          <Fact name={customers.list.since}>{calendarDay(locale, todayIn(locale.timeZone, customer.createdAt))}</Fact>
        </dl>
      </div>
    </section>
  )
}

function countedIn(words: ReturnType<typeof useWords>['customers']['merge'], counts: Counts): string {
  const kinds = (Object.keys(counts) as (keyof Counts)[]).filter((kind) => counts[kind] > 0)
  const parts = kinds.map((kind) => {
    const count = counts[kind]
    return words.counts[kind](count > mostCounted ? words.more(mostCounted) : String(count), count > 1)
  })
  return parts.join(' · ') || words.nothing
}
