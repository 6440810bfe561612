import type { FieldErrors } from '../../http/form.ts'
import { useLocale } from '../../i18n/locale.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { money } from '../../ui/format.ts'
import { givenMethods } from '../payment.ts'
import type { FilledPayment } from './form.ts'

export interface MoneyFormProps {
  /** Received, or given back. */
  kind: 'payment' | 'refund'
  invoiceId: string
  /** Of the row that it makes. */
  formKey: string
  /** What is left to pay as the page shows it, below zero where too much was paid, in cents. */
  owedCents: number
  /** The day in the company's zone, `YYYY-MM-DD`. */
  today: string
  filled: FilledPayment
  errors?: FieldErrors | undefined
  /** What of the amount typed is too much, in cents, where that is to be said before it is recorded. */
  excess?: number | undefined
}

/** The form of money received for an invoice, or given back of it. */
export const MoneyForm = ({
  kind,
  invoiceId,
  formKey,
  owedCents,
  today,
  filled,
  errors = {},
  excess,
}: MoneyFormProps) => {
  const locale = useLocale()
  const { invoices, paying, editing } = locale.words
  const isRefund = kind === 'refund'
  const about = (name: keyof FilledPayment) => ({
    ...{ name, id: `${kind}-${name}`, value: filled[name] },
    error: faultOf(paying.faults, errors[name]),
  })
  const tooMuch = excess === undefined ? undefined : paying.over(money(locale, excess))
  const tooMuchBack = errors.amount === 'overBack' ? paying.overBack(money(locale, Math.max(0, -owedCents))) : undefined
  return (
    <form
      class="card form"
      method="post"
      action={`/admin/invoices/${invoiceId}/${isRefund ? 'refund' : 'payments'}`}
      hx-boost="false"
      novalidate
      data-guard
    >
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="seen" value={String(owedCents)} />
      <input type="hidden" name="notice" value={filled.notice} />
      {excess !== undefined && <input type="hidden" name="agreed" value={String(excess)} />}
      <Field
        {...about('amount')}
        label={isRefund ? paying.amountBack : paying.amount}
        error={tooMuch ?? tooMuchBack ?? about('amount').error}
        inputmode="decimal"
        autocomplete="off"
        maxlength={30}
        required
      />
      <Field
        {...about('paidOn')}
        type="date"
        label={isRefund ? paying.backOn : paying.paidOn}
        min="2000-01-01"
        max={today}
        required
      />
      <Choice
        {...about('method')}
        label={paying.method}
        options={[
          ...(filled.method === '' ? [{ value: '', text: paying.chooseMethod }] : []),
          ...givenMethods.map((value) => ({ value, text: invoices.methods[value] })),
        ]}
      />
      <Field
        {...about('reference')}
        label={`${paying.referenceLabel} (${editing.optional})`}
        hint={paying.referenceHint}
        maxlength={100}
        autocomplete="off"
      />
      <button type="submit">
        {isRefund ? paying.submitBack : excess === undefined ? paying.submit : paying.submitAnyway}
      </button>
    </form>
  )
}

// A rule names its message by key, so that it stays pure and the page words it.
const faultOf = <Faults extends { tooLong: string }>(faults: Faults, fault: string | undefined): string | undefined =>
  fault === undefined ? undefined : (faults[fault as keyof Faults] as string | undefined)
