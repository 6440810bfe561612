import { countryNames, countryOptions } from '../../companies/countries.ts'
import type { FieldErrors } from '../../http/form.ts'
import { dictionaries } from '../../i18n/index.ts'
import { languages } from '../../i18n/language.ts'
import { useLocale, useWords } from '../../i18n/locale.ts'
import { Area, Choice, Field } from '../../ui/field.tsx'
import { ChangedMeanwhile, Heading } from '../../ui/parts.tsx'
import { civilities, customerKinds } from '../customer.ts'
import type { FilledCustomer } from './record.ts'
import type { Twin } from './twins.ts'
import { TwinsWarning } from './warning.tsx'

interface FormProps {
  /** The customer who is changed; none when one is added, who is to have this `id`. */
  customer?: { id: string; name: string; version: number } | undefined
  id?: string | undefined
  filled: FilledCustomer
  /** The country of the company, which is that of customers of whom nothing else is said. */
  home: string
  errors?: FieldErrors | undefined
  /** Those who may be the same, to be looked at before it is saved. */
  twins?: Twin[]
  /** What someone else has stored since the form was opened. */
  meanwhile?: Partial<Record<string, string>> | undefined
}

/** The page on which a customer is added or changed. */
export const CustomerFormPage = ({ customer, id, filled, home, errors, twins = [], meanwhile }: FormProps) => {
  const { admin, customers, editing } = useWords()
  const at = customer ? `/admin/customers/${customer.id}` : '/admin/customers'
  return (
    <>
      <a class="back" href={at}>
        {customer ? customer.name : admin.customers}
      </a>
      <Heading>{customer ? customers.change(customer.name) : customers.add}</Heading>
      {meanwhile && <ChangedMeanwhile />}
      <form class="card form customer-form" method="post" action={at} hx-boost="false" novalidate data-guard>
        {customer && <input type="hidden" name="version" value={String(customer.version)} />}
        {id && <input type="hidden" name="id" value={id} />}
        {twins.length > 0 && <TwinsWarning twins={twins} />}
        <KindChoice {...{ filled, errors, meanwhile }} />
        <PersonFields {...{ filled, errors, meanwhile }} />
        <FirmFields {...{ filled, errors, meanwhile }} />
        <ReachFields {...{ filled, home, errors, meanwhile }} />
        <OurFields {...{ filled, errors, meanwhile }} />
        <div class="choices">
          <button type="submit">{twins.length > 0 ? customers.twins.save : editing.save}</button>
          <a class="button quiet" href={at}>
            {editing.cancel}
          </a>
        </div>
      </form>
    </>
  )
}

type FieldsProps = Pick<FormProps, 'filled' | 'errors' | 'meanwhile'>

/** The kind decides by a style which of the next fields are there; without it both are, and those of the other are ignored. */
const KindChoice = ({ filled, errors, meanwhile }: FieldsProps) => {
  const { customers, editing } = useWords()
  const fault = faultsIn(customers, errors).kind
  const stored = meanwhile?.kind
  return (
    <fieldset aria-describedby={fault && 'kind-error'}>
      <legend>{customers.kind}</legend>
      <div class="choices">
        {customerKinds.map((kind) => (
          <div class="tick">
            <input id={`kind-${kind}`} type="radio" name="kind" value={kind} checked={filled.kind === kind} />
            <label for={`kind-${kind}`}>{customers.kinds[kind]}</label>
          </div>
        ))}
      </div>
      {stored && <p class="meanwhile">{editing.storedNow(customers.kinds[stored === 'firm' ? 'firm' : 'person'])}</p>}
      {fault && (
        <p id="kind-error" class="error">
          {fault}
        </p>
      )}
    </fieldset>
  )
}

const PersonFields = ({ filled, errors, meanwhile = {} }: FieldsProps) => {
  const { customers } = useWords()
  const faults = faultsIn(customers, errors)
  const civilityOf = (value: string) => customers.civilities[value === 'mr' || value === 'mrs' ? value : 'none']
  return (
    <fieldset class="form of-person">
      <legend>{customers.person}</legend>
      <Choice
        name="civility"
        label={customers.civility}
        options={['', ...civilities].map((value) => ({ value, text: civilityOf(value) }))}
        value={filled.civility}
        meanwhile={meanwhile.civility === undefined ? undefined : civilityOf(meanwhile.civility)}
      />
      <Field
        name="firstName"
        label={customers.firstName}
        value={filled.firstName}
        error={faults.firstName}
        meanwhile={meanwhile.firstName}
        autocomplete="off"
        maxlength={90}
      />
      <Field
        name="lastName"
        label={customers.lastName}
        value={filled.lastName}
        error={faults.lastName}
        meanwhile={meanwhile.lastName}
        autocomplete="off"
        maxlength={90}
      />
    </fieldset>
  )
}

