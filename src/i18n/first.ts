import type { Language } from './language.ts'

/** The first of a month as it is written in French, "1er", where a formatter gives "1". */
export const withFirst = (language: Language, text: string): string =>
  language === 'fr' ? text.replace(/(?<![\d:])1(?=\s\p{L}|\s?–\s?\d+\s\p{L})/gu, '1er') : text
