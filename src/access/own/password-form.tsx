import type { PasswordFault } from '../../accounts/password/rules.ts'
import { Suggestion } from '../../accounts/password/suggestion.tsx'
import { useWords } from '../../i18n/locale.ts'
import { Field, RevealPasswords } from '../../ui/field.tsx'

/** What is wrong with the two passwords, by field, as keys of `account.faults` or `access.faults`. */
export interface PasswordFaults {
  current?: 'currentMissing' | 'currentWrong' | undefined
  password?: 'missing' | PasswordFault | undefined
}

interface Props {
  home: string
  email: string
  faults?: PasswordFaults
  /** A passphrase to take or to leave. */
  suggestion?: string | undefined
  waitMinutes?: number | undefined
  done?: string | undefined
}

/** The change of one's password. Nothing that was typed comes back into it. */
export const PasswordForm = ({ home, email, faults = {}, suggestion, waitMinutes, done }: Props) => {
  const { access, account } = useWords()
  return (
    <section id="change">
      <h2>{account.password}</h2>
      {done && (
        <p class="alert good" role="status">
          {done}
        </p>
      )}
      {waitMinutes !== undefined && (
        <p class="alert" role="alert">
          {account.wait(waitMinutes)}
        </p>
      )}
      <form class="card form" method="post" action={`${home}/account/password#change`} hx-boost="false" novalidate>
        {/* For password managers, which look for whose password it is; it is not sent. */}
        <input type="email" autocomplete="username" value={email} readonly hidden />
        <Field
          name="current"
          label={account.current}
          type="password"
          error={faults.current && account.faults[faults.current]}
          autocomplete="current-password"
          required
          maxlength={256}
        />
        <Field
          name="password"
          label={account.fresh}
          type={suggestion ? 'text' : 'password'}
          value={suggestion}
          hint={account.freshHint}
          error={faults.password && { ...account.faults, ...access.faults }[faults.password]}
          autocomplete="new-password"
          required
        />
        {suggestion && <Suggestion phrase={suggestion} />}
        <RevealPasswords />
        {/* First, so that the enter key presses it. */}
        <button type="submit">{account.submit}</button>
        <button class="quiet" type="submit" name="suggest" value="1">
          {suggestion ? access.newPassword.another : access.newPassword.suggest}
        </button>
      </form>
    </section>
  )
}
