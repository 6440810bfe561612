import { useWords } from '../i18n/locale.ts'
import { Icon } from './parts.tsx'

/**
 * A form that searches everything. With JavaScript what is found appears in `target` a moment after one stops typing,
 * without it on the page that the form leads to.
 */
export const SearchBox = ({
  id,
  path,
  target,
  typed = '',
}: {
  id: string
  path: string
  /** Selects the element that takes what is found. */
  target: string
  typed?: string
}) => {
  const { search } = useWords()
  return (
    <search>
      <form method="get" action={path} class="search-box">
        <label class="unseen" for={`${id}-q`}>
          {search.label}
        </label>
        <input
          id={`${id}-q`}
          type="search"
          name="q"
          value={typed}
          placeholder={search.placeholder}
          maxlength={200}
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          data-search
          data-unasked
          hx-get={path}
          hx-trigger="input changed delay:300ms"
          hx-target={target}
          hx-select="#found"
          hx-swap={target === '#found' ? 'outerHTML' : 'innerHTML'}
          hx-sync="this:replace"
        />
        <button type="submit" aria-label={search.go}>
          <Icon name="search" />
        </button>
      </form>
    </search>
  )
}
