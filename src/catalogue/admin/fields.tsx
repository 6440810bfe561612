import type { Shown } from '../../http/edit.ts'
import type { FieldErrors } from '../../http/form.ts'
import type { Words } from '../../i18n/index.ts'
import { languages } from '../../i18n/language.ts'
import { useLocale } from '../../i18n/locale.ts'
import { Field } from '../../ui/field.tsx'
import { nameField } from '../names.ts'

/** A form as its page shows it: what stands in the fields, what is wrong with it, and what is stored meanwhile. */
export interface Filled {
  typed: Shown
  version: number
  errors?: FieldErrors
  meanwhile?: Partial<Shown>
}

/** A field a language for a name. */
export const NameFields = ({ typed, errors = {}, meanwhile = {} }: Filled) => {
  const { words, language } = useLocale()
  const { catalogue } = words
  const languageNames = new Intl.DisplayNames(language, { type: 'language' })
  return (
    <>
      {languages.map((tag, place) => (
        <Field
          name={nameField(tag)}
          label={catalogue.nameIn(languageNames.of(tag) ?? tag)}
          hint={place === 0 ? catalogue.nameHint : undefined}
          value={typed[nameField(tag)]}
          error={faultOf(catalogue, errors[nameField(tag)])}
          meanwhile={meanwhile[nameField(tag)]}
          autocomplete="off"
          maxlength={120}
        />
      ))}
    </>
  )
}

/** No longer offers what stands at this address, or offers it again; `lead` says what archiving means for it. */
export const Archiving = ({ at, archivedAt, lead }: { at: string; archivedAt: Date | null; lead: string }) => {
  const { catalogue } = useLocale().words
  return (
    <form method="post" action={`${at}/${archivedAt ? 'restoration' : 'archive'}`} class="card form">
      <p>{archivedAt ? catalogue.restoreLead : lead}</p>
      <button class="quiet" type="submit">
        {archivedAt ? catalogue.restore : catalogue.archive}
      </button>
    </form>
  )
}

/** The words of a fault, which rules name by its key. */
export const faultOf = ({ faults }: Words['catalogue'], key: string | undefined): string | undefined =>
  key === undefined ? undefined : (faults[key as keyof typeof faults] ?? faults.tooLong)
