import type { Shown } from '../../http/edit.ts'
import type { FieldErrors } from '../../http/form.ts'
import { useWords } from '../../i18n/locale.ts'
import { Area, CheckField, Choice, Field, type Option } from '../../ui/field.tsx'

/** A form of settings as its page shows it: what is in the fields, what is wrong, and what someone else stored since. */
export interface Filled {
  values: Shown
  errors: FieldErrors
  meanwhile: Partial<Shown>
}

interface Named {
  it: Filled
  name: string
}

/** A setting of one line, in its words. */
export const Line = ({
  it,
  name,
  ...rest
}: Named & {
  type?: string
  maxlength?: number
  required?: boolean
  inputmode?: 'numeric' | 'tel' | 'email'
  autocapitalize?: 'none'
}) => <Field name={name} value={it.values[name]} {...useSaid(it, name)} {...rest} />

/** A setting of several lines. */
export const Lines = ({ it, name, ...rest }: Named & { rows?: number; maxlength?: number }) => (
  <Area name={name} value={it.values[name] ?? ''} {...useSaid(it, name)} {...rest} />
)

/** A setting that is one of a few. */
export const OneOf = ({ it, name, options }: Named & { options: Option[] }) => (
  <Choice name={name} value={it.values[name]} options={options} {...useSaid(it, name)} />
)

/** A setting that is so or not. */
export const YesOrNo = ({ it, name }: Named) => {
  const { settings, editing } = useWords()
  const { label, hint, error, meanwhile } = useSaid(it, name)
  return (
    <div>
      <CheckField name={name} label={label} checked={it.values[name] === 'yes'} />
      {hint && <p class="hint unticked">{hint}</p>}
      {meanwhile !== undefined && (
        <p class="meanwhile">{editing.storedNow(meanwhile === 'yes' ? settings.ticked : settings.unticked)}</p>
      )}
      {error && <p class="error">{error}</p>}
    </div>
  )
}

function useSaid({ errors, meanwhile }: Filled, name: string) {
  const { settings, planning } = useWords()
  const error = errors[name]
  const said = (what: 'labels' | 'hints' | 'errors'): Record<string, string> => ({
    ...settings[what],
    ...planning[what],
  })
  return {
    label: said('labels')[name] ?? name,
    hint: said('hints')[name],
    error: error && said('errors')[error],
    meanwhile: meanwhile[name],
  }
}
