import type { FieldErrors } from '../../http/form.ts'
import { useLocale } from '../../i18n/locale.ts'
import { Field } from '../../ui/field.tsx'
import { money } from '../../ui/format.ts'
import { faultIn, MoneyFields } from '../fields.tsx'
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
  const { paying, editing } = locale.words
  const isRefund = kind === 'refund'
  const about = (name: keyof FilledPayment) => ({
    ...{ name, id: `${kind}-${name}`, value: filled[name] },
    error: faultIn(paying, errors, name),
  })
  const tooMuchBack = errors.amount === 'overBack' ? paying.overBack(money(locale, Math.max(0, -owedCents))) : undefined
  const tooMuch = excess === undefined ? tooMuchBack : paying.over(money(locale, excess))
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
      <MoneyFields
        labels={
          isRefund
            ? { amount: paying.amountBack, paidOn: paying.backOn, method: paying.method }
            : { amount: paying.amount, paidOn: paying.paidOn, method: paying.method }
        }
        about={(name) => ({ ...about(name), ...(name === 'amount' && tooMuch && { error: tooMuch }) })}
        today={today}
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
