import type { Words } from '../../../i18n/index.ts'
import { unprintableSign } from '../../pdf/characters.ts'

type Key = Exclude<keyof Words['drafting']['faults'], 'tooManyLines'>

/** What is wrong in a field, for the page to word: by its name, or the sign that cannot be printed and which one it is. */
export type Fault = Key | 'tooManyLines' | { sign: string; position: number }

/** What is wrong, by the name of the field it stands in. */
export type Faults = Record<string, Fault>

/** The first sign of a text that an invoice cannot print, its position counted in signs from 1. */
export const unprintableIn = (text: string | null): Fault | undefined => unprintableSign(text ?? '')

/** What is wrong with a text of a single form: the sign that cannot be printed, or else `otherwise`. */
export function textFault(
  text: string,
  otherwise: string | undefined,
  drafting: Words['drafting'],
): string | undefined {
  const fault = unprintableIn(text)
  return fault ? wordsOf(fault, drafting, 0) : otherwise
}

/** A fault in the reader's words; `mostLines` is how many lines an invoice has at most. */
export function wordsOf(fault: Fault, { faults, unprintable: cannot }: Words['drafting'], mostLines: number): string {
  if (typeof fault !== 'string') return cannot(fault.sign, fault.position)
  return fault === 'tooManyLines' ? faults.tooManyLines(mostLines) : faults[fault]
}
