import { useWords } from '../../../i18n/locale.ts'
import { Heading } from '../../../ui/parts.tsx'

interface Props {
  invoice: { id: string; customer: string; number: string | null }
}

/** Asks before a draft is deleted; what was issued is not. */
export const RemovalPage = ({ invoice: { id, customer, number } }: Props) => {
  const { drafting, invoices } = useWords()
  const at = `/admin/invoices/${id}`
  return (
    <>
      <a class="back" href={at}>
        {number === null ? drafting.keep : drafting.openInvoice}
      </a>
      <Heading>{number === null ? drafting.removeTitle : invoices.one(number)}</Heading>
      {number !== null && (
        <p class="alert" role="alert">
          {drafting.removeIssued}
        </p>
      )}
      {number === null && (
        <div class="card form">
          <p>
            <strong>{drafting.title(customer)}</strong>
          </p>
          <p>{drafting.removeLead}</p>
          <form method="post" action={`${at}/removal`} hx-boost="false">
            <button class="danger" type="submit">
              {drafting.remove}
            </button>
          </form>
        </div>
      )}
    </>
  )
}
