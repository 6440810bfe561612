import { usualInvoicing } from '../../../companies/invoicing.ts'
import type { FieldErrors } from '../../../http/form.ts'
import { LocaleContext, useLocale, useWords } from '../../../i18n/locale.ts'
import { Field } from '../../../ui/field.tsx'
import { calendarDay } from '../../../ui/format.ts'
import { Fact, Heading } from '../../../ui/parts.tsx'
import { Day, Money } from '../../../ui/values.tsx'
import { Totals } from '../../parts.tsx'
import type { FoundDraft } from '../drafts/queries.ts'
import { Faults } from '../faults.tsx'
import { Lacks } from '../lacks.tsx'
import type { Shown } from './draft.ts'

interface Props {
  found: FoundDraft
  shown: Shown
  /** What stands in the field of the day. */
  issuedOn: string
  errors: FieldErrors
  /** Whether someone else changed the draft since it was last shown. */
  isStale: boolean
  /** Whether it was tried to issue it. */
  isRefused: boolean
  /** Settings are the owner's. */
  isOwner: boolean
}

/** Asks before a draft is issued: shows what it will say, which number it will probably get, and what stands in the way. */
export const IssuePage = (props: Props) => {
  const locale = useLocale()
  return (
    <LocaleContext.Provider value={{ ...locale, currency: props.shown.document.currency }}>
      <IssueParts {...props} />
    </LocaleContext.Provider>
  )
}

const IssueParts = ({ found, shown, issuedOn, errors, isStale, isRefused, isOwner }: Props) => {
  const { issuing } = useWords()
  const { draft } = found
  const at = `/admin/invoices/${draft.id}`
  return (
    <>
      <a class="back" href={at}>
        {issuing.toDraft}
      </a>
      <Heading>{issuing.titles[draft.kind]}</Heading>
      {isStale && (
        <p class="alert warn" role="alert">
          {issuing.changed}
        </p>
      )}
      <Faults faults={shown.faults} isRefused={isRefused} />
      <Lacks {...{ draft, isOwner }} document={shown.document} faults={shown.faults} />
      <ToBe found={found} shown={shown} />
      <form class="card form" method="post" action={`${at}/issue`} hx-boost="false" novalidate>
        <input type="hidden" name="version" value={String(draft.version)} />
        <p>{issuing.lead}</p>
        <DayField {...{ shown, issuedOn }} error={errors.issuedOn} />
        <p class="note">{useTelling(found)}</p>
        <div class="choices">
          <button type="submit">{issuing.titles[draft.kind]}</button>
          <a class="button quiet" href={at}>
            {issuing.toDraft}
          </a>
        </div>
      </form>
    </>
  )
}

const ToBe = ({ found: { draft }, shown: { document, deductedCents } }: Pick<Props, 'found' | 'shown'>) => {
  const { admin, drafting, issuing, invoices: words } = useWords()
  const locale = useLocale()
  const { buyer, corrects, retention } = document
  return (
    <>
      <div class="card summary">
        <p class="amount">
          <span class="note">{document.kind === 'credit_note' ? words.total : issuing.toPay}</span>
          <Money cents={document.kind === 'credit_note' ? document.totalCents : document.dueCents} />
        </p>
        <dl class="facts">
          <Fact name={issuing.number}>
            <strong>{document.number}</strong>
            <p class="note">{issuing.numberHint}</p>
          </Fact>
          <Fact name={admin.customer}>
            <a href={`/admin/customers/${draft.customerId}`}>{buyer.name}</a>
            <p class="note">{buyer.address.join(', ')}</p>
          </Fact>
          {corrects && (
            <Fact name={issuing.corrects}>
              {issuing.correctsOf(corrects.number, calendarDay(locale, corrects.issuedOn))}
            </Fact>
          )}
          {document.kind !== 'credit_note' && (
            <Fact name={words.dueBy}>
              <Day day={document.dueOn} />
            </Fact>
          )}
          {deductedCents > 0 && (
            <Fact name={issuing.deducted}>
              <Money cents={deductedCents} />
            </Fact>
          )}
          {retention && (
            <Fact name={issuing.retention(calendarDay(locale, retention.dueOn))}>
              <Money cents={retention.cents} />
            </Fact>
          )}
        </dl>
        <a
          class="button quiet"
          href={`/admin/invoices/${draft.id}/draft.pdf`}
          hx-boost="false"
          target="_blank"
          rel="noopener"
        >
          {drafting.preview}
        </a>
      </div>
      <Totals {...document} deductedCents={deductedCents} paidCents={0} balanceCents={document.dueCents} />
    </>
  )
}

const DayField = ({
  shown: { earlier, today },
  issuedOn,
  error,
}: Pick<Props, 'shown' | 'issuedOn'> & { error: string | undefined }) => {
  const { issuing } = useWords()
  const locale = useLocale()
  const { lastIssuedOn, namedOn } = earlier
  const [first] = [lastIssuedOn, namedOn]
    .filter((day) => day !== null)
    .sort()
    .slice(-1)
  const barring = error === 'dayBeforeNamed' ? namedOn : lastIssuedOn
  const last = barring === null ? '' : calendarDay(locale, barring)
  const said = error && (issuing.days as Record<string, (last: string) => string>)[error]?.(last)
  return (
    <Field
      name="issuedOn"
      type="date"
      label={issuing.issuedOn}
      hint={issuing.issuedOnHint}
      value={issuedOn}
      error={said}
      max={today}
      required
      {...(first !== undefined && { min: first })}
    />
  )
}

/** Who hears of it. */
function useTelling({ settings: { invoicing, closed } }: FoundDraft): string {
  const { issuing } = useWords()
  if (closed.includes('invoices')) return issuing.hidden
  return (invoicing ?? usualInvoicing).sendsByMail ? issuing.byMail : issuing.notByMail
}
