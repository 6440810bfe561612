import type { Child } from 'hono/jsx'

interface FieldProps {
  name: string
  /** Where several forms of a page have a field of this name; else the name serves. */
  id?: string
  label: string
  type?: string
  value?: string | undefined
  /** What is wrong with the value, in kind words; read out with the field. */
  error?: string | undefined
  /** Wrong as a whole with other fields, said elsewhere. */
  invalid?: boolean
  hint?: Child
  autocomplete?: string
  required?: boolean
  maxlength?: number
  inputmode?: 'numeric'
  autocapitalize?: 'none'
}

interface ChoiceProps {
  name: string
  label: string
  options: { value: string; text: string }[]
  value: string | undefined
  error?: string | undefined
  hint?: Child
}

/** A labelled choice of one among a few. */
export const Choice = ({ name, label, options, value, error, hint }: ChoiceProps) => {
  const notes = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      <select id={name} name={name} aria-invalid={error ? 'true' : undefined} aria-describedby={notes || undefined}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${name}-error`} class="error">
          {error}
        </p>
      )}
    </div>
  )
}

/** A labelled input with its hint and its error beside it. */
export const Field = ({ name, id = name, label, type = 'text', value, error, invalid, hint, ...rest }: FieldProps) => {
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        aria-invalid={error || invalid ? 'true' : undefined}
        aria-describedby={notes || undefined}
        {...rest}
      />
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
    </div>
  )
}

/** Something that is so or not. */
export const CheckField = ({ name, label, checked }: { name: string; label: string; checked: boolean }) => (
  <div class="tick">
    <input id={name} type="checkbox" name={name} value="yes" checked={checked} />
    <label for={name}>{label}</label>
  </div>
)