const FirmFields = ({ filled, errors, meanwhile = {} }: FieldsProps) => {
  const { customers } = useWords()
  const faults = faultsIn(customers, errors)
  return (
    <fieldset class="form of-firm">
      <legend>{customers.firm}</legend>
      <Field
        name="firmName"
        label={customers.firmName}
        value={filled.firmName}
        error={faults.firmName}
        meanwhile={meanwhile.firmName}
        autocomplete="off"
        maxlength={200}
      />
      <Field
        name="siren"
        label={customers.siren}
        hint={customers.sirenHint}
        value={filled.siren}
        error={faults.siren}
        meanwhile={meanwhile.siren}
        autocomplete="off"
        inputmode="numeric"
        maxlength={20}
      />
      <Field
        name="vatNumber"
        label={customers.vatNumber}
        hint={customers.vatHint}
        value={filled.vatNumber}
        error={faults.vatNumber}
        meanwhile={meanwhile.vatNumber}
        autocomplete="off"
        maxlength={30}
      />
    </fieldset>
  )
}

const ReachFields = ({ filled, home, errors, meanwhile = {} }: FieldsProps & Pick<FormProps, 'home'>) => {
  const { language, words } = useLocale()
  const { customers } = words
  const faults = faultsIn(customers, errors)
  const languageOf = (value: string) => dictionaries[value === 'en' ? 'en' : 'fr'].name
  const countryOf = countryNames(language)
  return (
    <fieldset class="form">
      <legend>{customers.reach}</legend>
      {(['email', 'phone', 'mobile'] as const).map((name) => (
        <Field
          name={name}
          type={name === 'email' ? 'email' : 'tel'}
          label={customers[name]}
          value={filled[name]}
          error={faults[name]}
          meanwhile={meanwhile[name]}
          autocomplete="off"
          maxlength={name === 'email' ? 254 : 40}
        />
      ))}
      <Area
        name="address"
        label={customers.address}
        hint={customers.addressHint}
        value={filled.address}
        error={faults.address}
        meanwhile={meanwhile.address}
        rows={3}
        maxlength={500}
      />
      <Choice
        name="country"
        label={customers.country}
        options={[
          { value: '', text: countryOf(home) },
          ...countryOptions(language).filter(({ value }) => value !== home),
        ]}
        value={filled.country}
        error={faults.country}
        meanwhile={meanwhile.country === undefined ? undefined : countryOf(meanwhile.country || home)}
      />
      <Choice
        name="language"
        label={customers.language}
        options={languages.map((value) => ({ value, text: languageOf(value) }))}
        value={filled.language}
        meanwhile={meanwhile.language === undefined ? undefined : languageOf(meanwhile.language)}
      />
    </fieldset>
  )
}

const OurFields = ({ filled, errors, meanwhile = {} }: FieldsProps) => {
  const { admin, customers, editing } = useWords()
  const faults = faultsIn(customers, errors)
  return (
    <fieldset class="form">
      <legend>{customers.ours}</legend>
      <Area
        name="internalNotes"
        label={admin.internalNotes}
        hint={customers.notesHint}
        value={filled.internalNotes}
        error={faults.internalNotes}
        meanwhile={meanwhile.internalNotes}
        maxlength={10_000}
      />
      <Field
        name="tags"
        label={editing.tags}
        hint={editing.tagsHint}
        value={filled.tags}
        error={faults.tags}
        meanwhile={meanwhile.tags}
        autocomplete="off"
        maxlength={500}
      />
    </fieldset>
  )
}

type CustomerWords = ReturnType<typeof useWords>['customers']

// A rule names its message by key, so that it stays pure and the page words it.
const faultsIn = ({ faults }: CustomerWords, errors: FieldErrors = {}): Partial<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, key]) => [name, faults[key as keyof typeof faults] ?? faults.tooLong]),
  )
