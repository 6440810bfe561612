import type { Child } from 'hono/jsx'
import { useLocale } from '../i18n/locale.ts'
import { quantity, rate } from '../ui/format.ts'
import { Fact } from '../ui/parts.tsx'
import { Money } from '../ui/values.tsx'
import type { DocumentLine, InvoiceDocument } from './document.ts'

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

/**
 * Net, VAT by rate, total, what is left of it, and what of that is kept back; all in cents. What is deducted from the total
 * stands between. Without a balance it is a document that nobody pays.
 */
export const Totals = ({
  vat,
  netCents,
  totalCents,
  paidCents,
  balanceCents,
  keptCents = 0,
  children,
}: Sums & { paidCents: number; balanceCents: number | undefined; keptCents?: number; children?: Child }) => {
  const locale = useLocale()
  const words = locale.words.invoices
  return (
    <dl class="totals card">
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
      {children}
      {paidCents > 0 && (
        <Fact name={words.paid}>
          <Money cents={paidCents} />
        </Fact>
      )}
      {balanceCents !== undefined && (
        <Fact name={words.balance}>
          <strong>
            <Money cents={balanceCents} />
          </strong>
        </Fact>
      )}
      {keptCents > 0 && (
        <Fact name={locale.words.receiving.ofWhichKept}>
          <Money cents={keptCents} />
        </Fact>
      )}
    </dl>
  )
}
