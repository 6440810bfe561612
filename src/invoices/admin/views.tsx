import type * as z from '../../http/zod.ts'
import { LocaleContext, useLocale } from '../../i18n/locale.ts'
import { InvoiceMoney, MoneyForms, type moneyDone, NoticeOnInvoice, WhatIsPaid } from '../../payments/admin/rows.tsx'
import { Live } from '../../ui/live.tsx'
import { Done, Fact, Heading, Icon } from '../../ui/parts.tsx'
import { Day, Money } from '../../ui/values.tsx'
import { balanceCents } from '../invoice.ts'
import { signedTotal, titleOf } from '../kinds.ts'
import { Lines, Totals } from '../parts.tsx'
import { PaymentBadge } from '../payment.tsx'
import { RelatedDocuments } from '../related.tsx'
import { CorrectionActs } from './corrections/acts.tsx'
import { CopyButton } from './drafts/page.tsx'
import type { FoundInvoice } from './queries.ts'
import { Opened } from './rows.tsx'

/** What was just done to an invoice. */
export const invoiceDones = ['issued'] as const

interface Props {
  invoice: FoundInvoice
  today: string
  done?: (typeof invoiceDones)[number] | undefined
  /** What was just done to its money. */
  paid?: z.infer<typeof moneyDone>
}

/** An invoice as staff see it. Its amounts are in the currency it was issued in, whatever the company's is today. */
export const InvoicePage = (props: Props) => {
  const { currency } = props.invoice.document
  return (
    <LocaleContext.Provider value={{ ...useLocale(), currency }}>
      <InvoiceParts {...props} />
    </LocaleContext.Provider>
  )
}

const InvoiceParts = ({ invoice, today, done, paid }: Props) => {
  const { words: all } = useLocale()
  const { admin, drafting, issuing, receiving, invoices: words } = all
  const balance = balanceCents(invoice)
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <Heading>{titleOf(invoice, all)}</Heading>
      {done && <Done>{issuing.done[invoice.kind]}</Done>}
      <WhatIsPaid done={paid} invoice={invoice} />
      <Live id="invoice">
        <NoticeOnInvoice notice={invoice.notice} invoiceId={invoice.id} />
        <div class="card summary">
          <p class="amount">
            <span class="note">{balance > 0 ? words.balance : words.total}</span>
            <Money cents={balance > 0 ? balance : signedTotal(invoice)} />
            <PaymentBadge invoice={invoice} today={today} />
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
            <Fact name={receiving.openedByCustomer}>
              <Opened at={invoice.openedAt} />
            </Fact>
            {invoice.jobId && (
              <Fact name={admin.job}>
                <a href={`/admin/jobs/${invoice.jobId}`}>{invoice.jobTitle}</a>
              </Fact>
            )}
            {invoice.internalNotes && <Fact name={admin.internalNotes}>{invoice.internalNotes}</Fact>}
          </dl>
          <div class="choices">
            <a class="button" href={`/admin/invoices/${invoice.id}/pdf`} hx-boost="false" download>
              <Icon name="download" />
              {words.download}
            </a>
            <a class="button quiet" href={`/admin/invoices/${invoice.id}/xml`} hx-boost="false" download>
              <Icon name="download" />
              {receiving.xml}
            </a>
            <CorrectionActs invoice={invoice} />
          </div>
        </div>
        <Lines lines={invoice.document.lines} />
        <Totals {...invoice} vat={invoice.document.vat} balanceCents={balance} />
        <RelatedDocuments path="/admin/invoices" related={invoice.related} />
        <InvoiceMoney {...invoice} invoice={invoice} today={today} />
      </Live>
      {invoice.kind !== 'credit_note' && <MoneyForms invoice={invoice} today={today} />}
      <div class="acts">
        <CopyButton at={`/admin/invoices/${invoice.id}`} kind={invoice.kind} />
        <a class="button quiet" href="/admin/invoices/new" data-key="n">
          {drafting.add}
        </a>
      </div>
    </>
  )
}
