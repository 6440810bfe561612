import type { Language } from './language.ts'

/** Forms by CLDR plural class; `many` (a million in French) reads as `other` here. */
interface Forms {
  one: string
  other: string
}

// Made when a page first counts, not while the Worker starts.
const rules = new Map<Language, Intl.PluralRules>()

function rulesOf(language: Language): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known
}

/** The count with its noun, such as "2 visites". */
export const counted = (language: Language, count: number, forms: Forms): string =>
  `${count} ${rulesOf(language).select(count) === 'one' ? forms.one : forms.other}`
