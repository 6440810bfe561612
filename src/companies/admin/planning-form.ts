import type { Shown } from '../../http/edit.ts'
import { optionalLine } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { isDay } from '../../time/days.ts'
import type { Company } from '../company.ts'
import type { Closing, Hours, Planning } from '../opening/planning.ts'
import { weekdays } from '../opening/weekday.ts'
import { spanText } from '../opening/words.ts'
import { tick } from './printed.ts'

/** How many closings a company may have at once. */
export const mostClosings = 12
export const slotLengths = [15, 30, 60, 90, 120, 240]
export const reminders = [2, 4, 24, 48, 72]

/** The fields of a span of hours or days: where it begins, and where it ends. */
export interface Ends {
  from: string
  until: string
}

/** The fields of a weekday's two spans. */
export const fieldsOf = (weekday: string): [Ends, Ends] => [
  { from: `${weekday}From`, until: `${weekday}Until` },
  { from: `${weekday}From2`, until: `${weekday}Until2` },
]

/** The fields of one closing of those a form holds, the first being 1. */
export const closingFields = (number: number): Ends & { label: string } => ({
  from: `closing${number}From`,
  until: `closing${number}Until`,
  label: `closing${number}Label`,
})
const closingNumbers = Array.from({ length: mostClosings }, (_, index) => index + 1)

type Typed = Record<string, unknown>
/** Tells what is wrong with a field. */
type Tell = (field: string, fault: string) => void

const whole = (from: number, to: number, fault: string) =>
  z
    .string(fault)
    .trim()
    .regex(/^\d{1,4}$/, fault)
    .transform(Number)
    .pipe(z.number().min(from, fault).max(to, fault))
const oneOf = (numbers: number[], fault: string) =>
  z
    .string(fault)
    .transform(Number)
    .refine((number) => numbers.includes(number), fault)

const rest = z
  .object({
    publicHolidays: tick,
    noticeHours: whole(0, 720, 'noticeWrong'),
    horizonDays: whole(1, 730, 'horizonWrong'),
    slotMinutes: oneOf(slotLengths, 'slotMissing'),
    emergencyPhone: optionalLine(30, 'emergencyWrong').refine(
      (phone) => phone === null || (/^\+?[\d\s().-]+$/.test(phone) && /\d{2}/.test(phone)),
      'emergencyWrong',
    ),
    reminderHours: z.union([z.literal('none').transform(() => null), oneOf(reminders, 'reminderMissing')], {
      error: 'reminderMissing',
    }),
  })
  .superRefine(({ noticeHours, horizonDays }, { addIssue }) => {
    if (horizonDays * 24 < noticeHours) addIssue({ code: 'custom', path: ['horizonDays'], message: 'horizonShort' })
  })

/** The form as a planning and the reminder; every field that is wrong is told at once. */
export const planningForm = z.record(z.string(), z.unknown()).transform((typed, context): Planned => {
  let isWrong = false
  const tell: Tell = (field, message) => {
    isWrong = true
    context.addIssue({ code: 'custom', path: [field], message })
  }
  const [hours, closings, read] = [hoursIn(typed, tell), closingsIn(typed, tell), rest.safeParse(typed)]
  if (!read.success) for (const { path, message } of read.error.issues) tell(String(path[0]), message)
  else if (!isWrong) {
    const { reminderHours, ...others } = read.data
    return { planning: { hours, closings, ...others }, reminderHours }
  }
  return z.NEVER
})
type Planned = { planning: Planning; reminderHours: number | null }

const textIn = (typed: Typed, field: string): string => {
  const value = typed[field]
  return typeof value === 'string' ? value.trim() : ''
}

function hoursIn(typed: Typed, tell: Tell): Planning['hours'] {
  const week = weekdays.map((weekday) => dayIn(typed, weekday, tell))
  const isEmpty = weekdays.every((weekday) =>
    fieldsOf(weekday).every(({ from, until }) => textIn(typed, from) === '' && textIn(typed, until) === ''),
  )
  if (isEmpty) tell(fieldsOf(weekdays[0])[0].from, 'noHours')
  return week as Planning['hours']
}

function dayIn(typed: Typed, weekday: string, tell: Tell): Hours[] {
  const fields = fieldsOf(weekday)
  const spans = fields.map((ends) => spanIn(typed, ends, tell)).filter((span) => span !== undefined)
  const [first, second] = spans.sort((one, other) => one.from.localeCompare(other.from))
  if (first && second && second.from < first.until) tell(fields[1].from, 'spansOverlap')
  return spans
}

