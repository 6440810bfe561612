import { LocaleContext, useLocale, useWords } from '../../i18n/locale.ts'
import { Payments } from '../../payments/parts.tsx'
import { Live } from '../../ui/live.tsx'
import { Fact, Heading, Icon } from '../../ui/parts.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { balanceCents, vatByRate } from '../invoice.ts'
import { Lines, Totals } from '../parts.tsx'
import { CopyButton } from './drafts/page.tsx'
import type { FoundInvoice } from './queries.ts'
import { Opened, StateBadge } from './rows.tsx'

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
  const { admin, receiving, invoices: words } = useWords()
  const balance = balanceCents(invoice)
  // What is issued was frozen; a draft is what its lines say.
  const { lines, vat } = invoice.document ?? { lines: invoice.lines, vat: vatByRate(invoice.lines) }
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <Heading>{invoice.number ? words.one(invoice.number) : admin.draft}</Heading>
      <Live id="invoice">
        <div class="card summary">
          <p class="amount">
            <span class="note">{balance > 0 ? words.balance : words.total}</span>
            <Money cents={balance > 0 ? balance : invoice.totalCents} />
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
            {invoice.dueOn && (
              <Fact name={words.dueBy}>
                <Day day={invoice.dueOn} />
              </Fact>
            )}
            {invoice.document && (
              <Fact name={receiving.openedByCustomer}>
                <Opened at={invoice.openedAt} />
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
          {invoice.document && (
            <a class="button quiet" href={`/admin/invoices/${invoice.id}/xml`} hx-boost="false" download>
              <Icon name="download" />
              {receiving.xml}
            </a>
          )}
        </div>
        <Lines lines={lines} />
        <Totals
          vat={vat}
          netCents={invoice.netCents}
          totalCents={invoice.totalCents}
          paidCents={invoice.paidCents}
          balanceCents={balance}
        />
        <Payments payments={invoice.payments} />
      </Live>
      <CopyButton at={`/admin/invoices/${invoice.id}`} />
    </>
  )
}
