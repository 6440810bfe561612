import { newId } from '../../db/id.ts'
import * as z from '../../http/zod.ts'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { balanceCents, dueNowCents, owedCents, type Payable } from '../../invoices/invoice.ts'
import { daysBetween } from '../../time/days.ts'
import { calendarDay, momentOf, money, todayIn } from '../../ui/format.ts'
import { Badge, Done } from '../../ui/parts.tsx'
import type { Notice } from '../columns.ts'
import { Payments, wayOf } from '../parts.tsx'
import { creditOf } from '../payment.ts'
import { MoneyForm } from './fields.tsx'
import { blankPayment } from './form.ts'
import type { FoundMoney, NoticeRow } from './queries.ts'

/** What can be done to the money of an invoice, for its page to say that it is. */
export const moneyDone = z.enum(['recorded', 'undone', 'credited', 'refunded', 'settled']).optional().catch(undefined)

interface MoneyProps extends Pick<FoundMoney, 'entries' | 'notice' | 'overpaid'> {
  invoice: Payable & { id: string }
  /** The day in the company's zone, `YYYY-MM-DD`. */
  today: string
}

/** That something was done to the money of an invoice, and what of it is too much now. */
export const WhatIsPaid = ({ done, invoice }: { done: z.infer<typeof moneyDone>; invoice: Payable }) => {
  const locale = useLocale()
  const { paying } = locale.words
  if (!done) return null
  const owed = owedCents(invoice)
  return (
    <Done>
      <p>{paying.dones[done]}</p>
      {done === 'recorded' && owed < 0 && <p>{paying.tooMuch(money(locale, -owed))}</p>}
    </Done>
  )
}

/** What a customer says to have paid, with what staff can do about it. */
export const NoticeOnInvoice = ({
  notice,
  invoiceId,
  acts = true,
}: {
  notice: Notice | undefined
  invoiceId: string
  acts?: boolean
}) => {
  const words = useWords().paying
  if (!notice) return null
  return (
    <section id={`notice-${notice.id}`}>
      <h2>{words.saysTitle}</h2>
      <div class="card">
        <SaidToHavePaid notice={notice} />
        {acts && <NoticeActs notice={notice} invoiceId={invoiceId} />}
      </div>
    </section>
  )
}

const SaidToHavePaid = ({ notice }: { notice: Notice }) => {
  const locale = useLocale()
  const { invoices, paying } = locale.words
  const method = invoices.methods[notice.method].toLowerCase()
  return (
    <>
      <p>{paying.says(money(locale, notice.amountCents), calendarDay(locale, notice.paidOn), method)}</p>
      {notice.message && <p class="comments">{notice.message}</p>}
      <p class="note">{paying.said(notice.byName, momentOf(locale, notice.createdAt))}</p>
    </>
  )
}

const NoticeActs = ({ notice, invoiceId }: { notice: Notice; invoiceId: string }) => {
  const words = useWords().paying
  return (
    <div class="acts">
      <a class="button" href={`/admin/invoices/${invoiceId}/payments?notice=${notice.id}`}>
        {words.recordThis}
      </a>
      <form method="post" action={`/admin/payment-notices/${notice.id}/settle`} hx-boost="false">
        <button class="quiet" type="submit">
          {words.dealtWith}
        </button>
      </form>
    </div>
  )
}

