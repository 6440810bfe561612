import { type Weight, widthOf } from './typeface.ts'

export interface Type {
  weight: Weight
  /** Points. */
  size: number
}

/** Distance between two lines of a size of type, in points. */
export const leading = (size: number) => size * 1.42

/**
 * Breaks a text into lines no wider than `width` points: at its own line breaks, then at spaces, and inside a word
 * only when the word alone is too wide. A no-break space never breaks.
 */
export function wrap(text: string, type: Type, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph.trim(), type, width))
}

function wrapParagraph(paragraph: string, type: Type, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer, type.weight, type.size) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const parts = cut(word, type, width)
    line = parts.pop() ?? ''
    lines.push(...parts)
  }
  lines.push(line)
  return lines
}

function cut(word: string, type: Type, width: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && widthOf(part + character, type.weight, type.size) > width) {
      // After a joint the break reads better, if it leaves at least half a line.
      const joint = Math.max(...Array.from('-/_.@,;', (sign) => part.lastIndexOf(sign))) + 1
      const end = joint > part.length / 2 ? joint : part.length
      parts.push(part.slice(0, end))
      part = part.slice(end)
    }
    part += character
  }
  return [...parts, part]
}

/** The same type, smaller if that is what one line of `text` takes to fit `width` points. */
export function fitted(text: string, type: Type, width: number): Type {
  const natural = widthOf(text, type.weight, type.size)
  return natural <= width ? type : { ...type, size: (type.size * width) / natural }
}

/** The start of a text on one line of `width` points, with "…" where it goes on: for what is printed whole elsewhere. */
export function oneLine(text: string, type: Type, width: number): string {
  const [first = '', ...rest] = wrap(text, type, width)
  return rest.length === 0 ? first : `${wrap(text, type, width - type.size)[0]}…`
}
