import { useLocale } from '../../../i18n/locale.ts'
import { Heading } from '../../../ui/parts.tsx'
import type { FilledDraft } from './form.ts'
import { isBlank } from './lines.ts'
import type { termFields } from './terms-form.ts'

interface Props {
  id: string
  /** The number that it was issued under meanwhile; null where it was deleted. */
  number: string | null
  /** What was typed over it. */
  filled: FilledDraft
}

const written = [
  'opening',
  'closing',
  'purchaseOrder',
  'site',
  'billingAddress',
] as const satisfies (typeof termFields)[number][]

/** Says that a draft was issued or deleted while someone wrote it, with what they typed, to be taken elsewhere. */
export const GonePage = ({ id, number, filled }: Props) => {
  const { admin, drafting, invoices } = useLocale().words
  const lines = filled.lines.filter((line) => !line.gone && !isBlank(line))
  const texts = written.filter((name) => filled.terms[name])
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <Heading>{number === null ? drafting.wasRemoved : drafting.wasIssued(number)}</Heading>
      <div class="alert warn" role="alert">
        <p>{number === null ? drafting.wasRemovedLead : drafting.wasIssuedLead}</p>
        {number !== null && (
          <p>
            <a class="more" href={`/admin/invoices/${id}`}>
              {invoices.one(number)}
            </a>
          </p>
        )}
      </div>
      {lines.length > 0 && (
        <section>
          <h2>{drafting.typed}</h2>
          <table class="lines card">
            <thead>
              <tr>
                <th scope="col">{drafting.description}</th>
                <th scope="col">{drafting.quantity}</th>
                <th scope="col">{drafting.price}</th>
                <th scope="col">{drafting.rate}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr>
                  <th scope="row">
                    <span class="written">{line.description}</span>
                    {line.discount && (
                      <span class="note">
                        {drafting.discount} {line.discount}
                      </span>
                    )}
                  </th>
                  <td data-name={drafting.quantity}>
                    {line.quantity} {line.unit}
                  </td>
                  <td data-name={drafting.price}>{line.price}</td>
                  <td data-name={drafting.rate}>{line.rate}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {texts.map((name) => (
        <section>
          <h2>{drafting[name]}</h2>
          <p class="written">{filled.terms[name]}</p>
        </section>
      ))}
    </>
  )
}
