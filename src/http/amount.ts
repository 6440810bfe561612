import type { Language } from '../i18n/language.ts'

/**
 * A figure as people type it, in hundredths: `1 234,5`, `1,234.50` and `12` are 123450, 123450 and 1200. Undefined when it
 * is none, is below zero, has more than two decimals or more than nine figures before them.
 *
 * Where both marks stand, the last one parts the decimals. A mark alone parts them too, unless three figures follow it and
 * it is the one that parts thousands in the reader's language.
 */
export const hundredthsOf = (typed: string, language: Language): number | undefined => scaledOf(typed, language, 2)

/** The same in thousandths, with three decimals at most, and below zero where a minus stands before it. */
export function thousandthsOf(typed: string, language: Language): number | undefined {
  const figure = typed.trimStart()
  const isBelow = figure.startsWith('-') || figure.startsWith('\u2212')
  const thousandths = scaledOf(isBelow ? figure.slice(1) : figure, language, 3)
  return thousandths && isBelow ? -thousandths : thousandths
}

/** Whole figures that are parted in threes, by the mark that each language has for it. */
const inThrees: Record<Language, RegExp> = { fr: /^\d{1,3}(\.\d{3})+$/, en: /^\d{1,3}(,\d{3})+$/ }

function scaledOf(typed: string, language: Language, places: number): number | undefined {
  const text = typed.replace(/[\s€£$%]/g, '')
  const at = inThrees[language].test(text) ? -1 : Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  const mark = text.charAt(at)
  const [whole, decimals] = mark ? [text.slice(0, at), text.slice(at + 1)] : [text, '']
  // What parts the decimals cannot part thousands too.
  if (mark && whole.includes(mark)) return undefined
  const figures = whole.replace(/[.,]/g, '')
  if (!isWhole(whole) || figures.length > 9 || decimals.length > places || /\D/.test(decimals)) return undefined
  return Number(figures + decimals.padEnd(places, '0'))
}

// What stands before the decimals may be parted in threes, and by one mark only.
const isWhole = (text: string): boolean => /^\d+$/.test(text) || Object.values(inThrees).some((one) => one.test(text))

/** Hundredths as a field shows them, in figures that `hundredthsOf` reads back. */
export const typedHundredths = (hundredths: number, language: Language): string =>
  (hundredths / 100).toFixed(2).replace('.', language === 'fr' ? ',' : '.')

/** The same without zeros that say nothing: a rate of 2000 is `20`, one of 550 `5,5`. */
export const typedRate = (hundredths: number, language: Language): string => figures(hundredths / 100, language)

/** Thousandths likewise, in figures that `thousandthsOf` reads back. */
export const typedThousandths = (thousandths: number, language: Language): string =>
  figures(thousandths / 1000, language)

const figures = (value: number, language: Language): string => String(value).replace('.', language === 'fr' ? ',' : '.')
