import type * as z from 'zod'
import type { Page } from '../../http/paging.ts'
import { LocaleContext, useLocale, useWords } from '../../i18n/locale.ts'
import { Payments } from '../../payments/parts.tsx'
import { BeingChecked, HavePaid, OwnCredit, ThatIsTold, type tellingDone } from '../../payments/portal/rows.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Fact, Heading, Icon, Pager, Tabs } from '../../ui/parts.tsx'
import { useIsOpen } from '../../ui/sections.ts'
import { Day, Money } from '../../ui/values.tsx'
import { balanceCents } from '../invoice.ts'
import { HowToPay, Lines, Totals } from '../parts.tsx'
import { PaymentBadge } from '../payment.tsx'
import type { findInvoice } from './queries.ts'
import { InvoiceList, type InvoiceRow } from './rows.tsx'

interface ListProps {
  page: Page<InvoiceRow>
  /** Below zero by what was paid too much. */
  creditCents: number
  show: 'all' | 'to-pay'
  paged: boolean
  today: string
}

export const InvoicesPage = ({ page, creditCents, show, paged, today }: ListProps) => {
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
        <OwnCredit cents={creditCents} />
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

interface PageProps {
  invoice: Invoice
  today: string
  /** Whether the customer just said to have paid it. */
  done?: z.infer<typeof tellingDone>
}

/** An issued invoice. Its amounts are in the currency it was issued in, whatever the company's is today. */
export const InvoicePage = (props: PageProps) => (
  <LocaleContext.Provider value={{ ...useLocale(), currency: props.invoice.document.currency }}>
    <InvoiceParts {...props} />
  </LocaleContext.Provider>
)

const InvoiceParts = ({ invoice, today, done }: PageProps) => {
  const words = useWords()
  const linked = useIsOpen('jobs')
  const balance = balanceCents(invoice)
  return (
    <>
      <a class="back" href="/portal/invoices">
        {words.invoices.title}
      </a>
      <Heading>{words.invoices.one(invoice.document.number)}</Heading>
      <ThatIsTold done={done} />
      <Live id="invoice">
        <div class="card summary">
          <p class="amount">
            <span class="note">{balance > 0 ? words.invoices.balance : words.invoices.total}</span>
            <Money cents={balance > 0 ? balance : invoice.totalCents} />
            <PaymentBadge invoice={invoice} today={today} />
          </p>
          <dl class="facts">
            <Fact name={words.invoices.issued}>
              <Day day={invoice.document.issuedOn} />
            </Fact>
            <Fact name={words.invoices.dueBy}>
              <Day day={invoice.document.dueOn} />
            </Fact>
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
        <BeingChecked isPayable={balance > 0} notices={invoice.notices} />
        {balance > 0 && <HowToPay document={invoice.document} />}
        <HavePaid invoiceId={invoice.id} isPayable={balance > 0} notices={invoice.notices} />
        <Lines {...invoice.document} />
        <Totals {...invoice.document} paidCents={invoice.paidCents} balanceCents={balance} />
        <Payments payments={invoice.payments} />
      </Live>
    </>
  )
}
