import { type AccessState, accessState } from '../../../accounts/account.ts'
import { AccessBadge } from '../../../accounts/state.tsx'
import type { FieldErrors } from '../../../http/form.ts'
import { dictionaries } from '../../../i18n/index.ts'
import { languages } from '../../../i18n/language.ts'
import { useLocale, useWords } from '../../../i18n/locale.ts'
import { CheckField, Choice, Field } from '../../../ui/field.tsx'
import { momentOf } from '../../../ui/format.ts'
import { Heading } from '../../../ui/parts.tsx'
import type { ContactForm } from './contact.ts'
import type { Contact } from './queries.ts'

/** The contacts of a customer as a list: who, what they may see, whether they can come in. */
export const ContactList = ({ rows, now }: { rows: Contact[]; now: Date }) => {
  const locale = useLocale()
  const words = locale.words.contacts
  return (
    <ul class="rows">
      {rows.map((contact) => (
        <li class="row stack" id={`contact-${contact.id}`}>
          <div class="grow">
            <p class="lead">
              <a class="whole" href={`/admin/contacts/${contact.id}`}>
                {contact.name}
              </a>
            </p>
            <p>{contact.email}</p>
            <p class="note">{rightsInWords(contact, words)}</p>
          </div>
          <div class="aside">
            <AccessBadge state={accessState(contact, now)} />
            {contact.lastSignInAt && (
              <span class="note">{words.lastSignIn(momentOf(locale, contact.lastSignInAt))}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The fields of a contact, empty, filled or refused. */
const ContactFields = ({ contact, errors = {} }: { contact: ContactForm; errors?: FieldErrors | undefined }) => {
  const words = useWords().contacts
  return (
    <>
      <Field
        name="name"
        label={words.name}
        value={contact.name}
        error={faultOf(words, errors.name)}
        autocomplete="off"
        required
        maxlength={200}
      />
      <Field
        name="email"
        label={words.email}
        type="email"
        value={contact.email}
        error={faultOf(words, errors.email)}
        autocomplete="off"
        required
        maxlength={254}
      />
      <Choice
        name="language"
        label={words.language}
        options={languages.map((value) => ({ value, text: dictionaries[value].name }))}
        value={contact.language}
      />
      <fieldset>
        <legend>{words.rights}</legend>
        <CheckField name="seesJobs" label={words.seesJobs} checked={contact.seesJobs} />
        <CheckField name="seesInvoices" label={words.seesInvoices} checked={contact.seesInvoices} />
        <CheckField name="mayRequest" label={words.mayRequest} checked={contact.mayRequest} />
      </fieldset>
    </>
  )
}

interface NewContactProps {
  customer: { id: string; name: string }
  contact: ContactForm
  errors: FieldErrors | undefined
}

export const NewContactPage = ({ customer, contact, errors }: NewContactProps) => {
  const { contacts: words, editing } = useWords()
  return (
    <>
      <a class="back" href={`/admin/customers/${customer.id}`}>
        {customer.name}
      </a>
      <Heading>{words.add}</Heading>
      <form
        class="card form"
        method="post"
        action={`/admin/customers/${customer.id}/contacts`}
        hx-boost="false"
        novalidate
        data-guard
      >
        <ContactFields contact={contact} errors={errors} />
        <div class="choices">
          <button type="submit">{words.save}</button>
          <a class="button quiet" href={`/admin/customers/${customer.id}`}>
            {editing.cancel}
          </a>
        </div>
      </form>
    </>
  )
}

interface ContactPageProps {
  contact: Contact & { customer: string }
  /** What was typed in its place and refused. */
  typed?: ContactForm | undefined
  errors: FieldErrors | undefined
  /** What was just done. */
  done?: ContactDone | undefined
  now: Date
}

/** What can be done to a contact, for the page to say that it is. */
export const contactDones = ['saved', 'invited', 'revoked'] as const
export type ContactDone = (typeof contactDones)[number]

export const ContactPage = ({ contact, typed = contact, errors, done, now }: ContactPageProps) => {
  const words = useWords().contacts
  const at = `/admin/contacts/${contact.id}`
  return (
    <>
      <a class="back" href={`/admin/customers/${contact.customerId}`}>
        {contact.customer}
      </a>
      <Heading>{contact.name}</Heading>
      {done && (
        <p class="alert good" role="status">
          {words.dones[done]}
        </p>
      )}
      <Access contact={contact} state={accessState(contact, now)} />
      <section>
        <h2>{words.details}</h2>
        <form class="card form" method="post" action={at} hx-boost="false" novalidate data-guard>
          <ContactFields contact={typed} errors={errors} />
          {contact.accountId && <p class="note">{words.emailNote}</p>}
          <button class="button" type="submit">
            {words.save}
          </button>
        </form>
      </section>
      <section>
        <h2>{words.view}</h2>
        <form class="card form" method="post" action={`${at}/view`} hx-boost="false" novalidate>
          <p>{words.viewLead}</p>
          <Field
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            error={faultOf(words, errors?.reason)}
            required
            maxlength={200}
          />
          <button class="button quiet" type="submit">
            {words.viewSubmit}
          </button>
        </form>
      </section>
    </>
  )
}

/** Whether they can come in, and what staff can do about it. */
const Access = ({ contact, state }: { contact: Contact; state: AccessState }) => {
  const locale = useLocale()
  const words = locale.words.contacts
  const at = `/admin/contacts/${contact.id}`
  return (
    <section>
      <h2>{words.access}</h2>
      <div class="card form">
        <p>
          <AccessBadge state={state} /> {words.explained[state]}
        </p>
        {contact.invitedAt && <p class="note">{words.invitedOn(momentOf(locale, contact.invitedAt))}</p>}
        {contact.lastSignInAt && <p class="note">{words.lastSignIn(momentOf(locale, contact.lastSignInAt))}</p>}
        {state !== 'active' && <Invitation contact={contact} text={words.invite[state]} />}
        {state === 'active' && (
          <details>
            <summary>{words.invite.active}</summary>
            <p>{words.inviteAgainNote}</p>
            <Invitation contact={contact} text={words.invite.revoked} />
          </details>
        )}
        {contact.accountId && state !== 'revoked' && (
          <details>
            <summary>{words.revoke}</summary>
            <p>{words.revokeLead}</p>
            <form method="post" action={`${at}/revocation`} hx-boost="false">
              <button class="danger" type="submit">
                {words.revoke}
              </button>
            </form>
          </details>
        )}
      </div>
    </section>
  )
}

// `seen` says which invitation the button was shown beside, so that a second press sends no second mail.
const Invitation = ({ contact, text }: { contact: Contact; text: string }) => (
  <form method="post" action={`/admin/contacts/${contact.id}/invitation`} hx-boost="false">
    {contact.invitedAt && <input type="hidden" name="seen" value={String(contact.invitedAt.getTime())} />}
    <button class="quiet" type="submit">
      {text}
    </button>
  </form>
)

type ContactWords = ReturnType<typeof useWords>['contacts']

function rightsInWords(contact: ContactForm, words: ContactWords): string {
  const held = (['seesJobs', 'seesInvoices', 'mayRequest'] as const).filter((right) => contact[right])
  return held.length > 0 ? held.map((right) => words[right]).join(' · ') : words.noRights
}

// A rule names its message by key, so that it stays pure and the page words it.
const faultOf = (words: ContactWords, key: string | undefined): string | undefined =>
  key === undefined ? undefined : (words.faults[key as keyof ContactWords['faults']] ?? words.faults.nameMissing)
