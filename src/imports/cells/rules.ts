import { isAddress, optionalLine, text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import type { DayOrder, FaultReason } from '../kind.ts'
import { mostRead, readDay, readLength, readMoment, readTime } from './days.ts'
import { readCents, readRate } from './numbers.ts'
import { readYesNo } from './words.ts'

/** A cell that `read` understands; null when it is blank. */
export const cell = <T>(read: (typed: string) => T | undefined, reason: FaultReason) =>
  z.string().transform((typed, context): T | null => {
    const bare = typed.trim()
    if (bare === '') return null
    const value = bare.length > mostRead ? undefined : read(bare)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: reason })
    return z.NEVER
  })

/** The same for a cell that must not be blank. */
export const needed = <T>(read: (typed: string) => T | undefined, reason: FaultReason) =>
  z.string().transform((typed, context): T => {
    const bare = typed.trim()
    const value = bare === '' || bare.length > mostRead ? undefined : read(bare)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: bare === '' ? 'missing' : reason })
    return z.NEVER
  })

/** A line that may be left out; where the cell has several they become one. */
export const line = (most: number) => optionalLine(most, 'tooLong' satisfies FaultReason)

/** The same for a line that must be there. */
export const neededLine = (most: number) =>
  line(most).transform((typed, context): string => {
    if (typed !== null) return typed
    context.addIssue({ code: 'custom', message: 'missing' satisfies FaultReason })
    return z.NEVER
  })

/** Text of several lines. */
export const area = (most: number) => text(most, 'tooLong' satisfies FaultReason)

export const day = (order: DayOrder) => cell((typed) => readDay(typed, order), 'dateWrong')
export const neededDay = (order: DayOrder) => needed((typed) => readDay(typed, order), 'dateWrong')
export const neededMoment = (order: DayOrder) => needed((typed) => readMoment(typed, order), 'dateWrong')
export const time = cell(readTime, 'timeWrong')
export const length = cell(readLength, 'numberWrong')
export const cents = cell(readCents, 'numberWrong')
export const neededCents = needed(readCents, 'numberWrong')
export const rate = cell(readRate, 'numberWrong')
export const yesNo = cell(readYesNo, 'yesNoWrong')
export const address = cell((typed) => {
  const small = typed.toLowerCase()
  return small.length <= 254 && isAddress(small) ? small : undefined
}, 'emailWrong')
