import type { Translated } from '../../i18n/language.ts'
import { daysAfter } from '../../time/days.ts'
import { weekdayOf } from './weekday.ts'

/** A day off by law or custom. */
export interface PublicHoliday {
  /** `YYYY-MM-DD`. */
  day: string
  name: Translated
}

/**
 * The public holidays of a country (ISO 3166-1 alpha-2) in a year, by their rules, earliest first; none where the country
 * is not known here (see `hasPublicHolidays`). What single regions or one royal proclamation add is not among them.
 */
export const publicHolidaysOf = (country: string, year: number): PublicHoliday[] =>
  (ruleOf(country)?.(year) ?? []).sort((one, other) => one.day.localeCompare(other.day))

/** Whether the public holidays of a country are known here. */
export const hasPublicHolidays = (country: string): boolean => ruleOf(country) !== undefined

/** The public holiday on a day, `YYYY-MM-DD`, if it is one. */
export const holidayOn = (country: string, day: string): PublicHoliday | undefined =>
  publicHolidaysOf(country, Number(day.slice(0, 4))).find((holiday) => holiday.day === day)

/** Easter Sunday of a year by the Gregorian computus, as Meeus, Jones and Butcher state it. */
export function easterOf(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100]
  const moon = year % 19
  const corrected = century - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * moon + corrected - Math.floor(century / 4) + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const late = Math.floor((moon + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * late + 114
  return dayIn(year, Math.floor(days / 31), (days % 31) + 1)
}

const ruleOf = (country: string) => (Object.hasOwn(rules, country) ? rules[country] : undefined)

const dayIn = (year: number, month: number, date: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`

const named = (fr: string, en: string): Translated => ({ fr, en })
const names = {
  newYear: named('Jour de l’An', 'New Year’s Day'),
  goodFriday: named('Vendredi saint', 'Good Friday'),
  easterMonday: named('Lundi de Pâques', 'Easter Monday'),
  labour: named('Fête du Travail', 'Labour Day'),
  ascension: named('Ascension', 'Ascension Day'),
  whitMonday: named('Lundi de Pentecôte', 'Whit Monday'),
  assumption: named('Assomption', 'Assumption Day'),
  allSaints: named('Toussaint', 'All Saints’ Day'),
  armistice: named('Armistice 1918', 'Armistice Day'),
  christmas: named('Noël', 'Christmas Day'),
  saintStephen: named('Saint-Étienne', 'St Stephen’s Day'),
}

type Rule = (year: number) => PublicHoliday
const on =
  (month: number, date: number, name: Translated): Rule =>
  (year) => ({ day: dayIn(year, month, date), name })
const fromEaster =
  (days: number, name: Translated): Rule =>
  (year) => ({ day: daysAfter(easterOf(year), days), name })
const all =
  (...those: Rule[]) =>
  (year: number) =>
    those.map((rule) => rule(year))

const newYear = on(1, 1, names.newYear)
const goodFriday = fromEaster(-2, names.goodFriday)
const easterMonday = fromEaster(1, names.easterMonday)
const labour = on(5, 1, names.labour)
const ascension = fromEaster(39, names.ascension)
const whitMonday = fromEaster(50, names.whitMonday)
const assumption = on(8, 15, names.assumption)
const allSaints = on(11, 1, names.allSaints)
const armistice = on(11, 11, names.armistice)
const christmas = on(12, 25, names.christmas)
const saintStephen = on(12, 26, names.saintStephen)

// Code du travail, article L3133-1.
const french = [
  ...[newYear, easterMonday, labour, on(5, 8, named('Victoire 1945', 'Victory Day')), ascension, whitMonday],
  ...[on(7, 14, named('Fête nationale', 'Bastille Day')), assumption, allSaints, armistice, christmas],
]
// Code du travail, article L3422-2.
const abolition = (month: number, date: number) =>
  all(...french, on(month, date, named('Abolition de l’esclavage', 'Abolition of Slavery')))

const rules: Record<string, (year: number) => PublicHoliday[]> = {
  FR: all(...french),
  ...{ GP: abolition(5, 27), MQ: abolition(5, 22), GF: abolition(6, 10), RE: abolition(12, 20), YT: abolition(4, 27) },
  GB: english,
  // Arrêté royal du 18 avril 1974, article 1.
  BE: all(
    ...[newYear, easterMonday, labour, ascension, whitMonday, on(7, 21, named('Fête nationale', 'National Day'))],
    ...[assumption, allSaints, armistice, christmas],
  ),
  // The first of August is the whole country's by its constitution (article 110); the others most cantons keep.
  CH: all(
    ...[newYear, goodFriday, easterMonday, ascension, whitMonday],
    ...[on(8, 1, named('Fête nationale', 'Swiss National Day')), christmas],
  ),
  // Code du travail luxembourgeois, article L. 232-2.
  LU: all(
    ...[newYear, easterMonday, labour, on(5, 9, named('Journée de l’Europe', 'Europe Day')), ascension, whitMonday],
    ...[on(6, 23, named('Fête nationale', 'National Day')), assumption, allSaints, christmas, saintStephen],
  ),
  // Those of all sixteen states.
  DE: all(
    ...[newYear, goodFriday, easterMonday, labour, ascension, whitMonday],
    ...[on(10, 3, named('Jour de l’Unité allemande', 'German Unity Day')), christmas, saintStephen],
  ),
}

/**
 * Those of England and Wales: Banking and Financial Dealings Act 1971, schedule 1, with New Year's Day and the Monday in
 * May by proclamation every year. What falls on a weekend is kept on the next working day; Christmas Day itself, a holiday
 * by common law, then stays one too.
 */
function english(year: number): PublicHoliday[] {
  const mondayFrom = (day: string) => daysAfter(day, (7 - weekdayOf(day)) % 7)
  const [first, xmas, boxing] = [dayIn(year, 1, 1), dayIn(year, 12, 25), dayIn(year, 12, 26)]
  const isWeekend = (day: string) => weekdayOf(day) > 4
  // Of the two days of Christmas, one that falls on a weekend moves behind the other.
  const substitute = isWeekend(xmas) ? [dayIn(year, 12, 27)] : []
  const boxingKept = isWeekend(boxing) ? dayIn(year, 12, 28) : boxing
  return [
    { day: isWeekend(first) ? mondayFrom(first) : first, name: names.newYear },
    goodFriday(year),
    easterMonday(year),
    { day: mondayFrom(dayIn(year, 5, 1)), name: named('Premier lundi de mai', 'Early May bank holiday') },
    { day: mondayFrom(dayIn(year, 5, 25)), name: named('Dernier lundi de mai', 'Spring bank holiday') },
    { day: mondayFrom(dayIn(year, 8, 25)), name: named('Dernier lundi d’août', 'Summer bank holiday') },
    ...[xmas, ...substitute].map((day) => ({ day, name: names.christmas })),
    { day: boxingKept, name: named('Lendemain de Noël', 'Boxing Day') },
  ]
}
