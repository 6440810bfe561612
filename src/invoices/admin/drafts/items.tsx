import { catalogueItems } from '../../../catalogue/schema.ts'
import { fold } from '../../../db/folded.ts'
import { and, asc, beginsWith, eq } from '../../../db/operators.ts'
import type { RowOf } from '../../../db/reach.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { typedHundredths, typedRate } from '../../../http/amount.ts'
import type { Language } from '../../../i18n/language.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { money } from '../../../ui/format.ts'
import { blankLine, type FilledLine } from './lines.ts'

const itemColumns = {
  ...{ id: catalogueItems.id, names: catalogueItems.names, unit: catalogueItems.unit },
  ...{ unitPriceCents: catalogueItems.unitPriceCents, vatRateBasisPoints: catalogueItems.vatRateBasisPoints },
}
export type OfferedItem = RowOf<typeof itemColumns>

const mostItems = 10

/** Items of the catalogue whose name begins as was typed, by name in the company's language; without it the first. */
export function itemsBeginning(db: CompanyDb, typed: string, language: Language) {
  const name = language === 'fr' ? catalogueItems.keyFr : catalogueItems.keyEn
  return db
    .from(catalogueItems, itemColumns)
    .where(and(eq(catalogueItems.archived, 0), beginsWith(name, fold(typed.trim()))))
    .orderBy(asc(name), asc(catalogueItems.id))
    .limit(mostItems)
}

/** One item of the catalogue. */
export const itemOf = (db: CompanyDb, id: string) =>
  db.from(catalogueItems, itemColumns).where(and(eq(catalogueItems.id, id), eq(catalogueItems.archived, 0)))

/** A line for an item: its name in the customer's language, figures as the reader types them. */
export const lineFor = (item: OfferedItem, key: string, customers: Language, readers: Language): FilledLine => ({
  ...blankLine(key, typedRate(item.vatRateBasisPoints, readers)),
  ...{ description: item.names[customers], unit: item.unit, price: typedHundredths(item.unitPriceCents, readers) },
})

/** Items to take onto an invoice: each a button that the form is sent by, and that a script takes the line from. */
export const Items = ({ items, typed, customers }: { items: OfferedItem[]; typed: string; customers: Language }) => {
  const locale = useLocale()
  const { drafting } = locale.words
  return (
    <div id="items" aria-live="polite" data-of={typed}>
      {items.length > 0 ? (
        <ul class="items">
          {items.map((item) => {
            const line = lineFor(item, '', customers, locale.language)
            return (
              <li>
                <button
                  class="quiet"
                  type="submit"
                  name="do"
                  value={`item:${item.id}`}
                  data-description={line.description}
                  data-unit={line.unit}
                  data-price={line.price}
                  data-rate={line.rate}
                >
                  <span>{line.description}</span>
                  <span class="note">{drafting.perUnit(money(locale, item.unitPriceCents), item.unit)}</span>
                </button>
              </li>
            )
          })}
        </ul>
      ) : (
        <p class="note">{typed.trim() === '' ? drafting.emptyCatalogue : drafting.noItems}</p>
      )}
    </div>
  )
}
