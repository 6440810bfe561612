import { newId } from '../../../db/id.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { Choice } from '../../../ui/field.tsx'
import { Badge, ChangedMeanwhile, Done, Empty, Heading, Tabs } from '../../../ui/parts.tsx'
import { trades } from '../../starts.ts'
import { Archiving, type Filled, faultOf, NameFields } from '../fields.tsx'
import type { Kind, KindName } from './queries.ts'

/** What was just done, and to which kind. */
export interface KindDone {
  done?: 'saved' | 'archived' | 'restored' | 'used' | undefined
  kind?: KindName | undefined
  id?: string | undefined
}

interface CatalogueProps extends KindDone {
  categories: Kind[]
  types: (Kind & { categoryId: string })[]
}

/** What the company does: its categories with their types. */
export const CataloguePage = ({ categories, types, ...what }: CatalogueProps) => {
  const { words, language } = useLocale()
  const { catalogue, editing } = words
  const { compare } = new Intl.Collator(language)
  const byName = (one: Kind, other: Kind) => compare(one.names[language], other.names[language])
  return (
    <>
      <CatalogueHead current="kinds" />
      <WhatWasDone
        {...what}
        offered={types
          .filter(({ categoryId, archivedAt }) => categoryId === what.id && !archivedAt)
          .toSorted(byName)
          .map(({ names }) => names[language])}
      />
      {categories.length === 0 && <Starts />}
      {categories.toSorted(byName).map((category) => (
        <section>
          <div class="titled">
            <h2>
              {category.names[language]} {category.archivedAt && <Badge tone="quiet">{catalogue.archived}</Badge>}
            </h2>
            <a class="more" href={`/admin/catalogue/categories/${category.id}`}>
              <span>
                {editing.change}
                <span class="unseen"> {category.names[language]}</span>
              </span>
            </a>
          </div>
          <ul class="rows">
            {types
              .filter(({ categoryId }) => categoryId === category.id)
              .toSorted(byName)
              .map((type) => (
                <li class="row" id={`type-${type.id}`}>
                  <a class="grow lead whole" href={`/admin/catalogue/types/${type.id}`}>
                    {type.names[language]}
                  </a>
                  {type.archivedAt && <Badge tone="quiet">{catalogue.archived}</Badge>}
                </li>
              ))}
          </ul>
          {!category.archivedAt && (
            <a class="more" href={`/admin/catalogue/types/new?category=${category.id}`}>
              {catalogue.addType}
            </a>
          )}
        </section>
      ))}
    </>
  )
}

/** The heading of both halves of the catalogue. */
export const CatalogueHead = ({ current }: { current: 'kinds' | 'items' }) => {
  const { catalogue } = useLocale().words
  return (
    <>
      <div class="titled">
        <Heading>{catalogue.title}</Heading>
        <div class="acts">
          <a class="button" href={`/admin/catalogue/${current === 'kinds' ? 'categories' : 'items'}/new`} data-key="n">
            {current === 'kinds' ? catalogue.addCategory : catalogue.addItem}
          </a>
        </div>
      </div>
      <Tabs
        label={catalogue.title}
        tabs={[
          { href: '/admin/catalogue', text: catalogue.kinds, current: current === 'kinds' },
          { href: '/admin/catalogue/items', text: catalogue.items, current: current === 'items' },
        ]}
      />
    </>
  )
}

// `used` says why a category could not be archived: the types of it that are `offered`.
const WhatWasDone = ({ done, kind, id, offered }: KindDone & { offered: string[] }) => {
  const { catalogue, editing } = useLocale().words
  if (!done) return null
  if (done === 'used')
    return (
      <p class="alert" role="alert">
        {catalogue.used(offered.join(', '))}
      </p>
    )
  return (
    <Done>
      <p>{catalogue.dones[done]}</p>
      {done === 'archived' && kind && id && (
        <form method="post" action={`/admin/catalogue/${kind}/${id}/restoration`}>
          <button class="quiet" type="submit">
            {editing.undo}
          </button>
        </form>
      )}
    </Done>
  )
}

/** For a company that has no catalogue yet: a beginning by trade. */
const Starts = () => {
  const { catalogue } = useLocale().words
  return (
    <>
      <Empty icon="hammer">{catalogue.none}</Empty>
      <form method="post" action="/admin/catalogue/start" class="card form">
        <p>{catalogue.startLead}</p>
        <div class="acts">
          {trades.map((trade) => (
            <button class="quiet" type="submit" name="trade" value={trade}>
              {catalogue.trades[trade]}
            </button>
          ))}
        </div>
      </form>
    </>
  )
}

interface KindProps {
  kind: KindName
  /** What is changed; undefined for one to be. */
  stored: Kind | undefined
  categories: Kind[]
  filled: Filled
}

/** A category or a type, new or changed. */
export const KindPage = ({ kind, stored, categories, filled }: KindProps) => {
  const { words, language } = useLocale()
  const { catalogue, editing } = words
  const { typed, errors = {}, meanwhile = {}, version } = filled
  const at = `/admin/catalogue/${kind}${stored ? `/${stored.id}` : ''}`
  const offered = categories.filter(({ archivedAt, id }) => !archivedAt || id === stored?.categoryId)
  return (
    <>
      <a class="back" href="/admin/catalogue">
        {catalogue.title}
      </a>
      <Heading>{stored ? stored.names[language] : catalogue.adds[kind]}</Heading>
      {filled.meanwhile && <ChangedMeanwhile />}
      <form method="post" action={at} class="card form" data-guard novalidate>
        <input type="hidden" name="version" value={String(version)} />
        {!stored && <input type="hidden" name="key" value={typed.key || newId()} />}
        <NameFields {...filled} />
        {kind === 'types' && (
          <Choice
            name="category"
            label={catalogue.category}
            value={typed.category}
            error={faultOf(catalogue, errors.category)}
            meanwhile={categories.find(({ id }) => id === meanwhile.category)?.names[language]}
            options={offered.map(({ id, names }) => ({ value: id, text: names[language] }))}
          />
        )}
        <div class="choices">
          <button type="submit">{editing.save}</button>
          <a class="button quiet" href="/admin/catalogue">
            {editing.cancel}
          </a>
        </div>
      </form>
      {stored && <Archiving at={at} archivedAt={stored.archivedAt} lead={catalogue.archiveLead} />}
    </>
  )
}
