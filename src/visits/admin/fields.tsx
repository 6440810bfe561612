import type { FieldErrors } from '../../http/form.ts'
import type { Words } from '../../i18n/index.ts'
import { useWords } from '../../i18n/locale.ts'
import { Area, Choice, Field } from '../../ui/field.tsx'
import type { BesideRow, Clash } from '../clashes.ts'
import { visitStatuses } from '../visit.ts'
import { ClashList } from './clash-list.tsx'
import { type Filled, offered } from './form.ts'
import type { TeamRow } from './queries.ts'

type FieldName = keyof Filled

export interface FieldsProps {
  filled: Filled
  errors: FieldErrors
  /** What someone else has stored meanwhile, by field, as it is shown. */
  meanwhile: Partial<Record<FieldName, string>>
  team: TeamRow[]
  /** Those who go already, who may stay whatever became of them. */
  kept: string[]
  /** What else those ticked have around that time. */
  clashes: Clash<BesideRow>[]
}

/** The fields of a visit, the same for a new one and a change. */
export const VisitFields = ({ filled, errors, meanwhile, team, kept, clashes }: FieldsProps) => {
  const { siteVisits: words, visits } = useWords()
  const about = (name: FieldName) => ({
    name,
    error: faultOf(words, errors[name]),
    meanwhile: meanwhile[name],
  })
  return (
    <>
      <Field
        {...about('start')}
        type="datetime-local"
        label={words.start}
        hint={words.startHint}
        value={filled.start}
        required
      />
      <Field {...about('end')} type="datetime-local" label={words.end} hint={words.endHint} value={filled.end} />
      <ClashList clashes={clashes} team={team} lead={words.overlapHint} />
      <Technicians
        people={offered(team, kept)}
        ticked={filled.technicians}
        error={faultOf(words, errors.technicians)}
        meanwhile={meanwhile.technicians}
      />
      <Choice
        {...about('status')}
        label={words.status}
        value={filled.status}
        options={visitStatuses.map((status) => ({ value: status, text: visits.statuses[status] }))}
      />
      <Area
        {...about('comments')}
        label={words.comments}
        hint={words.commentsHint}
        value={filled.comments ?? ''}
        maxlength={2000}
      />
      <Area
        {...about('internalNotes')}
        label={words.internalNotes}
        hint={words.internalHint}
        value={filled.internalNotes ?? ''}
        maxlength={2000}
      />
    </>
  )
}

interface TechniciansProps {
  people: TeamRow[]
  ticked: string[]
  error: string | undefined
  meanwhile: string | undefined
}

const Technicians = ({ people, ticked, error, meanwhile }: TechniciansProps) => {
  const { siteVisits: words, editing } = useWords()
  const notes = [meanwhile !== undefined && 'technicians-meanwhile', error && 'technicians-error'].filter(Boolean)
  return (
    <fieldset id="technicians" aria-describedby={notes.join(' ') || undefined}>
      <legend>{words.technicians}</legend>
      {people.length === 0 && <p class="hint">{words.noTechnicians}</p>}
      {people.map(({ id, name, revokedAt }) => (
        <div class="tick">
          <input id={`goes-${id}`} type="checkbox" name="technicians" value={id} checked={ticked.includes(id)} />
          <label for={`goes-${id}`}>{revokedAt ? words.formerTechnician(name) : name}</label>
        </div>
      ))}
      {meanwhile !== undefined && (
        <p id="technicians-meanwhile" class="meanwhile">
          {editing.storedNow(meanwhile)}
        </p>
      )}
      {error && (
        <p id="technicians-error" class="error">
          {error}
        </p>
      )}
    </fieldset>
  )
}

// A rule names its message by key, so that it stays pure and the page words it.
const faultOf = ({ faults }: Words['siteVisits'], key: string | undefined): string | undefined =>
  key === undefined ? undefined : (faults[key as keyof typeof faults] ?? faults.timeMissing)
