import type { Language } from './language.ts'

/** Forms by CLDR plural class; `many` (a million in French) reads as `other` here. */
interface Forms {
  one: string
  other: string
}

const rules: Record<Language, Intl.PluralRules> = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') }

/** The count with its noun, such as "2 visites". */
export const counted = (language: Language, count: number, forms: Forms): string =>
  `${count} ${rules[language].select(count) === 'one' ? forms.one : forms.other}`
