import { LocaleContext, useLocale } from '../../../i18n/locale.ts'
import { calendarDay, money, rate } from '../../../ui/format.ts'
import { Fact } from '../../../ui/parts.tsx'
import { leftOf } from '../../credit-note.ts'
import { titleOf } from '../../kinds.ts'
import { type FoundDraft, takingOf } from './queries.ts'

/** What kind of document a draft becomes; of a credit note, what it corrects and what of that is left to take back. */
export const WhatItIs = ({ found }: { found: FoundDraft }) => {
  const { words } = useLocale()
  const { draft } = found
  const taking = takingOf(found)
  return (
    <>
      <p>
        <strong>{titleOf({ ...draft, number: null }, words)}</strong>
      </p>
      {taking && <Corrected id={draft.correctsId ?? ''} taking={taking} />}
    </>
  )
}

const Corrected = ({ id, taking }: { id: string; taking: NonNullable<ReturnType<typeof takingOf>> }) => {
  const { number, issuedOn, currency } = taking.invoice
  const locale = { ...useLocale(), currency }
  const { corrections, issuing } = locale.words
  const words = corrections.creditNote
  return (
    <LocaleContext.Provider value={locale}>
      <dl class="facts">
        <Fact name={corrections.corrects}>
          <a href={`/admin/invoices/${id}`}>{issuing.correctsOf(number, calendarDay(locale, issuedOn))}</a>
        </Fact>
        {leftOf(taking).map(({ rateBasisPoints, netCents, vatCents }) => (
          <Fact name={`${words.left}, ${words.rate(rate(locale, rateBasisPoints)).toLocaleLowerCase(locale.language)}`}>
            {words.netAndVat(money(locale, netCents), money(locale, vatCents))}
          </Fact>
        ))}
      </dl>
    </LocaleContext.Provider>
  )
}
