import { ChooseCustomer, type CustomerChoice } from '../../../customers/admin/choose/rows.tsx'
import type { Shown } from '../../../http/edit.ts'
import type { FieldErrors } from '../../../http/form.ts'
import { useLocale, useWords } from '../../../i18n/locale.ts'
import { Choice, Field } from '../../../ui/field.tsx'
import { rate } from '../../../ui/format.ts'
import { Heading } from '../../../ui/parts.tsx'
import { textFault } from '../drafts/faults.ts'
import { amountField, ratesOf } from './deposit-form.ts'
import type { ToAsk } from './queries.ts'

const path = '/admin/invoices/new-deposit'

/** Asks whom a deposit is to be asked of. */
export const ChoosePayerPage = ({ rows, typed }: { rows: CustomerChoice[]; typed: string }) => {
  const { admin, corrections } = useWords()
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <Heading>{corrections.deposit.title}</Heading>
      <p>{corrections.deposit.forWhom}</p>
      <ChooseCustomer
        path={path}
        typed={typed}
        rows={rows}
        hrefOf={(id) => `${path}?${new URLSearchParams({ customer: id })}`}
      />
    </>
  )
}

interface Props {
  found: ToAsk
  draft: string
  filled: Shown
  errors: FieldErrors
}

/** Asks how much a deposit is to be: amounts by rate, with VAT or without, whole or a percentage of them. */
export const NewDepositPage = ({ found, draft, filled, errors }: Props) => {
  const locale = useLocale()
  const { corrections, drafting, editing, invoices } = locale.words
  const words = corrections.deposit
  const { customerId, customer, jobId, title, settings } = found
  const back = jobId === null ? `/admin/customers/${customerId}` : `/admin/jobs/${jobId}`
  const about = (name: string) => ({ name, value: filled[name] ?? '', error: faultOf(words, errors[name]) })
  const rates = ratesOf(settings.invoicing)
  const isTaxed = rates.some((one) => one > 0)
  return (
    <>
      <a class="back" href={back}>
        {title ?? customer}
      </a>
      <Heading>{words.title}</Heading>
      <p>{words.lead}</p>
      <form class="card form" method="post" action={path} hx-boost="false" novalidate data-guard>
        <input type="hidden" name="draft" value={draft} />
        {jobId === null ? (
          <input type="hidden" name="customer" value={customerId} />
        ) : (
          <input type="hidden" name="job" value={jobId} />
        )}
        <p>
          {words.of} <strong>{customer}</strong>
          {title && ` · ${title}`}
        </p>
        <fieldset class="form">
          <legend>{words.amounts}</legend>
          {isTaxed && <p class="hint">{words.amountsHint}</p>}
          {rates.map((one) => (
            <Field
              {...about(amountField(one))}
              label={isTaxed ? words.amountAt(rate(locale, one)) : words.amount}
              inputmode="decimal"
              maxlength={30}
              autocomplete="off"
            />
          ))}
        </fieldset>
        {isTaxed && (
          <Choice
            name="tax"
            label={words.tax}
            value={filled.tax ?? 'incl'}
            options={(['incl', 'excl'] as const).map((value) => ({ value, text: words[value] }))}
          />
        )}
        <Field
          {...about('percent')}
          label={`${words.percent} (${editing.optional})`}
          hint={words.percentHint}
          inputmode="decimal"
          maxlength={10}
          autocomplete="off"
        />
        <Field
          {...about('description')}
          error={
            errors.description && textFault(filled.description ?? '', faultOf(words, errors.description), drafting)
          }
          label={`${invoices.description} (${editing.optional})`}
          hint={words.descriptionHint}
          maxlength={500}
          autocomplete="off"
        />
        <div class="choices">
          <button type="submit">{words.begin}</button>
          <a class="button quiet" href={back}>
            {editing.cancel}
          </a>
        </div>
      </form>
    </>
  )
}

const faultNames = ['noneMissing', 'amountWrong', 'percentWrong', 'tooLong'] as const
function faultOf(words: ReturnType<typeof useWords>['corrections']['deposit'], key: string | undefined) {
  const name = faultNames.find((one) => one === key)
  return name && words[name]
}
