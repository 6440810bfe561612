import { useWords } from '../../i18n/locale.ts'
import { Money } from '../../ui/values.tsx'
import { balanceCents, dueNowCents } from '../invoice.ts'
import { Totals } from '../parts.tsx'
import type { FoundInvoice } from './queries.ts'

/** What the invoice comes to, and how that becomes what is left to pay: deposits, credit notes, payments, retention. */
export const Sums = ({ invoice, today }: { invoice: FoundInvoice; today: string }) => {
  const words = useWords().receiving
  const { document, status, kind } = invoice
  const balance = balanceCents(invoice)
  // A final invoice that was taken back whole gives its deposits free again.
  const deposits = status === 'cancelled' ? [] : document.deposits
  return (
    <Totals
      {...document}
      paidCents={invoice.paidCents}
      balanceCents={kind === 'credit_note' ? undefined : balance}
      keptCents={balance - dueNowCents(invoice, today)}
    >
      {deposits.map(({ number, totalCents }) => (
        <Less
          name={words.deposit(number)}
          cents={totalCents}
          id={invoice.deposits.find((deposit) => deposit.number === number)?.id}
        />
      ))}
      {invoice.creditNotes.map(({ id, number, totalCents }) => (
        <Less name={words.creditNote(number ?? '')} cents={totalCents} id={id} />
      ))}
    </Totals>
  )
}

const Less = ({ name, cents, id }: { name: string; cents: number; id: string | undefined }) => (
  <div>
    <dt>{id ? <a href={`/portal/invoices/${id}`}>{name}</a> : name}</dt>
    <dd>
      <Money cents={-cents} />
    </dd>
  </div>
)
