import type { FieldErrors } from '../http/form.ts'
import type { Words } from '../i18n/index.ts'
import { useLocale } from '../i18n/locale.ts'
import { Choice, Field } from '../ui/field.tsx'
import { firstDay, givenMethods } from './payment.ts'

type Name = 'amount' | 'paidOn' | 'method'

interface Props {
  labels: Record<Name, string>
  /** What stands in a field and what is wrong with it; `id` where a page has several such forms. */
  about: (name: Name) => { name: string; id?: string; value: string; error: string | undefined }
  /** The day in the company's zone, `YYYY-MM-DD`. */
  today: string
}

/** How much, when and how, as staff record it and customers tell it (`moneyFields`). */
export const MoneyFields = ({ labels, about, today }: Props) => {
  const { invoices, paying } = useLocale().words
  const method = about('method')
  return (
    <>
      <Field
        {...about('amount')}
        label={labels.amount}
        inputmode="decimal"
        autocomplete="off"
        maxlength={30}
        required
      />
      <Field {...about('paidOn')} type="date" label={labels.paidOn} min={firstDay} max={today} required />
      <Choice
        {...method}
        label={labels.method}
        options={[
          ...(method.value === '' ? [{ value: '', text: paying.chooseMethod }] : []),
          ...givenMethods.map((value) => ({ value, text: invoices.methods[value] })),
        ]}
      />
    </>
  )
}

/** A rule names its message by key, so that it stays pure and the page words it. */
export const faultIn = ({ faults }: Pick<Words['paying'], 'faults'>, errors: FieldErrors, name: string) =>
  (faults as Record<string, string | undefined>)[errors[name] ?? '']
