import { useLocale } from '../i18n/locale.ts'
import { calendarDay, quantity, rate } from '../ui/format.ts'
import { Fact } from '../ui/parts.tsx'
import { Money } from '../ui/values.tsx'
import type { DocumentLine, InvoiceDocument } from './document.ts'
import type { Payable } from './invoice.ts'

/** What an invoice is for, line by line. */
export const Lines = ({ lines }: { lines: DocumentLine[] }) => {
  const locale = useLocale()
  const words = locale.words.invoices
  return (
    <section>
      <h2>{words.lines}</h2>
      <table class="lines card">
        <thead>
          <tr>
            <th scope="col">{words.description}</th>
            <th scope="col">{words.quantity}</th>
            <th scope="col">{words.unitPrice}</th>
            <th scope="col">{words.lineNet}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <th scope="row">
                {line.description}
                <span class="note">{words.vat(rate(locale, line.vatRateBasisPoints))}</span>
              </th>
              <td data-name={words.quantity}>
                {quantity(locale, line.quantityThousandths)} {line.unit}
              </td>
              <td data-name={words.unitPrice}>
                <span>
                  <Money cents={line.unitPriceCents} />
                  {line.discountBasisPoints > 0 && (
                    <span class="note">{words.discount(rate(locale, line.discountBasisPoints))}</span>
                  )}
                </span>
              </td>
              <td data-name={words.lineNet}>
                <Money cents={line.netCents} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Sums = Pick<InvoiceDocument, 'vat' | 'netCents' | 'totalCents'>

/** What lines come to, as rows of a list of sums: net, VAT by rate, and all of it; cents. */
export const NetAndVat = ({ vat, netCents, totalCents }: Sums) => {
  const locale = useLocale()
  const words = locale.words.invoices
  return (
    <>
      <Fact name={words.net}>
        <Money cents={netCents} />
      </Fact>
      {vat.map((share) => (
        <div>
          <dt>
            {words.vat(rate(locale, share.rateBasisPoints))}{' '}
            <span class="note">
              {words.vatBase} <Money cents={share.netCents} />
            </span>
          </dt>
          <dd>
            <Money cents={share.vatCents} />
          </dd>
        </div>
      ))}
      <Fact name={words.total}>
        <strong>
          <Money cents={totalCents} />
        </strong>
      </Fact>
    </>
  )
}

/** The same with what of it was deducted, taken back, paid and kept back, and what is left; all in cents. */
export const Totals = ({
  vat,
  netCents,
  totalCents,
  deductedCents = 0,
  creditedCents = 0,
  retentionCents = 0,
  retentionDueOn = null,
  paidCents,
  balanceCents,
  kind,
  status,
}: Sums & Partial<Payable> & { paidCents: number; balanceCents: number }) => {
  const locale = useLocale()
  const { invoices: words, corrections } = locale.words
  return (
    <dl class="totals card">
      <NetAndVat {...{ vat, netCents, totalCents }} />
      {/* A final invoice that was taken back whole gives its deposits free again. */}
      {deductedCents > 0 && kind !== 'credit_note' && status !== 'cancelled' && (
        <Fact name={corrections.deposits}>
          <Money cents={-deductedCents} />
        </Fact>
      )}
      {creditedCents > 0 && (
        <Fact name={corrections.credited}>
          <Money cents={-creditedCents} />
        </Fact>
      )}
      {paidCents > 0 && (
        <Fact name={words.paid}>
          <Money cents={paidCents} />
        </Fact>
      )}
      {kind !== 'credit_note' && (
        <Fact name={words.balance}>
          <strong>
            <Money cents={balanceCents} />
          </strong>
        </Fact>
      )}
      {retentionCents > 0 && retentionDueOn && balanceCents > 0 && (
        <Fact name={corrections.retained(calendarDay(locale, retentionDueOn))}>
          <Money cents={Math.min(retentionCents, balanceCents)} />
        </Fact>
      )}
    </dl>
  )
}
