import type { Page } from '../../http/paging.ts'
import { LocaleContext, useLocale, useWords } from '../../i18n/locale.ts'
import { quantity, rate } from '../../ui/format.ts'
import { Empty, Fact, Heading, Icon, Pager, Tabs } from '../../ui/parts.tsx'
import { useIsOpen } from '../../ui/sections.ts'
import { Day, Money } from '../../ui/values.tsx'
import { balanceCents } from '../invoice.ts'
import { PaymentBadge } from '../payment.tsx'
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
      {page.rows.length > 0 ? (
        <InvoiceList rows={page.rows} today={today} />
      ) : (
        <Empty icon="receipt">{show === 'to-pay' ? words.invoices.noneToPay : words.invoices.none}</Empty>
      )}
      <Pager path="/portal/invoices" filter={show === 'to-pay' ? { show } : {}} next={page.next} paged={paged} />
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
      <Heading>{words.invoices.one(invoice.document.number)}</Heading>
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
      {balance > 0 && <HowToPay document={invoice.document} />}
      <Lines invoice={invoice} />
      {invoice.payments.length > 0 && <Payments payments={invoice.payments} />}
    </>
  )
}

const Lines = ({ invoice }: { invoice: Invoice }) => {
  const locale = useLocale()
  const words = locale.words.invoices
  const { vat, netCents, totalCents } = invoice.document
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
          {invoice.document.lines.map((line) => (
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
        {invoice.paidCents > 0 && (
          <Fact name={words.paid}>
            <Money cents={invoice.paidCents} />
          </Fact>
        )}
        <Fact name={words.balance}>
          <strong>
            <Money cents={balanceCents(invoice)} />
          </strong>
        </Fact>
      </dl>
    </section>
  )
}

const Payments = ({ payments }: { payments: Invoice['payments'] }) => {
  const words = useWords().invoices
  return (
    <section>
      <h2>{words.payments}</h2>
      <ul class="rows">
        {payments.map((payment) => (
          <li class="row">
            <span class="grow">
              {words.methods[payment.method]} · <Day day={payment.paidOn} />
            </span>
            <Money cents={payment.amountCents} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const HowToPay = ({ document: { seller, number } }: { document: Invoice['document'] }) => {
  const words = useWords().invoices
  if (!seller.bank) return null
  return (
    <section>
      <h2>{words.payment}</h2>
      <div class="card">
        <p>
          {words.bankTransfer} <strong class="money">{number}</strong>
        </p>
        <dl class="facts">
          <Fact name={words.holder}>{seller.bank.holder}</Fact>
          <Fact name="IBAN">
            <code>{seller.bank.iban.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </Fact>
          <Fact name="BIC">
            <code>{seller.bank.bic}</code>
          </Fact>
        </dl>
        <p class="note">{words.otherWays}</p>
      </div>
    </section>
  )
}
