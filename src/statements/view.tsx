import { useLocale } from '../i18n/locale.ts'
import { Field } from '../ui/field.tsx'
import { calendarDay, money } from '../ui/format.ts'
import { Live } from '../ui/live.tsx'
import { Empty, Fact, Heading, Icon, Tabs } from '../ui/parts.tsx'
import { Day, Money, Unbroken } from '../ui/values.tsx'
import { type TypedDays, usualPeriods, type WrongDays } from './period.ts'
import { mostInFile, mostOnPage } from './reading.ts'
import { type Days, type Line, owedAt, type Statement } from './statement.ts'
import { creditOf, debitOf, worded } from './worded.ts'

/** What differs between what a customer and what staff see of a statement. */
export interface Side {
  name: 'portal' | 'admin'
  /** Address of the page; those of its files begin with it. */
  at: string
  heading: string
  back: { href: string; text: string }
}

/** What a page of a statement shows. */
export interface Asked {
  typed: TypedDays
  found: { statement: Statement } | { wrong: WrongDays }
  /** A file was asked for that would hold too much. */
  isTooLong: boolean
  today: string
}

/** An account over a period, with the form that asks for another. */
export const StatementPage = ({ side, typed, found, isTooLong, today }: Asked & { side: Side }) => {
  const locale = useLocale()
  const { statements } = locale.words
  const shown = 'statement' in found ? found.statement : typed
  return (
    <>
      <a class="back" href={side.back.href}>
        {side.back.text}
      </a>
      <Heading>{side.heading}</Heading>
      <p>{statements.lead}</p>
      <Periods side={side} shown={shown} today={today} />
      <Asking side={side} shown={shown} wrong={'wrong' in found ? found.wrong : {}} />
      {isTooLong && (
        <p class="alert warn" role="alert">
          {statements.tooMany(counted(locale.language, mostInFile))}
        </p>
      )}
      {'statement' in found && (
        <Live id="statement">
          <Stated side={side} statement={found.statement} />
        </Live>
      )}
    </>
  )
}

const Periods = ({ side, shown, today }: { side: Side; shown: TypedDays; today: string }) => {
  const { statements } = useLocale().words
  const tabs = Object.entries(usualPeriods(today)) as [keyof typeof statements.periods, Days][]
  return (
    <Tabs
      label={statements.title}
      tabs={tabs.map(([name, days]) => ({
        ...{ href: addressOf(side.at, days), text: statements.periods[name] },
        current: days.from === shown.from && days.to === shown.to,
      }))}
    />
  )
}

const Asking = ({ side, shown, wrong }: { side: Side; shown: TypedDays; wrong: WrongDays }) => {
  const { statements } = useLocale().words
  return (
    // One under another where something is wrong, so that what is said of a field moves none beside it.
    <form method="get" action={side.at} class={wrong.from || wrong.to ? 'form' : 'filter'} novalidate>
      <Field
        {...{ name: 'from', type: 'date', label: statements.from, value: shown.from }}
        error={wrong.from && statements.wrong[wrong.from]}
      />
      <Field
        {...{ name: 'to', type: 'date', label: statements.to, value: shown.to }}
        error={wrong.to && statements.wrong[wrong.to]}
      />
      <button class="quiet" type="submit">
        {statements.show}
      </button>
    </form>
  )
}

const Stated = ({ side, statement }: { side: Side; statement: Statement }) => {
  const locale = useLocale()
  const { statements } = locale.words
  const { from, to, opening, closing, lines, isCut } = statement
  return (
    <>
      <div class="card summary">
        <p class="amount">
          <span class="note">{statements.balanceOn(calendarDay(locale, to))}</span>
          <Money cents={owedAt(closing)} />
        </p>
        <dl class="facts">
          <Fact name={statements.balanceBefore(calendarDay(locale, from))}>
            <Money cents={owedAt(opening)} />
          </Fact>
          <Fact name={statements.charged}>
            <Money cents={closing.chargedCents - opening.chargedCents} />
          </Fact>
          <Fact name={statements.received}>
            <Money cents={closing.receivedCents - opening.receivedCents} />
          </Fact>
        </dl>
        <p class="note">
          {statements.means[side.name][wayOf(owedAt(closing))]}
          {/* Where the sum at the top has said it already, lines say no more. */}
          {owedAt(closing) >= 0 && wasAhead(statement) && ` ${statements.signs[side.name]}`}
        </p>
        <a class="button" href={addressOf(`${side.at}.pdf`, statement)} hx-boost="false">
          <Icon name="download" />
          {statements.pdf}
        </a>
        <a class="more" href={addressOf(`${side.at}.csv`, statement)} hx-boost="false">
          <Icon name="download" />
          {statements.csv}
        </a>
      </div>
      {isCut && <p class="alert warn">{statements.cut(counted(locale.language, mostOnPage))}</p>}
      {lines.length > 0 ? <Entries side={side} lines={lines} /> : <Empty icon="receipt">{statements.none}</Empty>}
    </>
  )
}

/** Whose favour a balance is in. */
const wayOf = (cents: number) => (cents > 0 ? 'owed' : cents < 0 ? 'ahead' : 'even')

/** Whether any balance of a period was below zero. */
const wasAhead = ({ opening, lines }: Statement): boolean =>
  owedAt(opening) < 0 || lines.some(({ balanceCents }) => balanceCents < 0)

const Entries = ({ side, lines }: { side: Side; lines: Line[] }) => {
  const locale = useLocale()
  const { statements } = locale.words
  return (
    <table class="lines card">
      <thead>
        <tr>
          {[statements.entry, statements.debit, statements.credit, statements.balance].map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { text, detail } = worded(line, locale.words, (cents) => money(locale, cents))
          const id = idOf(line)
          return (
            <tr>
              <th scope="row">
                {id === undefined ? (
                  <Unbroken text={text} />
                ) : (
                  <a href={`/${side.name}/invoices/${id}`}>
                    <Unbroken text={text} />
                  </a>
                )}
                <span class="note">
                  <Day day={line.day} />
                  {detail !== null && ` · ${detail}`}
                </span>
              </th>
              <Sum name={statements.debit} cents={debitOf(line)} />
              <Sum name={statements.credit} cents={creditOf(line)} />
              <Sum name={statements.balance} cents={line.balanceCents} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const Sum = ({ name, cents }: { name: string; cents: number | null }) =>
  cents === null ? <td /> : <td data-name={name}>{<Money cents={cents} />}</td>

/** The document that a line leads to; a transfer is of two. */
function idOf(line: Line): string | undefined {
  if (line.what === 'charge') return line.charge.id
  return line.what === 'receipt' ? line.receipt.invoiceId : undefined
}

/** An address with the two days of a period. */
export const addressOf = (path: string, { from, to }: TypedDays): string =>
  `${path}?${new URLSearchParams({ from, to })}`

const counted = (language: 'fr' | 'en', count: number): string => new Intl.NumberFormat(language).format(count)
