import type { Page } from '../../http/paging.ts'
import { LocaleContext, useLocale, useWords } from '../../i18n/locale.ts'
import { owedCents } from '../../invoices/invoice.ts'
import { PaymentBadge } from '../../invoices/payment.tsx'
import { money } from '../../ui/format.ts'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, Pager } from '../../ui/parts.tsx'
import { MoneyForm, type MoneyFormProps } from './fields.tsx'
import type { FoundMoney, NoticeRow } from './queries.ts'
import { GiveBackLead, InvoiceMoney, LeftToPay, NoticeList, NoticeOnInvoice } from './rows.tsx'

export interface PaymentsPageProps {
  found: FoundMoney
  today: string
  /** The form that was sent or asked for. */
  form?: Pick<MoneyFormProps, 'kind' | 'formKey' | 'filled' | 'errors' | 'excess'> | undefined
  /** Why what was sent was not done: the money had changed since it was shown (cents left to pay), or holds it. */
  conflict?: { seen: number } | 'creditGone' | 'undoHeld' | undefined
}

/** The payments of an invoice with one form: where staff land from a customer's message, or when something is wrong. */
export const PaymentsPage = (props: PaymentsPageProps) => (
  <LocaleContext.Provider value={{ ...useLocale(), currency: props.found.invoice.currency }}>
    <PaymentsParts {...props} />
  </LocaleContext.Provider>
)

const PaymentsParts = ({ found, today, form, conflict }: PaymentsPageProps) => {
  const { paying, invoices, admin } = useWords()
  const { invoice, entries, notice, overpaid } = found
  const owed = owedCents(invoice)
  return (
    <>
      <a class="back" href={`/admin/invoices/${invoice.id}`}>
        {invoices.one(invoice.number)}
      </a>
      <Heading>{paying.title(invoice.number)}</Heading>
      {conflict && (
        <p class="alert warn" role="alert">
          <Conflict conflict={conflict} owed={owed} />
        </p>
      )}
      <p>
        {admin.customer}
        {' · '}
        <a href={`/admin/customers/${invoice.customerId}`}>{invoice.customer}</a>{' '}
        <PaymentBadge invoice={invoice} today={today} />
      </p>
      <NoticeOnInvoice notice={notice} invoiceId={invoice.id} acts={form?.filled.notice !== notice?.id} />
      {form && (
        <>
          {form.kind === 'refund' ? <GiveBackLead owed={owed} /> : <LeftToPay invoice={invoice} today={today} />}
          <MoneyForm {...form} invoiceId={invoice.id} owedCents={owed} today={today} />
        </>
      )}
      <InvoiceMoney invoice={invoice} entries={entries} overpaid={overpaid} today={today} />
    </>
  )
}

const Conflict = ({ conflict, owed }: { conflict: NonNullable<PaymentsPageProps['conflict']>; owed: number }) => {
  const locale = useLocale()
  const { paying } = locale.words
  if (typeof conflict === 'string') return <>{paying[conflict]}</>
  const said = (cents: number) => (cents < 0 ? paying.overpaidBy(money(locale, -cents)) : money(locale, cents))
  const isKnown = Number.isSafeInteger(conflict.seen) && conflict.seen !== owed
  return <>{isKnown ? paying.moved(said(conflict.seen), said(owed)) : paying.movedUnknown}</>
}

/** What customers say to have paid, all of it. */
export const NoticesPage = ({ page, paged, today }: { page: Page<NoticeRow>; paged: boolean; today: string }) => {
  const { paying, admin } = useWords()
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <Heading>{paying.notices}</Heading>
      <Live id="notices">
        {page.rows.length > 0 ? (
          <>
            <p>{paying.noticesLead}</p>
            <NoticeList rows={page.rows} today={today} acts />
          </>
        ) : (
          <Empty icon="inbox">{paying.noNotices}</Empty>
        )}
        <Pager path="/admin/payments/notices" filter={{}} next={page.next} paged={paged} />
      </Live>
    </>
  )
}
