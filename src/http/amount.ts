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
  const [, minus = '', figure = ''] = /^\s*([-\u2212]?)(.*)$/s.exec(typed) ?? []
  const thousandths = scaledOf(figure, language, 3)
  return thousandths && minus ? -thousandths : thousandths
}

function scaledOf(typed: string, language: Language, places: number): number | undefined {
  const text = typed.replace(/[\s€£$%]/g, '')
  if (!/^\d[\d.,]*$/.test(text)) return undefined
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')]
  const at = Math.max(comma, point)
  const mark = text.charAt(at)
  const thousands = language === 'fr' ? '.' : ','
  const partsThousands = (comma < 0 || point < 0) && mark === thousands && /^\d{1,3}([.,]\d{3})+$/.test(text)
  const [whole = '', decimals = ''] =
    at < 0 || partsThousands ? [text.replace(/[.,]/g, '')] : [text.slice(0, at), text.slice(at + 1)]
  // What parts the decimals cannot part thousands too.
  if (!partsThousands && mark && whole.includes(mark)) return undefined
  const figures = whole.replace(/[.,]/g, '')
  if (!isGrouped(whole) || !/^\d{1,9}$/.test(figures) || decimals.length > places || /\D/.test(decimals))
    return undefined
  return Number(figures + decimals.padEnd(places, '0'))
}

// What stands before the decimals may be parted in threes, and by one mark only.
const isGrouped = (whole: string): boolean => /^\d+$|^\d{1,3}(,\d{3})+$|^\d{1,3}(\.\d{3})+$/.test(whole)

/** Hundredths as a field shows them, in figures that `hundredthsOf` reads back. */
export const typedHundredths = (hundredths: number, language: Language): string =>
  (hundredths / 100).toFixed(2).replace('.', language === 'fr' ? ',' : '.')

/** The same without zeros that say nothing: a rate of 2000 is `20`, one of 550 `5,5`. */
export const typedRate = (hundredths: number, language: Language): string => figures(hundredths / 100, language)

/** Thousandths likewise, in figures that `thousandthsOf` reads back. */
export const typedThousandths = (thousandths: number, language: Language): string =>
  figures(thousandths / 1000, language)

const figures = (value: number, language: Language): string => String(value).replace('.', language === 'fr' ? ',' : '.')
