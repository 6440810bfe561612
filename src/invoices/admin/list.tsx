import type { Page } from '../../http/paging.ts'
import { useWords } from '../../i18n/locale.ts'
import { Choice } from '../../ui/field.tsx'
import { ExportLink, Filters } from '../../ui/list.tsx'
import { Live } from '../../ui/live.tsx'
import { Done, Empty, Heading, Pager } from '../../ui/parts.tsx'
import { type Filter, hasYears, saidOf, shows, sorts } from './filter.ts'
import { InvoiceList, type InvoiceRow } from './rows.tsx'

interface Props {
  page: Page<InvoiceRow>
  filter: Filter
  /** The year of the first invoice, if there is one. */
  firstYear: string | undefined
  customer: { id: string; name: string } | undefined
  today: string
}

export const InvoicesPage = ({ page, filter, firstYear, customer, today }: Props) => {
  const { admin, drafting, invoices, lists } = useWords()
  const said = saidOf(filter)
  return (
    <>
      <div class="titled">
        <Heading>{customer ? invoices.of(customer.name) : admin.invoices}</Heading>
        <a
          class="button"
          href={`/admin/invoices/new${customer ? `?${new URLSearchParams({ customer: customer.id })}` : ''}`}
          data-key="n"
        >
          {drafting.add}
        </a>
      </div>
      {filter.done && (
        <Done>
          <p>{drafting.dones[filter.done]}</p>
        </Done>
      )}
      <Filters path="/admin/invoices">
        {customer ? (
          <input type="hidden" name="customer" value={customer.id} />
        ) : (
          <Choice
            name="show"
            label={lists.show}
            value={filter.show}
            options={shows.map((value) => ({ value, text: invoices.shows[value] }))}
          />
        )}
        {hasYears(filter.show) && (
          <>
            <Choice
              name="year"
              label={invoices.year}
              value={filter.year ?? ''}
              options={[{ value: '', text: lists.all }, ...yearsUntil(today, firstYear)]}
            />
            <Choice
              name="sort"
              label={lists.sort}
              value={filter.sort}
              options={sorts.map((value) => ({ value, text: invoices.sorts[value] }))}
            />
          </>
        )}
      </Filters>
      {customer && (
        <a class="more" href="/admin/invoices">
          {lists.clear}
        </a>
      )}
      <Live id="invoices">
        {page.rows.length > 0 ? (
          <InvoiceList rows={page.rows} today={today} />
        ) : (
          <Empty icon="receipt">{Object.keys(said).length > 0 ? lists.nothingFound : admin.noneInvoices}</Empty>
        )}
        <Pager path="/admin/invoices" filter={said} next={page.next} paged={filter.after !== undefined} />
        {page.rows.length > 0 && <ExportLink path="/admin/invoices/export" filter={said} />}
      </Live>
    </>
  )
}

/** The years from this one down to the first in which there is an invoice. */
function yearsUntil(today: string, firstYear = today.slice(0, 4)): { value: string; text: string }[] {
  const newest = Number(today.slice(0, 4))
  const years = Array.from({ length: Math.max(1, newest - Number(firstYear) + 1) }, (_, ago) => String(newest - ago))
  return years.map((year) => ({ value: year, text: year }))
}
