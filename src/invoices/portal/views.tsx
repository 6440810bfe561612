import type { Page } from '../../http/paging.ts'
import { LocaleContext, useLocale, useWords } from '../../i18n/locale.ts'
import { Payments } from '../../payments/parts.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Fact, Heading, Icon, Pager, Tabs } from '../../ui/parts.tsx'
import { useIsOpen } from '../../ui/sections.ts'
import { Day, Money } from '../../ui/values.tsx'
import { balanceCents } from '../invoice.ts'
import { signedTotal, titleOf } from '../kinds.ts'
import { HowToPay, Lines, Totals } from '../parts.tsx'
import { PaymentBadge } from '../payment.tsx'
import { RelatedDocuments } from '../related.tsx'
import type { findInvoice } from './queries.ts'
import { InvoiceList, type InvoiceRow } from './rows.tsx'

interface ListProps {
  page: Page<InvoiceRow>
  show: 'all' | 'to-pay'
  paged: boolean
  today: string
}

export const InvoicesPage = ({ page, show, paged, today }: ListProps) => {
  const words = useWords()
  return (
    <>
      <Heading>{words.invoices.title}</Heading>
      <Tabs
        label={words.invoices.title}
        tabs={[
          { href: '/portal/invoices', text: words.invoices.all, current: show === 'all' },
          { href: '/portal/invoices?show=to-pay', text: words.invoices.toPay, current: show === 'to-pay' },
        ]}
      />
      <Live id="invoices">
        {page.rows.length > 0 ? (
          <InvoiceList rows={page.rows} today={today} />
        ) : (
          <Empty icon="receipt">{show === 'to-pay' ? words.invoices.noneToPay : words.invoices.none}</Empty>
        )}
        <Pager path="/portal/invoices" filter={show === 'to-pay' ? { show } : {}} next={page.next} paged={paged} />
      </Live>
    </>
  )
}

type Invoice = NonNullable<Awaited<ReturnType<typeof findInvoice>>>

/** An issued invoice. Its amounts are in the currency it was issued in, whatever the company's is today. */
export const InvoicePage = (props: { invoice: Invoice; today: string }) => (
  <LocaleContext.Provider value={{ ...useLocale(), currency: props.invoice.document.currency }}>
    <InvoiceParts {...props} />
  </LocaleContext.Provider>
)

const InvoiceParts = ({ invoice, today }: { invoice: Invoice; today: string }) => {
  const words = useWords()
  const linked = useIsOpen('jobs')
  const balance = balanceCents(invoice)
  return (
    <>
      <a class="back" href="/portal/invoices">
        {words.invoices.title}
      </a>
      <Heading>{titleOf(invoice, words)}</Heading>
      <Live id="invoice">
        <div class="card summary">
          <p class="amount">
            <span class="note">{balance > 0 ? words.invoices.balance : words.invoices.total}</span>
            <Money cents={balance > 0 ? balance : signedTotal(invoice)} />
            <PaymentBadge invoice={invoice} today={today} />
          </p>
          <dl class="facts">
            <Fact name={words.invoices.issued}>
              <Day day={invoice.document.issuedOn} />
            </Fact>
            {invoice.kind !== 'credit_note' && (
              <Fact name={words.invoices.dueBy}>
                <Day day={invoice.document.dueOn} />
              </Fact>
            )}
            {invoice.jobId && (
              <Fact name={words.invoices.job}>
                {linked ? <a href={`/portal/jobs/${invoice.jobId}`}>{invoice.jobTitle}</a> : invoice.jobTitle}
              </Fact>
            )}
          </dl>
          <a class="button" href={`/portal/invoices/${invoice.id}/pdf`} hx-boost="false" download>
            <Icon name="download" />
            {words.invoices.download}
          </a>
        </div>
        {balance > 0 && <HowToPay document={invoice.document} />}
        <Lines {...invoice.document} />
        <Totals {...invoice} {...invoice.document} balanceCents={balance} />
        <RelatedDocuments path="/portal/invoices" related={invoice.related} />
        <Payments payments={invoice.payments} />
      </Live>
    </>
  )
}
