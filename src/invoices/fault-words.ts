import type { Locale } from '../i18n/locale.ts'
import { money, rate } from '../ui/format.ts'
import type { IssueFault } from './issue/faults.ts'

/** What keeps a draft from being issued, and what to do about it, in words. */
export function faultText(locale: Locale, fault: IssueFault): string {
  const { faults } = locale.words.corrections
  switch (fault.is) {
    case 'creditRate':
      return faults.creditRate(rate(locale, fault.rateBasisPoints))
    case 'creditExceeds':
      return faults.creditExceeds(rate(locale, fault.rateBasisPoints), money(locale, fault.leftCents))
    case 'creditTotal':
      return faults.creditTotal(money(locale, fault.leftCents))
    case 'deductedTooMuch':
      return faults.deductedTooMuch(money(locale, fault.overCents))
    case 'depositDeducted':
    case 'depositLost':
      return faults[fault.is](fault.number)
    default:
      return faults[fault.is]
  }
}
