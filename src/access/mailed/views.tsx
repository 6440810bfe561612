import { homes } from '../../accounts/audience.ts'
import type { PasswordFault } from '../../accounts/password/rules.ts'
import { Suggestion } from '../../accounts/password/suggestion.tsx'
import type { FieldErrors } from '../../http/form.ts'
import type { Words } from '../../i18n/index.ts'
import type { Front } from '../../sessions/front.ts'
import { DoorPage } from '../../sessions/views.tsx'
import { Field, RevealPasswords } from '../../ui/field.tsx'
import { PhoneLink } from '../../ui/parts.tsx'
import type { Wish } from './ask.ts'

interface Setting extends Front {
  /** To come back to after a change of language. */
  path: string | undefined
}

const Back = ({ locale, audience }: Pick<Setting, 'locale' | 'audience'>) => (
  <p class="note">
    <a href={`${homes[audience]}/sign-in`}>{locale.words.access.toSignIn}</a>
  </p>
)

const Help = ({ locale, company }: Pick<Setting, 'locale' | 'company'>) => (
  <p class="note">
    {locale.words.access.stuck} <PhoneLink phone={company.phone} text={locale.words.call} />
  </p>
)

interface AskProps extends Setting {
  wish: Wish
  email?: string
  errors?: FieldErrors
  waitMinutes?: number
  sent?: boolean
}

/** Where one asks for a link. Once asked, it says what to do next, whoever asked. */
export const AskPage = ({ wish, email, errors = {}, waitMinutes, sent = false, ...setting }: AskProps) => {
  const { locale, audience } = setting
  const { access, signIn } = locale.words
  const words = access.asks[wish]
  const wrong = errors.email
  return (
    <DoorPage {...setting} title={sent ? access.sentTitle : words.title}>
      {sent ? (
        <>
          <p>{words.sent}</p>
          <p>{access.noMail}</p>
        </>
      ) : (
        <>
          <p>{words.lead}</p>
          {waitMinutes !== undefined && (
            <p class="alert" role="alert">
              {access.wait(waitMinutes)}
            </p>
          )}
          <form method="post" hx-boost="false" novalidate>
            <Field
              name="email"
              label={signIn.email}
              type="email"
              value={email}
              error={wrong && askFault(signIn, wrong)}
              autocomplete="username"
              required
              maxlength={254}
            />
            <button class="button" type="submit">
              {words.submit}
            </button>
          </form>
        </>
      )}
      <Help {...setting} />
      <Back locale={locale} audience={audience} />
    </DoorPage>
  )
}

// A rule names its message by key, so that it stays pure and the page words it.
const askFault = (words: Words['signIn'], key: string): string =>
  key === 'tooLong' || key === 'emailWrong' ? words[key] : words.emailMissing

interface NewPasswordProps extends Setting {
  purpose: 'invitation' | 'reset'
  email: string
  fault?: PasswordFault
  suggestion?: string
}

/** Where a password is chosen, with an idea for those who have none. */
export const NewPasswordPage = ({ purpose, email, fault, suggestion, ...setting }: NewPasswordProps) => {
  const { access } = setting.locale.words
  const words = access.newPassword
  return (
    <DoorPage {...setting} title={purpose === 'invitation' ? words.welcome(setting.company.name) : words.title}>
      <p>{purpose === 'invitation' ? words.invitationLead : words.resetLead}</p>
      <form method="post" hx-boost="false" novalidate>
        {/* For password managers, which keep the password under this name. */}
        <input type="hidden" name="username" value={email} autocomplete="username" />
        <Field
          name="password"
          label={words.label}
          hint={words.hint}
          type={suggestion ? 'text' : 'password'}
          value={suggestion}
          error={fault && access.faults[fault]}
          autocomplete="new-password"
          required
          maxlength={256}
        />
        {suggestion && <Suggestion phrase={suggestion} />}
        <RevealPasswords />
        <button class="button" type="submit">
          {words.submit}
        </button>
        <button class="button quiet" type="submit" name="suggest" value="yes">
          {suggestion ? words.another : words.suggest}
        </button>
      </form>
      <p class="note">{words.account(email)}</p>
      <Help {...setting} />
    </DoorPage>
  )
}

/** A link that signs in only when its button is pressed: what scans mails opens links, and presses nothing. */
export const OpenPage = ({ email, ...setting }: Setting & { email: string }) => {
  const { access } = setting.locale.words
  return (
    <DoorPage {...setting} title={access.open.title}>
      <p>{access.open.lead(email)}</p>
      <form method="post" hx-boost="false">
        <button class="button" type="submit">
          {access.open.submit}
        </button>
      </form>
    </DoorPage>
  )
}

/** A link that no longer works, and how to get another. */
export const DeadLinkPage = ({ link, ...setting }: Setting & { link: 'invitation' | 'reset' | 'sign_in' }) => {
  const { access } = setting.locale.words
  const home = homes[setting.audience]
  return (
    <DoorPage {...setting} title={access.dead.title}>
      <p>{access.dead.texts[link]}</p>
      {link === 'invitation' ? (
        <a class="button" href={home}>
          {setting.locale.words.signIn.submit}
        </a>
      ) : (
        <a class="button" href={`${home}/${link === 'reset' ? 'forgot-password' : 'sign-in-link'}`}>
          {access.dead.again}
        </a>
      )}
      <Help {...setting} />
      <Back locale={setting.locale} audience={setting.audience} />
    </DoorPage>
  )
}
