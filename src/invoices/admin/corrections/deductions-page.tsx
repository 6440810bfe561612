import type { Child } from 'hono/jsx'
import { useLocale } from '../../../i18n/locale.ts'
import { money } from '../../../ui/format.ts'
import { Empty, Fact, Heading } from '../../../ui/parts.tsx'
import { Day, Money } from '../../../ui/values.tsx'
import type { Deposit, FoundDeductions } from './deductions-queries.ts'

export type DeductionFault = 'notFree' | 'changed' | 'taken'

interface Props {
  found: FoundDeductions
  /** Ids of the deposits that are ticked. */
  ticked: string[]
  fault?: DeductionFault | undefined
}

/** The deposits of a customer, to be ticked where they can be deducted, and else with why not. */
export const DeductionsPage = ({ found: { draft, deposits }, ticked, fault }: Props) => {
  const locale = useLocale()
  const { corrections, editing } = locale.words
  const words = corrections.deductions
  const at = `/admin/invoices/${draft.id}`
  const over = draft.deductedCents - draft.totalCents
  return (
    <>
      <a class="back" href={at}>
        {draft.deductedCents > 0 ? corrections.drafts.final : corrections.drafts.invoice}
      </a>
      <Heading>{words.title}</Heading>
      <p>
        {corrections.deposit.of} <strong>{draft.customer}</strong>
      </p>
      {fault && (
        <p class="alert" role="alert">
          {words[fault]}
        </p>
      )}
      {!fault && over > 0 && (
        <p class="alert warn" role="alert">
          {words.tooMuch(money(locale, over))}
        </p>
      )}
      {deposits.length === 0 ? (
        <Empty icon="receipt">{words.none}</Empty>
      ) : (
        <Choosing at={deposits.some(({ why }) => !why) ? `${at}/deductions` : undefined} version={draft.version}>
          <p>{words.lead}</p>
          <ul class="rows">
            {deposits.map((deposit) => (
              <DepositRow deposit={deposit} ticked={!deposit.why && ticked.includes(deposit.id)} />
            ))}
          </ul>
          <dl class="totals card">
            <Fact name={words.total}>
              <Money cents={draft.totalCents} />
            </Fact>
            {draft.deductedCents > 0 && (
              <Fact name={words.deducted}>
                <Money cents={-draft.deductedCents} />
              </Fact>
            )}
            <Fact name={words.toPay}>
              <strong>
                <Money cents={draft.totalCents - draft.deductedCents} />
              </strong>
            </Fact>
          </dl>
          <div class="choices">
            {deposits.some(({ why }) => !why) && <button type="submit">{words.save}</button>}
            <a class="button quiet" href={at}>
              {editing.cancel}
            </a>
          </div>
        </Choosing>
      )}
    </>
  )
}

/** A form that is sent to `at`; what stands in it is only to look at where nothing can be chosen. */
const Choosing = ({ at, version, children }: { at: string | undefined; version: number; children?: Child }) =>
  at === undefined ? (
    <div class="form">{children}</div>
  ) : (
    <form class="form" method="post" action={at} hx-boost="false" data-guard>
      <input type="hidden" name="version" value={String(version)} />
      {children}
    </form>
  )

const DepositRow = ({ deposit, ticked }: { deposit: Deposit; ticked: boolean }) => {
  const { corrections } = useLocale().words
  const { id, number, issuedOn, jobTitle, isSameJob, why } = deposit
  const whyId = why && `why-${id}`
  return (
    <li class="row" id={`deposit-${id}`}>
      <div class="grow">
        <div class="tick">
          <input
            id={`tick-${id}`}
            type="checkbox"
            name="deposit[]"
            value={id}
            checked={ticked}
            disabled={Boolean(why)}
            aria-describedby={whyId}
          />
          <label for={`tick-${id}`}>{number}</label>
        </div>
        <p class="note">
          {issuedOn && <Day day={issuedOn} />}
          {jobTitle && ` · ${isSameJob ? corrections.deductions.sameJob : jobTitle}`}
        </p>
        {why && (
          <p class="note" id={whyId}>
            <Why deposit={deposit} />
          </p>
        )}
      </div>
      <div class="aside">
        <strong>
          <Money cents={deposit.totalCents} />
        </strong>
      </div>
    </li>
  )
}

const Why = ({ deposit: { id, why, balanceCents, finalNumber, deductedBy } }: { deposit: Deposit }) => {
  const locale = useLocale()
  const words = locale.words.corrections.deductions
  if (why === 'unpaid')
    return (
      <>
        {words.unpaid(money(locale, balanceCents))} <a href={`/admin/invoices/${id}`}>{words.toPayment}</a>
      </>
    )
  if (why === 'credited') return <>{words.credited}</>
  return (
    <>
      {finalNumber === null ? words.onDraft : words.elsewhere(finalNumber)}{' '}
      <a href={`/admin/invoices/${deductedBy}`}>{finalNumber === null ? words.toDraft : words.toFinal}</a>
    </>
  )
}
