import { withFirst } from '../i18n/first.ts'
import { localeTags } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import type { Period } from '../time/period.ts'
import { cityOf, instantsAt, wallTime } from '../time/zoned.ts'

/** Times as a mail's row keeps them: instants, worded only when the mail leaves. */
export const timesToKeep = (periods: Period[]): string =>
  periods.map(({ startAt, endAt }) => `${startAt.getTime()}-${endAt.getTime()}`).join(' ')

/** Times kept in a row, in words. */
export function timesInWords(kept: string | undefined, language: Language, timeZone: string): string[] {
  const periods = (kept ?? '').split(' ').filter((one) => /^\d+-\d+$/.test(one))
  return periods.map((one) => {
    const [start = 0, end = 0] = one.split('-').map(Number)
    return periodInWords({ startAt: new Date(start), endAt: new Date(end) }, language, timeZone)
  })
}

/** The moment kept in a row, in words; empty where none is. */
export function momentInWords(kept: string | undefined, language: Language, timeZone: string): string {
  if (!kept || !/^\d+$/.test(kept)) return ''
  const at = new Date(Number(kept))
  return `${dayInWords(at, language, timeZone)}, ${hourInWords(at, language, timeZone)} (${clockOf([at], language, timeZone)})`
}

/** Day, hours and whose clock they are of: a mail is read anywhere, and long after. */
function periodInWords({ startAt, endAt }: Period, language: Language, timeZone: string): string {
  const [day, lastDay] = [startAt, endAt].map((at) => dayInWords(at, language, timeZone))
  const [from, until] = [startAt, endAt].map((at) => hourInWords(at, language, timeZone))
  const clock = clockOf([startAt, endAt], language, timeZone)
  return day === lastDay ? `${day}, ${from} – ${until} (${clock})` : `${day}, ${from} – ${lastDay}, ${until} (${clock})`
}

function dayInWords(at: Date, language: Language, timeZone: string): string {
  const parts: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
  const text = new Intl.DateTimeFormat(localeTags[language], { timeZone, ...parts }).format(at)
  return language === 'en' ? text.replace(',', '') : withFirst(language, text)
}

const hourInWords = (at: Date, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(localeTags[language], { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)

/** Whose clock shows these instants. Where it shows one of them twice, how far it is from UTC as well. */
function clockOf(instants: Date[], language: Language, timeZone: string): string {
  const city = cityOf(timeZone)
  const isTwice = instants.some((at) => (instantsAt(wallTime(at, timeZone), timeZone)?.length ?? 0) > 1)
  const [first = new Date()] = instants
  const name = language === 'en' ? `${city} time` : `heure ${/^[AEIOUYÉ]/i.test(city) ? 'd’' : 'de '}${city}`
  return isTwice ? `${name}, ${offsetOf(first, language, timeZone)}` : name
}

function offsetOf(at: Date, language: Language, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(localeTags[language], { timeZone, timeZoneName: 'shortOffset' })
  return parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC'
}
