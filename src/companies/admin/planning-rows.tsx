import { useWords } from '../../i18n/locale.ts'
import type { Weekday } from '../opening/weekday.ts'
import type { Filled } from './fields.tsx'
import { closingFields, fieldsOf, mostClosings } from './planning-form.ts'

interface PartProps {
  it: Filled
  name: string
  /** What all fields of the row are of, and which of them this is; read out together. */
  of: string
  text: string
  type?: 'date' | 'text'
  inputmode?: 'numeric'
  maxlength?: number
  /** The element that says what is wrong, or what someone else stored, if either. */
  notes: string | undefined
}

/** A field among others in a line. */
const Part = ({ it, name, of, text, type = 'text', notes, ...rest }: PartProps) => (
  <label>
    <span>{text}</span>
    <input
      id={name}
      name={name}
      type={type}
      value={it.values[name] ?? ''}
      aria-label={`${of}, ${text}`}
      aria-invalid={it.errors[name] ? 'true' : undefined}
      aria-describedby={notes}
      {...rest}
    />
  </label>
)

/** What is wrong in a line, and what someone else has stored there. */
const Notes = ({ it, id, parts }: { it: Filled; id: string; parts: { name: string; text: string }[] }) => {
  const { planning, editing } = useWords()
  const stored = parts.filter(({ name }) => it.meanwhile[name] !== undefined)
  const faults = [...new Set(parts.map(({ name }) => it.errors[name]).filter((fault) => fault !== undefined))]
  if (stored.length === 0 && faults.length === 0) return null
  return (
    <div id={id}>
      {stored.length > 0 && (
        <p class="meanwhile">
          {editing.storedNow(stored.map(({ name, text }) => `${text} ${it.meanwhile[name] || '–'}`).join(', '))}
        </p>
      )}
      {faults.map((fault) => (
        <p class="error">{(planning.errors as Record<string, string>)[fault]}</p>
      ))}
    </div>
  )
}

const hasNotes = ({ errors, meanwhile }: Filled, parts: { name: string }[]) =>
  parts.some(({ name }) => errors[name] !== undefined || meanwhile[name] !== undefined)

/** The hours of a weekday: two spans. */
export const DayRow = ({ it, weekday }: { it: Filled; weekday: Weekday }) => {
  const { planning } = useWords()
  const spans = fieldsOf(weekday).map(({ from, until }) => [
    { name: from, text: planning.from },
    { name: until, text: planning.until },
  ])
  const parts = spans.flat()
  const notes = hasNotes(it, parts) ? `${weekday}-notes` : undefined
  return (
    <fieldset class="field">
      <legend>{planning.labels[weekday]}</legend>
      <div class="spans">
        {spans.map((ends) => (
          <div>
            {ends.map((end) => (
              <Part it={it} of={planning.labels[weekday]} inputmode="numeric" maxlength={5} notes={notes} {...end} />
            ))}
          </div>
        ))}
      </div>
      <Notes it={it} id={`${weekday}-notes`} parts={parts} />
    </fieldset>
  )
}

// Enough to add two without opening anything.
const spare = 2

/** The closings, some empty lines below them, and the rest where it is asked for. */
export const ClosingRows = ({ it }: { it: Filled }) => {
  const { planning } = useWords()
  const numbers = Array.from({ length: mostClosings }, (_, index) => index + 1)
  const used = numbers.findLast((number) => Object.values(closingFields(number)).some((name) => isUsed(it, name))) ?? 0
  const rest = numbers.slice(used + spare)
  return (
    <>
      {numbers.slice(0, used + spare).map((number) => (
        <ClosingRow it={it} number={number} />
      ))}
      {rest.length > 0 && (
        <details class="form">
          <summary>{planning.moreClosings}</summary>
          <div class="form">
            {rest.map((number) => (
              <ClosingRow it={it} number={number} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

const isUsed = ({ values, errors, meanwhile }: Filled, name: string): boolean =>
  Boolean(values[name]) || errors[name] !== undefined || Boolean(meanwhile[name])

const ClosingRow = ({ it, number }: { it: Filled; number: number }) => {
  const { planning } = useWords()
  const { from, until, label } = closingFields(number)
  const parts = [
    { name: from, text: planning.firstDay, type: 'date' },
    { name: until, text: planning.lastDay, type: 'date' },
    { name: label, text: planning.why, maxlength: 100 },
  ] as const
  const notes = hasNotes(it, [...parts]) ? `closing${number}-notes` : undefined
  return (
    <fieldset class="field">
      <legend>{planning.closing(number)}</legend>
      <div class="spans days">
        {parts.map((part) => (
          <Part it={it} of={planning.closing(number)} notes={notes} {...part} />
        ))}
      </div>
      <Notes it={it} id={`closing${number}-notes`} parts={[...parts]} />
    </fieldset>
  )
}
