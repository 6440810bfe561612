import type { Child } from 'hono/jsx'
import { useWords } from '../i18n/locale.ts'

interface Labelled {
  name: string
  /** Where several forms of a page have a field of this name; else the name serves. */
  id?: string
  label: string
  /** What is wrong with the value, in kind words; read out with the field. */
  error?: string | undefined
  hint?: Child
  /** What someone else has stored here since the form was opened. */
  meanwhile?: string | undefined
}

interface FieldProps extends Labelled {
  type?: string
  value?: string | undefined
  /** Wrong as a whole with other fields, said elsewhere. */
  invalid?: boolean
  autocomplete?: string
  required?: boolean
  maxlength?: number
  min?: string
  max?: string
  step?: string
  list?: string
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email'
  autocapitalize?: 'none'
}

interface AreaProps extends Labelled {
  value?: string | undefined
  rows?: number
  required?: boolean
  maxlength?: number
}

/** One to choose. Without a value it is sent as it reads: hundreds of them then weigh half as much. */
export interface Option {
  value?: string
  text: string
}

interface ChoiceProps extends Labelled {
  options: Option[]
  /** Further options, under the name of what they have in common. */
  groups?: { label: string; options: Option[] }[]
  value: string | undefined
}

/** A labelled input with its hint and its error beside it. */
export const Field = ({
  name,
  id = name,
  label,
  type = 'text',
  value,
  error,
  invalid,
  hint,
  meanwhile,
  ...rest
}: FieldProps) => (
  <Frame {...{ id, label, hint, error, meanwhile }}>
    <input
      id={id}
      name={name}
      type={type}
      value={value}
      aria-invalid={error || invalid ? 'true' : undefined}
      aria-describedby={notesOf(id, { hint, error, meanwhile })}
      {...rest}
    />
  </Frame>
)

/** A labelled text of several lines. */
export const Area = ({ name, id = name, label, value = '', error, hint, meanwhile, rows = 4, ...rest }: AreaProps) => (
  <Frame {...{ id, label, hint, error, meanwhile }}>
    <textarea
      id={id}
      name={name}
      rows={rows}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={notesOf(id, { hint, error, meanwhile })}
      {...rest}
    >
      {value}
    </textarea>
  </Frame>
)

/** A labelled choice of one among a few. */
export const Choice = ({
  name,
  id = name,
  label,
  options,
  groups = [],
  value,
  error,
  hint,
  meanwhile,
}: ChoiceProps) => (
  <Frame {...{ id, label, hint, error, meanwhile }}>
    <select
      id={id}
      name={name}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={notesOf(id, { hint, error, meanwhile })}
    >
      <Options options={options} value={value} />
      {groups.map((group) => (
        <optgroup label={group.label}>
          <Options options={group.options} value={value} />
        </optgroup>
      ))}
    </select>
  </Frame>
)

const Options = ({ options, value }: Pick<ChoiceProps, 'options' | 'value'>) => (
  <>
    {options.map((option) => (
      <option value={option.value} selected={(option.value ?? option.text) === value}>
        {option.text}
      </option>
    ))}
  </>
)

type Notes = Pick<Labelled, 'hint' | 'error' | 'meanwhile'>

/** What is said around a field, for its `aria-describedby`. */
export const notesOf = (id: string, { hint, error, meanwhile }: Notes): string | undefined =>
  [hint && `${id}-hint`, meanwhile !== undefined && `${id}-meanwhile`, error && `${id}-error`]
    .filter(Boolean)
    .join(' ') || undefined

const Frame = ({
  id,
  label,
  hint,
  error,
  meanwhile,
  children,
}: Notes & { id: string; label: string; children: Child }) => {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {children}
      <NotesBelow {...{ id, error, meanwhile }} />
    </div>
  )
}

/** What stands under a field: what someone else has stored meanwhile, and what is wrong. */
export const NotesBelow = ({ id, error, meanwhile }: Omit<Notes, 'hint'> & { id: string }) => {
  const { editing } = useWords()
  return (
    <>
      {meanwhile !== undefined && (
        <p id={`${id}-meanwhile`} class="meanwhile">
          {editing.storedNow(meanwhile)}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
    </>
  )
}

/** Something that is so or not. */
export const CheckField = ({ name, label, checked }: { name: string; label: string; checked: boolean }) => (
  <div class="tick">
    <input id={name} type="checkbox" name={name} value="yes" checked={checked} />
    <label for={name}>{label}</label>
  </div>
)

/**
 * Lets one look at what one types into the password fields of a form; stands ahead of its button. It is there from the
 * start, so that nothing moves when the script comes, and not shown where no script will (static/app.js does the work).
 */
export const RevealPasswords = () => (
  <label class="tick reveal">
    <input type="checkbox" />
    {useWords().account.reveal}
  </label>
)
