import { useWords } from '../../../i18n/locale.ts'
import type { Letter, wordsOf } from '../../../mail/compose.ts'
import { Heading } from '../../../ui/parts.tsx'
import { type Announcement, audiences, type Filled } from './form.ts'

/** How many customers each audience has. */
export type Counts = Record<(typeof audiences)[number], number>

export const AnnouncementPage = ({ filled, counts }: { filled: Filled; counts: Counts }) => {
  const { announcements, admin } = useWords()
  return (
    <>
      <a class="back" href="/admin/customers">
        {admin.customers}
      </a>
      <Heading>{announcements.title}</Heading>
      <p>{announcements.lead}</p>
      <AnnouncementForm filled={filled} counts={counts} />
    </>
  )
}

const AnnouncementForm = ({ filled, counts }: { filled: Filled; counts: Counts }) => {
  const { announcements } = useWords()
  const said = (name: string) => {
    const key = filled.errors[name]
    return key === 'textMissing' || key === 'textTooLong' || key === 'audienceMissing' ? announcements[key] : undefined
  }
  return (
    <form method="post" action="/admin/announcements/preview" class="card form" novalidate data-guard>
      <input type="hidden" name="run" value={filled.run} />
      <fieldset class="field" aria-describedby={said('to') && 'to-error'}>
        <legend>{announcements.to}</legend>
        <div class="choices-of-one">
          {audiences.map((audience) => (
            <div class="tick">
              <input id={audience} type="radio" name="to" value={audience} checked={filled.to === audience} />
              <label for={audience}>{announcements[audience](counts[audience])}</label>
            </div>
          ))}
        </div>
        {said('to') && (
          <p id="to-error" class="error">
            {said('to')}
          </p>
        )}
      </fieldset>
      <div class="field">
        <label for="text">{announcements.text}</label>
        <p id="text-hint" class="hint">
          {announcements.textHint}
        </p>
        <textarea
          id="text"
          name="text"
          rows={14}
          maxlength={4000}
          required
          aria-invalid={said('text') ? 'true' : undefined}
          aria-describedby={said('text') ? 'text-hint text-error' : 'text-hint'}
        >
          {filled.text}
        </textarea>
        {said('text') && (
          <p id="text-error" class="error">
            {said('text')}
          </p>
        )}
      </div>
      <button type="submit">{announcements.preview}</button>
    </form>
  )
}

interface PreviewProps {
  announcement: Announcement
  counts: Counts
  letter: Letter
  words: ReturnType<typeof wordsOf>
}

/** The mail as it will look: what stands in it is the mail's own, in the frame of this page. */
export const PreviewPage = ({ announcement, counts, letter, words }: PreviewProps) => {
  const { announcements } = useWords()
  const count = counts[announcement.to]
  const { run, to, text } = announcement
  return (
    <>
      <a class="back" href="/admin/announcements/new">
        {announcements.title}
      </a>
      <Heading>{announcements.previewTitle}</Heading>
      <p>
        {announcements.from} <strong>{letter.from.name}</strong> ({letter.from.email})
        <br />
        {announcements.subject} <strong>{letter.subject}</strong>
      </p>
      <article class="card letter">
        {words.text.paragraphs.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <p>
          <span class="button">{words.text.button}</span>
        </p>
        <p class="note">
          {words.copy}
          <br />
          {words.url}
        </p>
        <p>{words.text.closing}</p>
      </article>
      <details>
        <summary>{announcements.asText}</summary>
        <pre class="card">{letter.text}</pre>
      </details>
      <form method="post" action="/admin/announcements" class="form">
        <input type="hidden" name="run" value={run} />
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="text" value={text} />
        <p>{announcements.recipients(count)}</p>
        {count > 0 && <button type="submit">{announcements.send(count)}</button>}
      </form>
      <details>
        <summary>{announcements.change}</summary>
        <AnnouncementForm filled={{ run, to, text, errors: {} }} counts={counts} />
      </details>
    </>
  )
}
