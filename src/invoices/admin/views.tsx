import { LocaleContext, useLocale } from '../../i18n/locale.ts'
import { Payments } from '../../payments/parts.tsx'
import { Live } from '../../ui/live.tsx'
import { Fact, Heading, Icon } from '../../ui/parts.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { balanceCents, vatByRate } from '../invoice.ts'
import { signedTotal, titleOf } from '../kinds.ts'
import { Lines, Totals } from '../parts.tsx'
import { RelatedDocuments } from '../related.tsx'
import { CorrectionActs } from './corrections/acts.tsx'
import type { FoundInvoice } from './queries.ts'
import { StateBadge } from './rows.tsx'

/** An invoice as staff see it. Its amounts are in the currency it was issued in, whatever the company's is today. */
export const InvoicePage = (props: { invoice: FoundInvoice; today: string }) => {
  const locale = useLocale()
  const currency = props.invoice.document?.currency ?? locale.currency
  return (
    <LocaleContext.Provider value={{ ...locale, currency }}>
      <InvoiceParts {...props} />
    </LocaleContext.Provider>
  )
}

const InvoiceParts = ({ invoice, today }: { invoice: FoundInvoice; today: string }) => {
  const { words: all } = useLocale()
  const { admin, invoices: words } = all
  const balance = balanceCents(invoice)
  // What is issued was frozen; a draft is what its lines say.
  const { lines, vat } = invoice.document ?? { lines: invoice.lines, vat: vatByRate(invoice.lines) }
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <Heading>{titleOf(invoice, all)}</Heading>
      <Live id="invoice">
        <div class="card summary">
          <p class="amount">
            <span class="note">{balance > 0 ? words.balance : words.total}</span>
            <Money cents={balance > 0 ? balance : signedTotal(invoice)} />
            <StateBadge invoice={invoice} today={today} />
          </p>
          <dl class="facts">
            <Fact name={admin.customer}>
              <a href={`/admin/customers/${invoice.customerId}`}>{invoice.customer}</a>
            </Fact>
            {invoice.issuedOn && (
              <Fact name={words.issued}>
                <Day day={invoice.issuedOn} />
              </Fact>
            )}
            {invoice.dueOn && invoice.kind !== 'credit_note' && (
              <Fact name={words.dueBy}>
                <Day day={invoice.dueOn} />
              </Fact>
            )}
            {invoice.jobId && (
              <Fact name={admin.job}>
                <a href={`/admin/jobs/${invoice.jobId}`}>{invoice.jobTitle}</a>
              </Fact>
            )}
            {invoice.internalNotes && <Fact name={admin.internalNotes}>{invoice.internalNotes}</Fact>}
          </dl>
          {invoice.document && (
            <a class="button" href={`/admin/invoices/${invoice.id}/pdf`} hx-boost="false" download>
              <Icon name="download" />
              {words.download}
            </a>
          )}
          <CorrectionActs invoice={invoice} />
        </div>
        <Lines lines={lines} />
        <Totals {...invoice} vat={vat} balanceCents={balance} />
        <RelatedDocuments path="/admin/invoices" related={invoice.related} />
        <Payments payments={invoice.payments} />
      </Live>
    </>
  )
}
