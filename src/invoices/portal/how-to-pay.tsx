import { groupedIban } from '../../companies/bank.ts'
import { useLocale } from '../../i18n/locale.ts'
import { money } from '../../ui/format.ts'
import { Fact } from '../../ui/parts.tsx'
import { QrCode } from '../../ui/qr.tsx'
import type { InvoiceDocument } from '../document.ts'
import { epcPayload } from '../epc.ts'

interface Props {
  document: InvoiceDocument
  /** What is to pay now, in cents. */
  dueCents: number
}

/** The bank account that the invoice names, and a code that fills in a transfer of exactly what is to pay now. */
export const HowToPay = ({ document: { seller, number, currency }, dueCents }: Props) => {
  const locale = useLocale()
  const { receiving: words, invoices } = locale.words
  const { bank } = seller
  if (!bank || dueCents <= 0) return null
  const amount = money(locale, dueCents)
  const payload = epcPayload({ bank, amountCents: dueCents, reference: number, currency })
  return (
    <section>
      <h2>{words.pay}</h2>
      <div class="card to-account">
        <p>{words.transfer(amount)}</p>
        <dl class="facts">
          <Fact name={invoices.holder}>{bank.holder}</Fact>
          <Fact name="IBAN">
            <code>{groupedIban(bank.iban)}</code>
            <Copy text={bank.iban.replace(/\s/g, '')} name={words.copyIban} />
          </Fact>
          <Fact name="BIC">
            <code>{bank.bic}</code>
          </Fact>
          <Fact name={words.reference}>
            <code>{number}</code>
            <Copy text={number} name={words.copyReference} />
          </Fact>
        </dl>
        {payload && (
          <figure>
            <figcaption>
              {words.scan} <span class="note">{words.scanHere}</span>
            </figcaption>
            <QrCode text={payload} label={words.qr(amount, bank.holder)} />
          </figure>
        )}
        <p class="note">{invoices.otherWays}</p>
      </div>
    </section>
  )
}

/** Puts a text where it can be pasted from (`static/app.js`). It stands on the page as well, to be marked by hand. */
const Copy = ({ text, name }: { text: string; name: string }) => {
  const words = useLocale().words.receiving
  return (
    <button class="quiet" type="button" data-copy={text} data-copied={words.copied} data-not-copied={words.notCopied}>
      {name}
    </button>
  )
}
