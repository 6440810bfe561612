import { useWords } from '../../../i18n/locale.ts'
import { Area } from '../../../ui/field.tsx'
import { ChangedMeanwhile } from '../../../ui/parts.tsx'

/** What stands in the field where it did not pass, and what someone else has stored meanwhile. */
export interface NotesTyped {
  typed: string
  error?: 'tooLong'
  isStale?: boolean
  meanwhile?: string | undefined
}

interface Props {
  visit: { id: string; comments: string | null; version: number }
  notes: NotesTyped | undefined
}

/** What the customer reads of a visit, for the technician to fill in. */
export const NotesForm = ({ visit, notes }: Props) => {
  const { onSite, editing, siteVisits } = useWords()
  return (
    <section>
      <h2>{onSite.comments}</h2>
      {notes?.isStale && <ChangedMeanwhile />}
      <form
        class="card form"
        method="post"
        action={`/admin/visits/${visit.id}/comments`}
        hx-boost="false"
        data-guard
        novalidate
      >
        <input type="hidden" name="version" value={String(visit.version)} />
        <Area
          name="comments"
          label={siteVisits.comments}
          hint={onSite.commentsHint}
          value={notes?.typed ?? visit.comments ?? ''}
          error={notes?.error && siteVisits.faults[notes.error]}
          meanwhile={notes?.meanwhile}
          maxlength={2000}
        />
        <button type="submit">{editing.save}</button>
      </form>
    </section>
  )
}
