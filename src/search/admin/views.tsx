import type { Child } from 'hono/jsx'
import { useWords } from '../../i18n/locale.ts'
import { Empty, Heading, Pager } from '../../ui/parts.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import type { SearchKind } from '../kind.ts'
import { FoundCustomers, FoundInvoices, FoundJobs, FoundVisits } from './lists.tsx'
import { type Found, hasRows, mostOfEach } from './queries.ts'

interface Props {
  /** What was typed; nothing yet when empty. */
  typed: string
  /** Undefined when what was typed is too little to look for. */
  found: Found | undefined
  /** When one kind alone is shown, and whether this is a later page of it. */
  kind: SearchKind | undefined
  paged: boolean
  today: string
}

const path = '/admin/search'

export const SearchPage = (props: Props) => {
  const { search } = useWords()
  return (
    <>
      <Heading>{search.title}</Heading>
      <SearchBox id="page" path={path} target="#found" typed={props.typed} />
      <div id="found" class="found">
        <Answer {...props} />
      </div>
    </>
  )
}

const Answer = ({ typed, found, kind, paged, today }: Props) => {
  const { admin, search } = useWords()
  if (!found) {
    const tooShort = typed.trim() !== ''
    return (
      <p class="note" role={tooShort ? 'status' : undefined}>
        {tooShort ? search.tooShort : search.hint}
      </p>
    )
  }
  if (!hasRows(found)) {
    return (
      <div role="status">
        <Empty icon="search">
          {search.nothing(typed.trim())}
          <br />
          {search.nothingHint}
        </Empty>
      </div>
    )
  }
  const { words } = found
  const group = (of: SearchKind, title: string, list: Child) => {
    const { rows, next } = found[of]
    return (
      rows.length > 0 && (
        <section aria-label={title}>
          <h2>
            {title} <span class="count">{next && !kind ? search.moreThan(mostOfEach) : kind ? '' : rows.length}</span>
          </h2>
          {list}
          {next && !kind && (
            <a class="more" href={`${path}?${new URLSearchParams({ q: typed, kind: of })}`}>
              {search.more[of]}
            </a>
          )}
          {kind === of && <Pager path={path} filter={{ q: typed, kind }} next={next} paged={paged} />}
        </section>
      )
    )
  }
  return (
    <>
      {found.meant.length > 0 && (
        <p class="note" role="status">
          {search.meant(typed.trim(), found.meant.join(search.or))}
        </p>
      )}
      {group('customer', admin.customers, <FoundCustomers rows={found.customer.rows} words={words} />)}
      {group('job', admin.jobs, <FoundJobs rows={found.job.rows} words={words} />)}
      {group('visit', admin.visits, <FoundVisits rows={found.visit.rows} words={words} />)}
      {group('invoice', admin.invoices, <FoundInvoices rows={found.invoice.rows} words={words} today={today} />)}
      {kind && (
        <a class="more" href={`${path}?${new URLSearchParams({ q: typed })}`}>
          {search.everything}
        </a>
      )}
    </>
  )
}
