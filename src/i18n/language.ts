/** The languages the portal speaks, as BCP 47 tags. */
export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** A text in each language, such as the name of a job type. */
export type Translated = Record<Language, string>

export const isLanguage = (tag: string | undefined): tag is Language => languages.some((language) => language === tag)