/** What customers say to have paid, a row each. */
export const NoticeList = ({ rows, today, acts = false }: { rows: NoticeRow[]; today: string; acts?: boolean }) => {
  const { timeZone, words } = useLocale()
  return (
    <ul class="rows">
      {rows.map((notice) => {
        const days = daysBetween(todayIn(timeZone, notice.createdAt), today)
        return (
          <li class="row stack" id={`notice-${notice.id}`}>
            <div class="grow">
              <a class={acts ? 'lead' : 'lead whole'} href={`/admin/invoices/${notice.invoiceId}`}>
                {notice.customer} · {notice.number}
              </a>
              <SaidToHavePaid notice={notice} />
              {acts && <NoticeActs notice={notice} invoiceId={notice.invoiceId} />}
            </div>
            {days > 0 && (
              <div class="aside">
                <Badge tone={days > 3 ? 'bad' : 'warn'}>{words.paying.waits(days)}</Badge>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What came in and went out for an invoice, each with the way back, and credit from elsewhere that would pay it. */
export const InvoiceMoney = ({ invoice, entries, overpaid, today }: Omit<MoneyProps, 'notice'>) => (
  <>
    <CreditOffer invoice={invoice} overpaid={overpaid} today={today} />
    <Payments payments={entries} act={(entry) => <Undo entry={entry} />} />
  </>
)

const Undo = ({ entry }: { entry: FoundMoney['entries'][number] }) => {
  const locale = useLocale()
  const { words } = locale
  const what = `${wayOf(entry, words)}, ${money(locale, entry.amountCents)}, ${calendarDay(locale, entry.paidOn)}`
  return (
    <form method="post" action={`/admin/payments/${entry.id}/undo`} hx-boost="false">
      <button class="quiet" type="submit" aria-label={words.paying.undoAbout(what)}>
        {words.paying.undo}
      </button>
    </form>
  )
}

const CreditOffer = ({ invoice, overpaid, today }: Pick<MoneyProps, 'invoice' | 'overpaid' | 'today'>) => {
  const locale = useLocale()
  const { paying } = locale.words
  const credit = creditOf(overpaid)
  const usable = Math.min(credit, dueNowCents(invoice, today))
  if (usable === 0) return null
  return (
    <form
      class="alert good"
      method="post"
      action={`/admin/invoices/${invoice.id}/credit`}
      hx-boost="false"
      id="credit-offer"
    >
      <p>
        {paying.hasCredit(money(locale, credit))}{' '}
        {overpaid.map(({ id, number }, index) => (
          <>
            {index > 0 && ', '}
            <a href={`/admin/invoices/${id}`}>{number}</a>
          </>
        ))}
      </p>
      <input type="hidden" name="key" value={newId()} />
      <input type="hidden" name="seen" value={String(owedCents(invoice))} />
      <button type="submit">{paying.useCredit(money(locale, usable))}</button>
    </form>
  )
}

/** The forms of an invoice's money: what came in, and what is given back where it was too much. */
export const MoneyForms = ({ invoice, today }: Pick<MoneyProps, 'invoice' | 'today'>) => {
  const { language, words } = useLocale()
  const { paying } = words
  const owed = owedCents(invoice)
  const due = dueNowCents(invoice, today) || balanceCents(invoice)
  const common = { invoiceId: invoice.id, owedCents: owed, today }
  return (
    <div class="form">
      {owed < 0 && (
        <details>
          <summary>{paying.giveBack}</summary>
          <GiveBackLead owed={owed} />
          <MoneyForm kind="refund" {...common} formKey={newId()} filled={blankPayment(-owed, today, language)} />
        </details>
      )}
      <details open={owed > 0}>
        <summary>{paying.record}</summary>
        <LeftToPay invoice={invoice} today={today} />
        <MoneyForm kind="payment" {...common} formKey={newId()} filled={blankPayment(due, today, language)} />
      </details>
    </div>
  )
}

export const GiveBackLead = ({ owed }: { owed: number }) => {
  const locale = useLocale()
  return <p>{locale.words.paying.giveBackLead(money(locale, -owed))}</p>
}

/** What is left to pay, and what of it today where some is kept back as a guarantee. */
export const LeftToPay = ({ invoice, today }: Pick<MoneyProps, 'invoice' | 'today'>) => {
  const locale = useLocale()
  const { paying } = locale.words
  const [left, due] = [balanceCents(invoice), dueNowCents(invoice, today)]
  return (
    <p>
      {left === 0 ? paying.nothingLeft : paying.leftToPay(money(locale, left))}
      {due < left && ` ${paying.dueNow(money(locale, due))}`}
    </p>
  )
}
