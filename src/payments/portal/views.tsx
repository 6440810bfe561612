import type { FieldErrors } from '../../http/form.ts'
import { LocaleContext, useLocale } from '../../i18n/locale.ts'
import { dueNowCents } from '../../invoices/invoice.ts'
import { Area } from '../../ui/field.tsx'
import { Heading, PhoneLink } from '../../ui/parts.tsx'
import { faultIn, MoneyFields } from '../fields.tsx'
import type { FilledTelling } from './form.ts'
import type { Telling } from './queries.ts'
import { isAllSaid, Told } from './rows.tsx'

interface Props {
  telling: Telling
  filled: FilledTelling
  errors: FieldErrors
  today: string
  phone: string
}

/** The form by which a customer says to have paid an invoice, or why there is nothing to say. */
export const TellingPage = (props: Props) => (
  <LocaleContext.Provider value={{ ...useLocale(), currency: props.telling.invoice.currency }}>
    <TellingParts {...props} />
  </LocaleContext.Provider>
)

const TellingParts = ({ telling, phone, today, ...form }: Props) => {
  const { invoices, paying, call } = useLocale().words
  const { invoice, notices, stand } = telling
  const waiting = notices.find(({ open }) => open === 1)
  return (
    <>
      <a class="back" href={`/portal/invoices/${invoice.id}`}>
        {invoices.one(invoice.number)}
      </a>
      <Heading>{paying.haveTitle}</Heading>
      {stand === 'nothingToPay' && <p class="alert good">{paying.nothingToPay}</p>}
      {stand === 'told' && waiting && <Told notice={waiting} isAll={isAllSaid(notices, dueNowCents(invoice, today))} />}
      {stand === 'toldOften' && (
        <p class="alert warn" role="alert">
          {paying.toldOften} <PhoneLink phone={phone} text={call} />
        </p>
      )}
      {stand === 'open' && (
        <>
          <p>{paying.haveLead(invoice.number)}</p>
          <TellingForm invoiceId={invoice.id} today={today} {...form} />
        </>
      )}
    </>
  )
}

const TellingForm = ({
  invoiceId,
  filled,
  errors,
  today,
}: { invoiceId: string } & Pick<Props, 'filled' | 'errors' | 'today'>) => {
  const { paying, editing } = useLocale().words
  const about = (name: keyof FilledTelling) => ({
    ...{ name, value: filled[name] },
    error: faultIn({ faults: { ...paying.faults, dayAhead: paying.haveDayAhead } }, errors, name),
  })
  return (
    <form class="card form" method="post" action={`/portal/invoices/${invoiceId}/paid`} hx-boost="false" novalidate>
      <input type="hidden" name="key" value={filled.key} />
      <MoneyFields
        labels={{ amount: paying.haveAmount, paidOn: paying.haveOn, method: paying.haveMethod }}
        about={about}
        today={today}
      />
      <Area
        {...about('message')}
        label={`${paying.haveMessage} (${editing.optional})`}
        hint={paying.haveHint}
        maxlength={500}
        rows={3}
      />
      <button type="submit">{paying.haveSubmit}</button>
    </form>
  )
}
