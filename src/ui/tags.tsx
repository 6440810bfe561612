/** The tags of a row, each leading to the list of those that have it. */
export const TagLinks = ({ path, tags }: { path: string; tags: string[] }) =>
  tags.length === 0 ? null : (
    <p class="tags">
      {tags.map((tag) => (
        <a href={`${path}?${new URLSearchParams({ tag })}`}>
          <span>{tag}</span>
        </a>
      ))}
    </p>
  )

/** The tag that a list is filtered by, and the way to take it off; `removal` says so to whoever does not see the cross. */
export const TagChip = ({ href, text, removal }: { href: string; text: string; removal: string }) => (
  <p class="tags">
    <a href={href} aria-label={removal}>
      <span>
        {text} <b aria-hidden="true">×</b>
      </span>
    </a>
  </p>
)
