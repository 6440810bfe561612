import type { Child } from 'hono/jsx'
import { dictionaries } from '../i18n/index.ts'
import { useLocale } from '../i18n/locale.ts'
import { Icon, type IconName, PhoneLink } from './parts.tsx'
import { SearchBox } from './search-box.tsx'

export interface Section {
  href: string
  text: string
  icon: IconName
}

interface ShellProps {
  company: { name: string; logo: string | null }
  /** Number to call, for those to whom the company is someone else. */
  phone?: string | undefined
  logoVersion: string
  home: string
  sections: Section[]
  /** Sections opened more rarely, in the menu under the person's name: the foot of a phone has room for six. */
  rarer?: Section[] | undefined
  /** Path of the page, to mark its section and to come back to after a change of language. */
  path: string
  person: string
  /** What stands under the person's name: the customer, or the role. */
  personNote: string
  /** The member of staff who looks on, if one does: the page says so, and how to leave. */
  watcher?: string | null | undefined
  /** Where one searches everything, for those who may. */
  search?: string | undefined
  /** Where the keys are told, on the side that has them. */
  keys?: string | undefined
  children?: Child
}

/** The frame of a signed-in page: the company's mark on top, the sections below it (at the foot on a phone). */
export const Shell = ({
  company,
  phone,
  logoVersion,
  home,
  sections,
  rarer = [],
  path,
  person,
  personNote,
  watcher = null,
  search,
  keys,
  children,
}: ShellProps) => {
  const { words } = useLocale()
  return (
    <>
      {watcher !== null && (
        <form method="post" action={`${home}/sign-out`} class="watching" hx-boost="false">
          <p>{words.contacts.watching(person)}</p>
          <button type="submit">{words.contacts.stopWatching}</button>
        </form>
      )}
      <header class="top">
        <Mark company={company} version={logoVersion} href={home} />
        {search && !isWithin(path, search, home) && <QuickSearch path={search} />}
        <details class="person">
          <summary>
            <Icon name="user" />
            <span>{person}</span>
          </summary>
          <div class="card">
            <p>
              <strong>{person}</strong>
              {personNote !== person && (
                <>
                  <br />
                  {personNote}
                </>
              )}
            </p>
            {rarer.length > 0 && (
              <nav class="rarer" aria-label={words.moreSections}>
                {rarer.map(({ href, text, icon }) => (
                  <a
                    href={href}
                    aria-current={isWithin(path, href, home) ? 'page' : undefined}
                    data-go={keys && words.keyboard.letters[href]}
                  >
                    <Icon name={icon} />
                    {text}
                  </a>
                ))}
              </nav>
            )}
            {!watcher && (
              <a class="button quiet" href={`${home}/account`}>
                <Icon name="user" />
                {words.account.title}
              </a>
            )}
            {keys && (
              <a class="button quiet to-keys" href={keys}>
                <Icon name="keyboard" />
                {words.keyboard.title}
              </a>
            )}
            <LanguageChoice path={path} />
            {!watcher && (
              <form method="post" action={`${home}/sign-out`} hx-boost="false">
                <button class="quiet" type="submit">
                  <Icon name="sign-out" />
                  {words.signOut}
                </button>
              </form>
            )}
          </div>
        </details>
      </header>
      <nav class="sections" aria-label={words.menu}>
        {sections.map(({ href, text, icon }) => (
          <a
            href={href}
            aria-current={isWithin(path, href, home) ? 'page' : undefined}
            data-go={keys && words.keyboard.letters[href]}
          >
            <Icon name={icon} />
            {text}
          </a>
        ))}
      </nav>
      <main id="content" data-unsaved={keys && words.editing.unsaved}>
        {children}
      </main>
      <p id="live" class="unseen" role="status" data-at={`${home}/live`} data-updated={words.updated} />
      {phone && (
        <footer class="foot">
          <PhoneLink phone={phone} icon="phone" text={words.call} />
        </footer>
      )}
    </>
  )
}

/** The search box on top of every page; where there is no room for one, the way to its page. */
const QuickSearch = ({ path }: { path: string }) => {
  const { words } = useLocale()
  return (
    <>
      <div class="quick">
        <SearchBox id="quick" path={path} target="#quick-found" />
        <div id="quick-found" class="quick-found" />
      </div>
      <a class="to-search" href={path}>
        <Icon name="search" />
        <span class="unseen">{words.search.title}</span>
      </a>
    </>
  )
}

/** The company's logo and name; without a logo, its initial in its colour. */
export const Mark = ({
  company,
  version,
  href,
}: {
  company: { name: string; logo: string | null }
  version: string
  href: string
}) => (
  <a class="mark" href={href}>
    {company.logo ? (
      <img src={`/logo?v=${version}`} alt="" width="40" height="40" />
    ) : (
      <span class="monogram" aria-hidden="true">
        {company.name.slice(0, 1)}
      </span>
    )}
    <span>{company.name}</span>
  </a>
)

/** One button a language. It posts, because a link would let any page change the choice. */
export const LanguageChoice = ({ path }: { path: string }) => {
  const { language, languages, words } = useLocale()
  if (languages.length < 2) return null
  return (
    <form method="post" action="/language" class="languages" aria-label={words.language} hx-boost="false">
      <input type="hidden" name="back" value={path} />
      {languages.map((tag) => (
        <button
          class="quiet"
          type="submit"
          name="language"
          value={tag}
          lang={tag}
          aria-pressed={tag === language ? 'true' : 'false'}
        >
          {dictionaries[tag].name}
        </button>
      ))}
    </form>
  )
}

const isWithin = (path: string, href: string, home: string): boolean =>
  href === home ? path === home : path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`)
