import type { Child } from 'hono/jsx'
import { useWords } from '../i18n/locale.ts'
import { Icon } from './parts.tsx'

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
