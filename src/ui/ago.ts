import { localeTags } from '../i18n/index.ts'
import type { Locale } from '../i18n/locale.ts'

const minute = 60_000
const units = [
  { unit: 'day', lasts: 24 * 60 * minute },
  { unit: 'hour', lasts: 60 * minute },
  { unit: 'minute', lasts: minute },
] as const

/** How long ago an instant is, in words; undefined for what is less than a minute ago. */
export function ago({ language }: Pick<Locale, 'language'>, instant: Date, now: Date): string | undefined {
  const passed = now.getTime() - instant.getTime()
  const found = units.find(({ lasts }) => passed >= lasts)
  const format = new Intl.RelativeTimeFormat(localeTags[language], { numeric: 'always' })
  return found && format.format(-Math.floor(passed / found.lasts), found.unit)
}
