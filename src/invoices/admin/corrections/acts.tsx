import { useWords } from '../../../i18n/locale.ts'
import type { Payable } from '../../invoice.ts'

/** What can be made of an invoice or beside it: a credit note once it is issued, deposits deducted before. */
export const CorrectionActs = ({ invoice }: { invoice: Pick<Payable, 'kind' | 'status'> & { id: string } }) => {
  const { corrections } = useWords()
  const at = `/admin/invoices/${invoice.id}`
  if (invoice.status === 'issued' && invoice.kind !== 'credit_note')
    return (
      <a class="button quiet" href={`${at}/credit-note`}>
        {corrections.makeCreditNote}
      </a>
    )
  if (invoice.status !== 'draft' || invoice.kind !== 'invoice') return null
  return (
    <a class="button quiet" href={`${at}/deductions`}>
      {corrections.deductDeposits}
    </a>
  )
}
