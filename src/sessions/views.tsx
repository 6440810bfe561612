import type { Child } from 'hono/jsx'
import { homes } from '../accounts/audience.ts'
import type { Words } from '../i18n/index.ts'
import { brandOf, Document } from '../ui/document.tsx'
import { Field } from '../ui/field.tsx'
import { Heading, Icon, PhoneLink } from '../ui/parts.tsx'
import { LanguageChoice, Mark } from '../ui/shell.tsx'
import type { Front } from './front.ts'
import { PasskeySignIn } from './passkeys/button.tsx'

/** Why the form comes back: which fields are wrong, that the two do not go together, or how long to wait. */
export interface SignInProblem {
  fields?: Record<string, string>
  refused?: boolean
  waitMinutes?: number
}

interface Props extends Front {
  email?: string
  next?: string | undefined
  problem?: SignInProblem
  /** The browser comes with a session, which may well stand. */
  here?: boolean
}

export const SignInPage = ({ email, next, problem = {}, here = false, ...front }: Props) => {
  const { locale, company, audience } = front
  const words = locale.words.signIn
  const home = homes[audience]
  const customer = audience === 'customer'
  const said = (field: string) => textOf(words, problem.fields?.[field])
  return (
    <DoorPage {...front} title={words.title} path={`${home}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`}>
      {here ? (
        <p class="alert good">
          {words.here} <a href={home}>{words.openHome}</a>
        </p>
      ) : (
        <p>{next ? words.asked : customer ? words.customerLead : words.staffLead}</p>
      )}
      {problem.refused && (
        <p class="alert" role="alert">
          {words.refused} <a href={`${home}/forgot-password`}>{words.forgotten}</a>
        </p>
      )}
      {problem.waitMinutes !== undefined && (
        <p class="alert" role="alert">
          {words.wait(problem.waitMinutes)}
        </p>
      )}
      <form method="post" action={`${home}/sign-in`} hx-boost="false" novalidate>
        {next && <input type="hidden" name="next" value={next} />}
        <Field
          name="email"
          label={words.email}
          type="email"
          value={email}
          error={said('email')}
          invalid={problem.refused ?? false}
          autocomplete="username"
          required
          maxlength={254}
        />
        <Field
          name="password"
          label={words.password}
          type="password"
          error={said('password')}
          invalid={problem.refused ?? false}
          autocomplete="current-password"
          required
          maxlength={256}
        />
        <button class="button" type="submit">
          {words.submit}
        </button>
      </form>
      <ul class="ways">
        <li>
          <a href={`${home}/forgot-password`}>{words.forgotten}</a>
        </li>
        <li>
          <a href={`${home}/sign-in-link`}>{words.byLink}</a>
        </li>
      </ul>
      <PasskeySignIn home={home} next={next} />
      {customer && (
        <p class="note">
          {words.help(company.name)} <PhoneLink phone={company.phone} />
        </p>
      )}
    </DoorPage>
  )
}

interface DoorProps extends Front {
  title: string
  /** To come back to after a change of language; a page without one offers no other language. */
  path: string | undefined
  /** Scripts beside those that every page has. */
  scripts?: string[]
  children?: Child
}

/** A page in front of a door: one card under the company's mark, and the way to the other door. */
export const DoorPage = ({ locale, company, audience, title, path, scripts = [], children }: DoorProps) => {
  const words = locale.words.signIn
  const brand = brandOf(company)
  const customer = audience === 'customer'
  return (
    <Document locale={locale} title={title} brand={brand} class="plain" scripts={scripts}>
      <header class="top">
        <Mark company={company} version={brand.version} href={homes[audience]} />
      </header>
      <main id="content" class="card">
        <Heading>{title}</Heading>
        {children}
      </main>
      <footer class="foot">
        <a href={customer ? '/admin/sign-in' : '/portal/sign-in'}>
          <Icon name="user" />
          {customer ? words.staffDoor : words.customerDoor}
        </a>
        {path !== undefined && <LanguageChoice path={path} />}
      </footer>
    </Document>
  )
}

/** Several customers share the address: one of them is opened. */
export const ChoicePage = ({ choices, ...front }: Front & { choices: { account: string; name: string }[] }) => {
  const words = front.locale.words.signIn
  const home = homes[front.audience]
  return (
    <DoorPage {...front} title={words.chooseTitle} path={`${home}/sign-in/account`}>
      <p>{words.chooseLead}</p>
      <form method="post" action={`${home}/sign-in/account`} class="choices" hx-boost="false">
        {choices.map(({ account, name }) => (
          <button class="button quiet" type="submit" name="account" value={account}>
            {name}
          </button>
        ))}
      </form>
    </DoorPage>
  )
}

// A rule names its message by key, so that it stays pure and the page words it.
const textOf = (words: Words['signIn'], key: string | undefined): string | undefined => {
  if (key === 'emailMissing' || key === 'passwordMissing' || key === 'tooLong') return words[key]
  return key === undefined ? undefined : words.refused
}
