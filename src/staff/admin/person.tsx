import { accessState } from '../../accounts/account.ts'
import { AccessBadge } from '../../accounts/state.tsx'
import { useLocale } from '../../i18n/locale.ts'
import { momentOf } from '../../ui/format.ts'
import { Heading } from '../../ui/parts.tsx'
import type { Refused } from './form.ts'
import type { StaffRow } from './rows.tsx'
import { PersonFields } from './views.tsx'

interface Props {
  person: StaffRow
  /** Whether it is the reader. */
  own: boolean
  refused?: Refused | undefined
}

export const PersonPage = ({ person, own, refused }: Props) => {
  const { team } = useLocale().words
  const errors = refused?.errors ?? {}
  return (
    <>
      <a class="back" href="/admin/staff">
        {team.back}
      </a>
      <Heading>{person.name}</Heading>
      {own && <p class="note">{team.you}</p>}
      {refused?.alert && (
        <p class="alert" role="alert">
          {team[refused.alert]}
        </p>
      )}
      <form method="post" action={`/admin/staff/${person.id}`} class="card form" novalidate data-guard>
        <PersonFields filled={refused?.filled ?? person} errors={errors} own={own} />
        {own && errors.sure === 'role' && <Sure id="sure-role" missing />}
        <button type="submit">{team.save}</button>
      </form>
      <AccessSection person={person} own={own} unsure={errors.sure === 'revocation'} />
    </>
  )
}

/** Where their access stands and what can be done about it. */
const AccessSection = ({ person, own, unsure }: { person: StaffRow; own: boolean; unsure: boolean }) => {
  const locale = useLocale()
  const { team } = locale.words
  const state = accessState(person, new Date())
  const at = `/admin/staff/${person.id}`
  return (
    <section class="card form">
      <h2>{team.access}</h2>
      <p>
        <AccessBadge state={accessState(person, new Date())} />
      </p>
      <p>{team.stateTexts[state]}</p>
      <p class="note">
        {person.lastSignInAt ? team.lastSignIn(momentOf(locale, person.lastSignInAt)) : team.neverSignedIn}
        {person.invitedAt && state !== 'active' && ` · ${team.invitedOn(momentOf(locale, person.invitedAt))}`}
      </p>
      {state !== 'active' && <Invitation person={person} text={state === 'none' ? team.invite : team.inviteAgain} />}
      {state === 'active' && !own && (
        <details>
          <summary>{team.restart}</summary>
          <p>{team.restartLead}</p>
          <Invitation person={person} text={team.restartButton} />
        </details>
      )}
      {person.accountId && state !== 'revoked' && (
        <details open={unsure}>
          <summary>{team.revoke}</summary>
          <p>{own ? team.revokeYourself : team.revokeLead}</p>
          <form method="post" action={`${at}/revocation`} class="form">
            {own && <Sure id="sure-revocation" missing={unsure} />}
            <button class="danger" type="submit">
              {team.revoke}
            </button>
          </form>
        </details>
      )}
    </section>
  )
}

// `seen` says which invitation the button was shown beside, so that a second press sends no second mail.
const Invitation = ({ person, text }: { person: StaffRow; text: string }) => (
  <form method="post" action={`/admin/staff/${person.id}/invitation`}>
    <input type="hidden" name="seen" value={person.invitedAt ? String(person.invitedAt.getTime()) : ''} />
    <button class="quiet" type="submit">
      {text}
    </button>
  </form>
)

/** A box to tick before one ends one's own access. */
const Sure = ({ id, missing }: { id: string; missing: boolean }) => {
  const { team } = useLocale().words
  return (
    <div class="field">
      <div class="tick">
        <input
          id={id}
          name="sure"
          type="checkbox"
          value="yes"
          aria-invalid={missing ? 'true' : undefined}
          aria-describedby={missing ? `${id}-error` : undefined}
        />
        <label for={id}>{team.sure}</label>
      </div>
      {missing && (
        <p id={`${id}-error`} class="error">
          {team.sureMissing}
        </p>
      )}
    </div>
  )
}
