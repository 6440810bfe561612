import type { FieldErrors } from '../../../http/form.ts'
import { LocaleContext, useLocale } from '../../../i18n/locale.ts'
import { Area } from '../../../ui/field.tsx'
import { money, rate } from '../../../ui/format.ts'
import { Fact, Heading } from '../../../ui/parts.tsx'
import { leftOf } from '../../credit-note.ts'
import { textFault } from '../drafts/faults.ts'
import type { ToCredit } from './queries.ts'

/** How much a credit note is to take back. */
export const ways = ['whole', 'part'] as const

export interface CreditFilled {
  draft: string
  how?: (typeof ways)[number] | undefined
  reason: string
}

interface Props {
  found: ToCredit
  filled: CreditFilled
  errors: FieldErrors
}

/** Asks what a credit note is to take back, or says why there is none to be made. */
export const CreditNotePage = (props: Props) => {
  const { document, id } = props.found.invoice
  const locale = { ...useLocale(), currency: document.currency }
  const { corrections } = locale.words
  const words = corrections.creditNote
  return (
    <LocaleContext.Provider value={locale}>
      <a class="back" href={`/admin/invoices/${id}`}>
        {document.number}
      </a>
      <Heading>{words.title(document.number)}</Heading>
      <p>{words.lead}</p>
      <Asked {...props} />
    </LocaleContext.Provider>
  )
}

const Asked = ({ found, filled, errors }: Props) => {
  const locale = useLocale()
  const { editing, corrections, drafting } = locale.words
  const words = corrections.creditNote
  const left = leftOf(found.taking)
  const { deductedIn, begun, invoice } = found
  if (deductedIn)
    return (
      <Refused
        why={words.deducted(deductedIn.number)}
        href={`/admin/invoices/${deductedIn.id}/credit-note`}
        lead={words.toFinal(deductedIn.number)}
      />
    )
  if (begun) return <Refused why={words.begun} href={`/admin/invoices/${begun}`} lead={words.toBegun} />
  if (left.length === 0) return <Refused why={words.gone} />
  const total = left.reduce((sum, { netCents, vatCents }) => sum + netCents + vatCents, 0)
  const hints = { whole: words.wholeHint, part: words.partHint }
  const labels = { whole: words.whole(money(locale, total)), part: words.part }
  return (
    <>
      <section>
        <h2>{words.left}</h2>
        <dl class="totals card">
          {left.map(({ rateBasisPoints, netCents, vatCents }) => (
            <Fact name={words.rate(rate(locale, rateBasisPoints))}>
              {words.netAndVat(money(locale, netCents), money(locale, vatCents))}
            </Fact>
          ))}
        </dl>
      </section>
      <form
        class="card form"
        method="post"
        action={`/admin/invoices/${invoice.id}/credit-note`}
        hx-boost="false"
        novalidate
        data-guard
      >
        <input type="hidden" name="draft" value={filled.draft} />
        <fieldset class="field" aria-describedby={errors.how && 'how-error'}>
          <legend>{words.how}</legend>
          <div class="choices-of-one">
            {ways.map((way) => (
              <div>
                <div class="tick">
                  <input
                    id={`how-${way}`}
                    type="radio"
                    name="how"
                    value={way}
                    checked={filled.how === way}
                    aria-describedby={`how-${way}-hint`}
                  />
                  <label for={`how-${way}`}>{labels[way]}</label>
                </div>
                <p id={`how-${way}-hint`} class="hint">
                  {hints[way]}
                </p>
              </div>
            ))}
          </div>
          {errors.how && (
            <p id="how-error" class="error">
              {words.howMissing}
            </p>
          )}
        </fieldset>
        <Area
          name="reason"
          label={`${words.reason} (${editing.optional})`}
          hint={words.reasonHint}
          value={filled.reason}
          error={errors.reason && textFault(filled.reason, words.tooLong, drafting)}
          maxlength={2000}
        />
        <div class="choices">
          <button type="submit">{words.begin}</button>
          <a class="button quiet" href={`/admin/invoices/${invoice.id}`}>
            {editing.cancel}
          </a>
        </div>
      </form>
    </>
  )
}

const Refused = ({ why, href, lead }: { why: string; href?: string; lead?: string }) => (
  <div class="alert warn" role="alert">
    <p>{why}</p>
    {href && (
      <p>
        <a class="more" href={href}>
          {lead}
        </a>
      </p>
    )}
  </div>
)
