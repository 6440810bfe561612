import { homes } from '../../accounts/audience.ts'
import { Field } from '../../ui/field.tsx'
import { PhoneLink } from '../../ui/parts.tsx'
import type { Front } from '../front.ts'
import { PasskeySignIn } from '../passkeys/button.tsx'
import { DoorPage } from '../views.tsx'
import { RecoveryCodes, SetUp, type SetUpProps } from './setup.tsx'

/** Why the code comes back. */
export type CodeProblem = { missing: true } | { wrong: true } | { waitMinutes: number }

/** The second step of signing in: a code of the app, or a recovery code in the same field. */
export const CodePage = ({ problem, ...front }: Front & { problem?: CodeProblem | undefined }) => {
  const { locale, company, audience } = front
  const words = locale.words.secondFactor
  const home = homes[audience]
  const said = problem && (('missing' in problem && words.codeMissing) || ('wrong' in problem && words.codeWrong))
  return (
    <DoorPage {...front} title={words.codeTitle} path={`${home}/sign-in/code`}>
      <p>{words.codeLead}</p>
      {problem && 'waitMinutes' in problem && (
        <p class="alert" role="alert">
          {locale.words.signIn.wait(problem.waitMinutes)}
        </p>
      )}
      <form method="post" action={`${home}/sign-in/code`} hx-boost="false" novalidate>
        <Field
          name="code"
          label={words.code}
          hint={words.codeHint}
          error={said || undefined}
          autocomplete="one-time-code"
          autocapitalize="none"
          required
          maxlength={64}
        />
        <button class="button" type="submit">
          {words.continue}
        </button>
      </form>
      <p class="note">
        {words.codeHelp(company.name)} <PhoneLink phone={company.phone} />
      </p>
      <a class="back" href={`${home}/sign-in`}>
        {words.startAgain}
      </a>
    </DoorPage>
  )
}

/** Setting up a codes app on the way in, where the company asks its staff for one. */
export const EnrolmentPage = ({ locale, company, audience, ...setUp }: Front & Omit<SetUpProps, 'action'>) => {
  const words = locale.words.secondFactor
  const action = `${homes[audience]}/sign-in/second-factor`
  return (
    <DoorPage locale={locale} company={company} audience={audience} title={words.title} path={action}>
      <p>{words.required(company.name)}</p>
      <SetUp action={action} {...setUp} />
    </DoorPage>
  )
}

/** Whoever holds a passkey signs in with it: the password alone must not be a way around it. */
export const PasskeyInsteadPage = ({ next, ...front }: Front & { next: string | undefined }) => {
  const { locale, company, audience } = front
  const words = locale.words.secondFactor
  const home = homes[audience]
  return (
    <DoorPage {...front} title={words.passkeyTitle} path={`${home}/sign-in/second-factor`}>
      <p>{words.passkeyLead(company.name)}</p>
      <PasskeySignIn home={home} next={next} alone />
      <p class="note">
        {words.passkeyHelp(company.name)} <PhoneLink phone={company.phone} />
      </p>
      <a class="back" href={`${home}/sign-in`}>
        {words.startAgain}
      </a>
    </DoorPage>
  )
}

/** The recovery codes, shown once on the way in, and the way on. */
export const EnrolledPage = ({ codes, onward, ...front }: Front & { codes: string[]; onward: string }) => {
  const words = front.locale.words.secondFactor
  return (
    <DoorPage {...front} title={words.recoveryTitle} path={`${homes[front.audience]}/sign-in/second-factor`}>
      <RecoveryCodes codes={codes} onward={onward} />
    </DoorPage>
  )
}
