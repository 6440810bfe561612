import type { Child } from 'hono/jsx'
import { useWords } from '../i18n/locale.ts'
import { Empty, Icon, type IconName } from './parts.tsx'

/**
 * What a list shows and in which order, kept in its address. With JavaScript a choice is followed at once, without it the
 * button follows it.
 */
export const Filters = ({ path, children }: { path: string; children: Child }) => {
  const { lists } = useWords()
  return (
    <form method="get" action={path} class="filter" data-at-once aria-label={lists.filter}>
      {children}
      <button class="quiet" type="submit">
        {lists.show}
      </button>
    </form>
  )
}

/** The list as a file for a spreadsheet, as it is filtered. */
export const ExportLink = ({ path, filter }: { path: string; filter: Record<string, string> }) => {
  const { lists } = useWords()
  const query = new URLSearchParams(filter).toString()
  return (
    <a class="more" href={query ? `${path}?${query}` : path} hx-boost="false" download>
      <Icon name="download" />
      {lists.export}
    </a>
  )
}

interface SomeProps {
  title: string
  /** What is said when there are none. */
  none: string
  icon: IconName
  any: boolean
  children?: Child
}

/** The first few rows of another list under a title of their own, or that there are none. */
export const Some = ({ title, none, icon, any, children }: SomeProps) => (
  <section>
    <h2>{title}</h2>
    {any ? children : <Empty icon={icon}>{none}</Empty>}
  </section>
)
