import { newId } from '../../../db/id.ts'
import type { Page } from '../../../http/paging.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { Field } from '../../../ui/field.tsx'
import { rate } from '../../../ui/format.ts'
import { ExportLink } from '../../../ui/list.tsx'
import { ChangedMeanwhile, Done, Empty, Heading, Pager } from '../../../ui/parts.tsx'
import { Money } from '../../../ui/values.tsx'
import { Archiving, type Filled, faultOf, NameFields } from '../fields.tsx'
import { CatalogueHead } from '../kinds/views.tsx'
import type { Item } from './queries.ts'

export const itemDones = ['saved', 'archived', 'restored'] as const

interface ListProps {
  page: Page<Item>
  archived: boolean
  q: string
  paged: boolean
  done: (typeof itemDones)[number] | undefined
  /** The item that was just archived. */
  id: string | undefined
}

/** What the company sells, by name. */
export const ItemsPage = ({ page, archived, q, paged, done, id }: ListProps) => {
  const locale = useLocale()
  const { catalogue, editing, lists } = locale.words
  const said = { ...(archived && { show: 'archived' }), ...(q && { q }) }
  return (
    <>
      <CatalogueHead current="items" />
      {done && (
        <Done>
          <p>{catalogue.dones[done]}</p>
          {done === 'archived' && id && (
            <form method="post" action={`/admin/catalogue/items/${id}/restoration`}>
              <button class="quiet" type="submit">
                {editing.undo}
              </button>
            </form>
          )}
        </Done>
      )}
      <form method="get" action="/admin/catalogue/items" class="filter">
        {archived && <input type="hidden" name="show" value="archived" />}
        <Field name="q" label={catalogue.beginsWith} value={q} autocomplete="off" maxlength={120} />
        <button class="quiet" type="submit">
          {lists.show}
        </button>
      </form>
      {page.rows.length > 0 ? (
        <ul class="rows">
          {page.rows.map((item) => (
            <li class="row" id={`item-${item.id}`}>
              <a class="grow lead whole" href={`/admin/catalogue/items/${item.id}`}>
                {item.names[locale.language]}
              </a>
              <div class="aside">
                <strong>
                  <Money cents={item.unitPriceCents} />
                </strong>
                <span class="note">
                  {catalogue.per(item.unit)} · {catalogue.vat(rate(locale, item.vatRateBasisPoints))}
                </span>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Empty icon="receipt">{q || archived ? lists.nothingFound : catalogue.noItems}</Empty>
      )}
      <Pager path="/admin/catalogue/items" filter={said} next={page.next} paged={paged} />
      <a class="more" href={`/admin/catalogue/items${archived ? '' : '?show=archived'}`}>
        {archived ? catalogue.showCurrent : catalogue.showArchived}
      </a>
      {page.rows.length > 0 && <ExportLink path="/admin/catalogue/items/export" filter={said} />}
    </>
  )
}

/** One item, new or changed. */
export const ItemPage = ({ stored, filled }: { stored: Item | undefined; filled: Filled }) => {
  const { words, language } = useLocale()
  const { catalogue, editing } = words
  const { typed, errors = {}, meanwhile = {}, version } = filled
  const at = `/admin/catalogue/items${stored ? `/${stored.id}` : ''}`
  return (
    <>
      <a class="back" href="/admin/catalogue/items">
        {catalogue.items}
      </a>
      <Heading>{stored ? stored.names[language] : catalogue.addItem}</Heading>
      {filled.meanwhile && <ChangedMeanwhile />}
      <form method="post" action={at} class="card form" data-guard novalidate>
        <input type="hidden" name="version" value={String(version)} />
        {!stored && <input type="hidden" name="key" value={typed.key || newId()} />}
        <NameFields {...filled} />
        <Field
          name="unit"
          label={catalogue.unit}
          hint={catalogue.unitHint}
          value={typed.unit}
          error={faultOf(catalogue, errors.unit)}
          meanwhile={meanwhile.unit}
          maxlength={20}
          required
        />
        <Field
          name="price"
          label={catalogue.price}
          value={typed.price}
          error={faultOf(catalogue, errors.price)}
          meanwhile={meanwhile.price}
          inputmode="decimal"
          maxlength={30}
          required
        />
        <Field
          name="rate"
          label={catalogue.rate}
          value={typed.rate}
          error={faultOf(catalogue, errors.rate)}
          meanwhile={meanwhile.rate}
          inputmode="decimal"
          list="rates"
          maxlength={30}
          required
        />
        <datalist id="rates">
          {['20', '10', language === 'fr' ? '5,5' : '5.5', '0'].map((value) => (
            <option value={value} />
          ))}
        </datalist>
        <div class="choices">
          <button type="submit">{editing.save}</button>
          <a class="button quiet" href="/admin/catalogue/items">
            {editing.cancel}
          </a>
        </div>
      </form>
      {stored && <Archiving at={at} archivedAt={stored.archivedAt} lead={catalogue.archiveItemLead} />}
    </>
  )
}
