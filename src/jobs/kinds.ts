import type { Language, Translated } from '../i18n/language.ts'

/** A type of job with its category: what a company does, and how. */
export interface Kind {
  id: string
  type: Translated
  categoryId: string
  category: Translated
  archivedAt: Date | null
  categoryArchivedAt: Date | null
}

/** The kind of a job among those of its company. */
export const kindOf = (kinds: Kind[], typeId: string): Kind | undefined => kinds.find(({ id }) => id === typeId)

/** A kind in words, such as "Plumbing · Repair". */
export const kindName = ({ type, category }: Kind, language: Language): string =>
  `${category[language]} · ${type[language]}`

/** The kinds that may be chosen: those not archived, and the one that a job has already. */
export const offeredKinds = (kinds: Kind[], kept?: string): Kind[] =>
  kinds.filter(({ id, archivedAt, categoryArchivedAt }) => id === kept || !(archivedAt || categoryArchivedAt))

/** Kinds by category, both in the order of the alphabet. */
export function kindsByCategory(kinds: Kind[], language: Language): { category: string; kinds: Kind[] }[] {
  const { compare } = new Intl.Collator(language)
  const sorted = kinds.toSorted(
    (one, other) =>
      compare(one.category[language], other.category[language]) || compare(one.type[language], other.type[language]),
  )
  const categories = [...new Set(sorted.map(({ categoryId }) => categoryId))]
  return categories.map((id) => {
    const ofIt = sorted.filter(({ categoryId }) => categoryId === id)
    return { category: ofIt[0]?.category[language] ?? '', kinds: ofIt }
  })
}
