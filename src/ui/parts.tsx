import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { useWords } from '../i18n/locale.ts'
import { Remembered } from '../remembered.ts'
import { assets } from './assets.ts'

export type IconName =
  | 'home'
  | 'hammer'
  | 'calendar'
  | 'receipt'
  | 'users'
  | 'inbox'
  | 'download'
  | 'phone'
  | 'pin'
  | 'sign-out'
  | 'user'
  | 'mail'
  | 'key'
  | 'history'
  | 'team'
  | 'settings'
  | 'megaphone'
  | 'send'
  | 'catalogue'
  | 'eye'
  | 'lock'
  | 'photo'
  | 'file'
  | 'clip'
  | 'eye-off'
  | 'search'
  | 'keyboard'
  | 'import'
  | 'columns'

const icons = new Remembered<IconName, ReturnType<typeof html>>(100)

/** An icon beside text; it never stands alone, so assistive tools skip it. Written once: a list has two in each row. */
export const Icon = ({ name }: { name: IconName }) =>
  icons.of(
    name,
    () => html`<svg class="icon" aria-hidden="true" focusable="false"><use href="${assets.icons}#${name}"></use></svg>`,
  )

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet'

/** A state in a word; its colour only repeats what the word says. */
export const Badge = ({ tone, children }: { tone: Tone; children?: Child }) => (
  <span class={`badge ${tone}`}>{children}</span>
)

/** What will appear here, in place of a list without rows. */
export const Empty = ({ icon, children }: { icon: IconName; children?: Child }) => (
  <div class="empty">
    <Icon name={icon} />
    <p>{children}</p>
  </div>
)

/** Says that something was done, with the way back where there is one. */
export const Done = ({ children }: { children?: Child }) => (
  <div class="alert good" role="status">
    {children}
  </div>
)

/** Says that someone else was quicker, and that nothing is lost. */
export const ChangedMeanwhile = () => (
  <p class="alert warn" role="alert">
    {useWords().editing.changedMeanwhile}
  </p>
)

/** The heading of a page. It takes the focus after a boosted navigation, so that screen readers announce the page. */
export const Heading = ({ children }: { children?: Child }) => <h1 tabindex={-1}>{children}</h1>

/** The way to the rest of a list; its address keeps the filter. */
export const Pager = ({
  path,
  filter,
  next,
  paged,
}: {
  path: string
  filter: Record<string, string>
  next: string | undefined
  paged: boolean
}) => {
  const words = useWords()
  const start = new URLSearchParams(filter).toString()
  if (!next && !paged) return null
  return (
    <nav class="pager" aria-label={words.next}>
      {paged && <a href={start ? `${path}?${start}` : path}>{words.toStart}</a>}
      {next && (
        <a class="button quiet" rel="next" href={`${path}?${new URLSearchParams({ ...filter, after: next })}`}>
          {words.next}
        </a>
      )}
    </nav>
  )
}

/** Views of one list, each with an address of its own. */
export const Tabs = ({ label, tabs }: { label: string; tabs: { href: string; text: string; current: boolean }[] }) => (
  <nav class="tabs" aria-label={label}>
    {tabs.map(({ href, text, current }) => (
      <a href={href} aria-current={current ? 'page' : undefined}>
        {text}
      </a>
    ))}
  </nav>
)

/** A named fact in a definition list. */
export const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/**
 * A number that a phone calls when it is tapped, never broken over two lines; `text` says it in a sentence. Nothing where
 * there is none.
 */
export const PhoneLink = ({
  phone,
  icon,
  text,
  class: look,
}: {
  phone: string
  icon?: IconName
  text?: (phone: string) => string
  class?: string
}) => {
  if (phone === '') return null
  const unbroken = phone.replaceAll(' ', '\u00a0')
  return (
    <a class={look} href={`tel:${phone.replace(/[^+\d]/g, '')}`} hx-boost="false">
      {icon && <Icon name={icon} />}
      {text ? text(unbroken) : unbroken}
    </a>
  )
}

/**
 * An address that leads to it on a map. Of the links that name a place this is the one which phones of every make hand to
 * a map app where there is one, and which any browser opens where there is none.
 */
export const MapLink = ({ address }: { address: string }) => (
  <a
    href={`https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query: address })}`}
    rel="noreferrer"
    hx-boost="false"
  >
    <Icon name="pin" />
    {address}
  </a>
)
