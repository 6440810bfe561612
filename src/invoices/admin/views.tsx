import type * as z from 'zod'
import { LocaleContext, useLocale, useWords } from '../../i18n/locale.ts'
import { InvoiceMoney, MoneyForms, type moneyDone, NoticeOnInvoice, WhatIsPaid } from '../../payments/admin/rows.tsx'
import { Live } from '../../ui/live.tsx'
import { Fact, Heading, Icon } from '../../ui/parts.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { balanceCents, vatByRate } from '../invoice.ts'
import { Lines, Totals } from '../parts.tsx'
import type { FoundInvoice } from './queries.ts'
import { StateBadge } from './rows.tsx'

interface Props {
  invoice: FoundInvoice
  today: string
  /** What was just done to its money. */
  paid?: z.infer<typeof moneyDone>
}

/** An invoice as staff see it. Its amounts are in the currency it was issued in, whatever the company's is today. */
export const InvoicePage = (props: Props) => {
  const locale = useLocale()
  const currency = props.invoice.document?.currency ?? locale.currency
  return (
    <LocaleContext.Provider value={{ ...locale, currency }}>
      <InvoiceParts {...props} />
    </LocaleContext.Provider>
  )
}

const InvoiceParts = ({ invoice, today, paid }: Props) => {
  const { admin, invoices: words } = useWords()
  const balance = balanceCents(invoice)
  // What is issued was frozen; a draft is what its lines say.
  const { lines, vat } = invoice.document ?? { lines: invoice.lines, vat: vatByRate(invoice.lines) }
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <Heading>{invoice.number ? words.one(invoice.number) : admin.draft}</Heading>
      <WhatIsPaid done={paid} invoice={invoice} />
      <Live id="invoice">
        <NoticeOnInvoice notice={invoice.notice} invoiceId={invoice.id} />
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
        </div>
        <Lines lines={lines} />
        <Totals
          vat={vat}
          netCents={invoice.netCents}
          totalCents={invoice.totalCents}
          paidCents={invoice.paidCents}
          balanceCents={balance}
        />
        <InvoiceMoney {...invoice} invoice={invoice} today={today} />
      </Live>
      {invoice.document && invoice.kind !== 'credit_note' && <MoneyForms invoice={invoice} today={today} />}
    </>
  )
}
