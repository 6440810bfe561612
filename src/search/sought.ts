import { fold } from '../db/folded.ts'

const mostWords = 6
const longestWord = 40
// More than this is a slip of the hand, not something to look for.
const longestText = 200

/** A word as it was typed, and the forms in which it may stand in a record. */
export type Forms = readonly string[]

/**
 * The words of what someone typed, in small letters without marks: each with its forms, none when there is too little to
 * look for. A telephone number also counts in one piece, however it was parted.
 */
export function wordsOf(typed: string): Forms[] {
  const text = fold(typed.slice(0, longestText).normalize('NFC'))
  const digits = text.replace(/\(0\)|[\s./()-]/g, '')
  if (/^\+?\d{5,}$/.test(digits)) return [phoneForms(digits)]
  const found = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  // One letter alone tells little; one digit may be a number.
  const words = [...new Set(found)].filter((word) => [...word].length > 1 || /\d/.test(word))
  return words.slice(0, mostWords).map((word) => [word.slice(0, longestWord)])
}

/** The number as typed and, where it names a country, as one calls it from within. */
function phoneForms(digits: string): Forms {
  const plain = digits.replace(/^\+|^00/, '')
  const abroad = /^(?:\+|00)[34]\d/.test(digits)
  return [...new Set([plain, ...(abroad ? [`0${plain.slice(2)}`] : [])])].map((form) => form.slice(0, longestWord))
}
