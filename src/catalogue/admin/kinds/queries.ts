import { changesBetween } from '../../../audit/changes.ts'
import type { DeedName } from '../../../audit/deed.ts'
import { newId } from '../../../db/id.ts'
import { and, eq, isNotNull, isNull, notExists, oneMore } from '../../../db/operators.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { dictionaries } from '../../../i18n/index.ts'
import type { Language, Translated } from '../../../i18n/language.ts'
import { jobTypes, serviceCategories } from '../../../jobs/schema.ts'
import { starts, type Trade } from '../../starts.ts'
import { unlessThere } from '../once.ts'

/** A category, or a type of job within one. */
export interface Kind {
  id: string
  names: Translated
  archivedAt: Date | null
  version: number
  /** Of a type. */
  categoryId?: string
}

const fields = <T extends typeof jobTypes | typeof serviceCategories>(table: T) => ({
  id: table.id,
  names: table.names,
  archivedAt: table.archivedAt,
  version: table.version,
})

// A company has a handful of these; more than so many are not shown.
const most = 500

/** All categories and types of the company. */
export async function listKinds(
  db: CompanyDb,
): Promise<{ categories: Kind[]; types: (Kind & { categoryId: string })[] }> {
  const [categories, types] = await db.read(
    db.from(serviceCategories, fields(serviceCategories)).limit(most),
    db.from(jobTypes, { ...fields(jobTypes), categoryId: jobTypes.categoryId }).limit(most),
  )
  return { categories, types }
}

/** Which table a kind is in, as its address says. */
export type KindName = 'categories' | 'types'

/** What is typed of a kind. */
export interface KindForm {
  names: Translated
  categoryId?: string
}

/** Adds a category or a type, once a form, whose key is its id. */
export async function addKind(
  db: CompanyDb,
  kind: KindName,
  { names, categoryId = '' }: KindForm,
  language: Language,
  formKey: string,
): Promise<void> {
  const id = formKey || newId()
  const written = db.write(
    { did: 'catalogue_added', subject: names[language], subjectId: id },
    kind === 'categories'
      ? db.insert(serviceCategories, { id, names })
      : db.insert(jobTypes, { id, names, categoryId }),
  )
  await unlessThere(written, kind === 'categories' ? 'service_categories.id' : 'job_types.id')
}

/** Changes what was shown at `version`; undefined when it is another by now. */
export function changeKind(
  db: CompanyDb,
  kind: KindName,
  stored: Kind,
  seen: number,
  form: KindForm,
  language: Language,
) {
  const before = { ...stored.names, ...(stored.categoryId && { category: stored.categoryId }) }
  const after = { ...form.names, ...(form.categoryId && { category: form.categoryId }) }
  const details = changesBetween(before as Record<keyof typeof after, string>, after)
  const deed = { did: 'catalogue_changed', subject: form.names[language], subjectId: stored.id, details } as const
  const table = kind === 'categories' ? serviceCategories : jobTypes
  const where = and(eq(table.id, stored.id), eq(table.version, seen))
  const changes = { names: form.names, version: oneMore(table.version) }
  return db.write(
    deed,
    kind === 'categories'
      ? db.update(serviceCategories, changes, where)
      : db.update(jobTypes, { ...changes, categoryId: form.categoryId ?? '' }, where),
  )
}

/** No longer offers a kind for new jobs. A category stays while one of its types is offered: then nothing is written. */
export function archiveKind(db: CompanyDb, kind: KindName, stored: Kind, language: Language) {
  const deed = deedOf('catalogue_archived', stored, language)
  const at = { archivedAt: new Date() }
  if (kind === 'types')
    return db.write(deed, db.update(jobTypes, at, and(eq(jobTypes.id, stored.id), isNull(jobTypes.archivedAt))))
  const offered = db
    .from(jobTypes, { id: jobTypes.id })
    .where(and(eq(jobTypes.categoryId, stored.id), isNull(jobTypes.archivedAt)))
  return db.write(
    deed,
    db.update(
      serviceCategories,
      at,
      and(eq(serviceCategories.id, stored.id), isNull(serviceCategories.archivedAt), notExists(offered)),
    ),
  )
}

/** Offers a kind again. */
export function restoreKind(db: CompanyDb, kind: KindName, stored: Kind, language: Language) {
  const table = kind === 'categories' ? serviceCategories : jobTypes
  const where = and(eq(table.id, stored.id), isNotNull(table.archivedAt))
  return db.write(deedOf('catalogue_restored', stored, language), db.update(table, { archivedAt: null }, where))
}

const deedOf = (did: DeedName, { id, names }: Kind, language: Language) => ({
  did,
  subject: names[language],
  subjectId: id,
})

/** Begins a catalogue with what a trade usually does. Its ids are the trade's own, so that twice adds nothing. */
export function beginCatalogue(db: CompanyDb, trade: Trade, language: Language) {
  const categories = starts[trade].map(({ names, types }, place) => ({ id: `${trade}-${place + 1}`, names, types }))
  const [first, ...others] = categories.map(({ id, names }) => db.insertOnce(serviceCategories, { id, names }))
  const types = categories.flatMap(({ id, types }) =>
    types.map((names, place) => db.insertOnce(jobTypes, { id: `${id}-${place + 1}`, categoryId: id, names })),
  )
  if (!first) return undefined
  return db.write(
    { did: 'catalogue_added', subject: dictionaries[language].catalogue.trades[trade] },
    first,
    ...others,
    ...types,
  )
}