function spanIn(typed: Typed, ends: Ends, tell: Tell): Hours | undefined {
  const [from, shown] = [timeIn(textIn(typed, ends.from)), timeIn(textIn(typed, ends.until))]
  if (from === '' && shown === '') return undefined
  if (from === undefined) tell(ends.from, 'timeWrong')
  if (shown === undefined) tell(ends.until, 'timeWrong')
  if (from === undefined || shown === undefined) return undefined
  if (from === '') return void tell(ends.from, 'fromMissing')
  if (shown === '') return void tell(ends.until, 'untilMissing')
  // Midnight as an end is that of the night to come.
  const until = shown === '00:00' ? '24:00' : shown
  return from < until ? { from, until } : void tell(ends.until, 'untilBefore')
}

/** A time as people type it (8, 8:00, 8h30, 0830), as `HH:MM`; undefined when it is none. */
function timeIn(text: string): string | undefined {
  if (text === '') return ''
  const [, hour = '', minute = ''] = /^(\d{1,2}?)\s*[:hH.]?\s*(\d{2})?$/.exec(text) ?? []
  const time = `${hour.padStart(2, '0')}:${minute.padEnd(2, '0')}`
  return hour !== '' && Number(minute) < 60 && time <= '24:00' ? time : undefined
}

function closingsIn(typed: Typed, tell: Tell): Closing[] {
  return closingNumbers
    .map((number) => closingIn(typed, closingFields(number), tell))
    .filter((closing) => closing !== undefined)
    .sort((one, other) => one.from.localeCompare(other.from))
}

function closingIn(typed: Typed, fields: ReturnType<typeof closingFields>, tell: Tell): Closing | undefined {
  const [from, until] = [textIn(typed, fields.from), textIn(typed, fields.until)]
  const label = textIn(typed, fields.label).replace(/\s+/g, ' ')
  if (from === '' && until === '' && label === '') return undefined
  if (from === '') tell(fields.from, 'firstDayMissing')
  else if (!isDay(from)) tell(fields.from, 'dayWrong')
  if (until === '') tell(fields.until, 'lastDayMissing')
  else if (!isDay(until)) tell(fields.until, 'dayWrong')
  else if (until < from) tell(fields.until, 'endsBefore')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (label.length > 100 || /[\u0000-\u001f\u007f]/.test(label)) tell(fields.label, 'whyLong')
  return { from, until, label }
}

/** A planning and the reminder as the form shows them. */
export function shownPlanning(planning: Planning, reminderHours: number | null): Shown {
  const hours = weekdays.flatMap((weekday, day) =>
    fieldsOf(weekday).flatMap((ends, place) => {
      const span = planning.hours[day]?.[place]
      return [
        [ends.from, span?.from ?? ''],
        [ends.until, span?.until ?? ''],
      ]
    }),
  )
  const closings = closingNumbers.flatMap((number) => {
    const [fields, closing] = [closingFields(number), planning.closings[number - 1]]
    return (['from', 'until', 'label'] as const).map((end) => [fields[end], closing?.[end] ?? ''])
  })
  return { ...Object.fromEntries([...hours, ...closings]), ...shownRest(planning, reminderHours) }
}

const shownRest = (planning: Planning, reminderHours: number | null): Shown => ({
  publicHolidays: planning.publicHolidays ? 'yes' : '',
  ...{ noticeHours: String(planning.noticeHours), horizonDays: String(planning.horizonDays) },
  ...{ slotMinutes: String(planning.slotMinutes), emergencyPhone: planning.emergencyPhone ?? '' },
  reminderHours: reminderHours === null ? 'none' : String(reminderHours),
})

/** A planning as the trail tells it: a day in one line, all closings in one. Nothing before it was set. */
export function toldPlanning({ planning, reminderHours }: Pick<Company, 'planning' | 'reminderHours'>): Shown {
  if (planning === null) return {}
  const hours = weekdays.map((weekday, day) => [weekday, (planning.hours[day] ?? []).map(spanText).join(', ')])
  const closings = planning.closings.map(({ from, until, label }) => [`${from}/${until}`, label].join(' ').trim())
  return { ...Object.fromEntries(hours), ...shownRest(planning, reminderHours), closings: closings.join(', ') }
}
