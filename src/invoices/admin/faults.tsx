import { type Locale, useLocale } from '../../i18n/locale.ts'
import { money, rate } from '../../ui/format.ts'
import type { IssueFault } from '../issue/faults.ts'

interface Props {
  faults: IssueFault[]
  /** Names the list, where a script puts another in its place. */
  id?: string
  /** Whether it was tried to issue it. */
  isRefused?: boolean
}

/** What keeps a draft from being issued, each with what to do about it. */
export const Faults = ({ faults, id, isRefused = false }: Props) => {
  const locale = useLocale()
  if (faults.length === 0) return id ? <div id={id} /> : null
  return (
    <div id={id} class={isRefused ? 'alert' : 'alert warn'} role={isRefused ? 'alert' : undefined}>
      <h2>{locale.words.issuing.faultsTitle}</h2>
      <ul class="points">
        {faults.map((fault) => (
          <li>{faultText(locale, fault)}</li>
        ))}
      </ul>
    </div>
  )
}

/** What keeps a draft from being issued, in words. */
export function faultText(locale: Locale, fault: IssueFault): string {
  const { faults } = locale.words.issuing
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
    case 'unprintable':
      return faults.unprintable[fault.at](fault.sign, fault.position)
    default:
      return faults[fault.is]
  }
}
