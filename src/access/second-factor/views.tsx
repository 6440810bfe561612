import { useWords } from '../../i18n/locale.ts'
import type { Offer } from '../../sessions/second-factor/secret.ts'
import { RecoveryCodes, SetUp } from '../../sessions/second-factor/setup.tsx'
import { Field } from '../../ui/field.tsx'
import { Badge, Heading } from '../../ui/parts.tsx'

/** What was asked with the password, and why it comes back. */
export type PasswordProblem = { asked: 'setUp' | 'removal' | 'codes' } & (
  | { why: 'missing' | 'wrong' | 'required' }
  | { waitMinutes: number }
)

interface OffProps {
  home: string
  offer: Offer
  label: { company: string; email: string }
  problem?: 'missing' | 'wrong' | undefined
  password?: PasswordProblem | undefined
}

/** Without a codes app: what it is for, and the three steps to it. */
export const OffPage = ({ home, password, ...setUp }: OffProps) => {
  const words = useWords().secondFactor
  return (
    <>
      <ToAccount home={home} />
      <Heading>{words.title}</Heading>
      <p>{words.lead}</p>
      <div class="card">
        <SetUp action={`${home}/account/second-factor`} {...setUp}>
          <PasswordField name="set-up" problem={password} />
        </SetUp>
      </div>
    </>
  )
}

interface OnProps {
  home: string
  /** Recovery codes that have not served. */
  left: number
  /** The company wants it kept. */
  isRequired: boolean
  problem?: PasswordProblem | undefined
  /** Where to go on, for whoever just came in with a recovery code. */
  onward?: string | undefined
}

export const OnPage = ({ home, left, isRequired, problem, onward }: OnProps) => {
  const words = useWords().secondFactor
  const path = `${home}/account/second-factor`
  return (
    <>
      <ToAccount home={home} />
      <Heading>{words.title}</Heading>
      {onward && (
        <div class="card form">
          <p role="status">{words.usedRecovery(left)}</p>
          {!isRequired && <p>{words.lostPhone}</p>}
          <a class="button" href={onward}>
            {words.continue}
          </a>
        </div>
      )}
      <div class="card form">
        <p>
          <Badge tone="good">{words.on}</Badge>
        </p>
        <p>{words.onLead}</p>
        <p>{words.codesLeft(left)}</p>
      </div>
      <section>
        <h2>{words.newCodes}</h2>
        <PasswordForm
          action={`${path}/recovery-codes`}
          lead={words.newCodesLead}
          submit={words.makeCodes}
          problem={problem?.asked === 'codes' ? problem : undefined}
          name="codes"
        />
      </section>
      <section>
        <h2>{words.removal}</h2>
        {isRequired ? (
          <p class="card">{words.removalRefused}</p>
        ) : (
          <PasswordForm
            action={`${path}/removal`}
            lead={words.removalLead}
            submit={words.remove}
            problem={problem?.asked === 'removal' ? problem : undefined}
            name="removal"
          />
        )}
      </section>
    </>
  )
}

/** Recovery codes, shown once. */
export const NewCodesPage = ({ home, codes, isNew }: { home: string; codes: string[]; isNew: boolean }) => {
  const words = useWords().secondFactor
  return (
    <>
      <Heading>{words.recoveryTitle}</Heading>
      {isNew && <p role="status">{words.nowOn}</p>}
      <div class="card form">
        <RecoveryCodes codes={codes} onward={`${home}/account/second-factor`} />
      </div>
    </>
  )
}

/** The way back to one's account. */
export const ToAccount = ({ home }: { home: string }) => (
  <a class="back" href={`${home}/account`}>
    {useWords().secondFactor.toAccount}
  </a>
)

interface PasswordFormProps {
  action: string
  lead: string
  submit: string
  problem: PasswordProblem | undefined
  /** Tells apart the fields of two forms on one page. */
  name: string
}

const PasswordForm = ({ action, lead, submit, problem, name }: PasswordFormProps) => {
  return (
    <form method="post" action={action} class="card form" hx-boost="false" novalidate>
      <p>{lead}</p>
      <PasswordField name={name} problem={problem} />
      <button class="quiet" type="submit">
        {submit}
      </button>
    </form>
  )
}

/** The password once more, before what decides who gets in is changed. */
const PasswordField = ({ name, problem }: Pick<PasswordFormProps, 'name' | 'problem'>) => {
  const { secondFactor: words, signIn } = useWords()
  const why = problem && 'why' in problem ? problem.why : undefined
  const said = { missing: signIn.passwordMissing, wrong: words.passwordWrong, required: words.removalRefused }
  return (
    <>
      {problem && 'waitMinutes' in problem && (
        <p class="alert" role="alert">
          {signIn.wait(problem.waitMinutes)}
        </p>
      )}
      <Field
        id={`${name}-password`}
        name="password"
        label={signIn.password}
        type="password"
        error={why && said[why]}
        autocomplete="current-password"
        required
        maxlength={256}
      />
    </>
  )
}
