import { changesBetween } from '../../../audit/changes.ts'
import type { DeedName } from '../../../audit/deed.ts'
import { fold } from '../../../db/folded.ts'
import { newId } from '../../../db/id.ts'
import { above, and, asc, endOf, eq, gte, isNotNull, isNull, lt, type Mark, oneMore } from '../../../db/operators.ts'
import type { RowOf } from '../../../db/reach.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { pageOf, pageSize } from '../../../http/paging.ts'
import type { Language } from '../../../i18n/language.ts'
import { catalogueItems } from '../../schema.ts'
import { unlessThere } from '../once.ts'
import type { ItemForm } from './form.ts'

const itemColumns = {
  id: catalogueItems.id,
  names: catalogueItems.names,
  unit: catalogueItems.unit,
  unitPriceCents: catalogueItems.unitPriceCents,
  vatRateBasisPoints: catalogueItems.vatRateBasisPoints,
  archivedAt: catalogueItems.archivedAt,
  version: catalogueItems.version,
  keyFr: catalogueItems.keyFr,
  keyEn: catalogueItems.keyEn,
}
export type Item = RowOf<typeof itemColumns>

/** What of the items is listed. They stand by their names in the company's language, known before any row is read. */
export interface Listed {
  archived: boolean
  /** How the name begins. */
  q: string
  after: Mark | undefined
  language: Language
}

/** A page of the items by name. */
export async function listItems(db: CompanyDb, { archived, q, after, language }: Listed, size = pageSize) {
  const [key, keyOf] =
    language === 'fr'
      ? ([catalogueItems.keyFr, (item: Item) => item.keyFr] as const)
      : ([catalogueItems.keyEn, (item: Item) => item.keyEn] as const)
  const order = [key, catalogueItems.id]
  const start = fold(q)
  const [rows] = await db.read(
    db
      .from(catalogueItems, itemColumns)
      .where(
        and(
          eq(catalogueItems.archived, archived ? 1 : 0),
          // One bound where the list begins: the mark, or the first name that begins so.
          after ? above(order, after) : gte(key, start),
          start ? lt(key, endOf(start)) : undefined,
        ),
      )
      .orderBy(...order.map(asc))
      .limit(size + 1),
  )
  return pageOf(rows, (item) => [keyOf(item), item.id], size)
}

/** One item; undefined when there is none with this id. */
export async function findItem(db: CompanyDb, id: string): Promise<Item | undefined> {
  const [[item]] = await db.read(db.from(catalogueItems, itemColumns).where(eq(catalogueItems.id, id)))
  return item
}

/** Adds an item, once a form, whose key is its id. */
export async function addItem(db: CompanyDb, item: ItemForm, language: Language, formKey: string): Promise<void> {
  const id = formKey || newId()
  const deed = { did: 'catalogue_added', subject: item.names[language], subjectId: id } as const
  await unlessThere(db.write(deed, db.insert(catalogueItems, { id, ...item })), 'catalogue_items.id')
}

/** Changes an item that was shown at `version`; undefined when it is another by now. */
export function changeItem(db: CompanyDb, stored: Item, seen: number, item: ItemForm, language: Language) {
  const details = changesBetween(flat(stored), flat(item))
  const deed = { did: 'catalogue_changed', subject: item.names[language], subjectId: stored.id, details } as const
  const changes = { ...item, version: oneMore(catalogueItems.version) }
  return db.write(
    deed,
    db.update(catalogueItems, changes, and(eq(catalogueItems.id, stored.id), eq(catalogueItems.version, seen))),
  )
}

const flat = ({ names, unit, unitPriceCents, vatRateBasisPoints }: ItemForm) => ({
  ...names,
  unit,
  price: unitPriceCents,
  vatRate: vatRateBasisPoints,
})

/** No longer offers an item for invoices. */
export const archiveItem = (db: CompanyDb, item: Item, language: Language) =>
  db.write(
    deedOf('catalogue_archived', item, language),
    db.update(
      catalogueItems,
      { archivedAt: new Date() },
      and(eq(catalogueItems.id, item.id), isNull(catalogueItems.archivedAt)),
    ),
  )

/** Offers an item again. */
export const restoreItem = (db: CompanyDb, item: Item, language: Language) =>
  db.write(
    deedOf('catalogue_restored', item, language),
    db.update(
      catalogueItems,
      { archivedAt: null },
      and(eq(catalogueItems.id, item.id), isNotNull(catalogueItems.archivedAt)),
    ),
  )

const deedOf = (did: DeedName, { id, names }: Item, language: Language) => ({
  did,
  subject: names[language],
  subjectId: id,
})
