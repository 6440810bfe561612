import { useWords } from '../i18n/locale.ts'

interface Props {
  /** Where several forms of a page ask who goes; else the name serves. */
  id?: string
  people: { id: string; name: string; revokedAt: Date | null }[]
  ticked: string[]
  error: string | undefined
  /** Who is stored to go, where someone else has changed it meanwhile. */
  meanwhile?: string | undefined
}

/** Boxes to tick of those who may go to a visit. */
export const Technicians = ({ id = 'technicians', people, ticked, error, meanwhile }: Props) => {
  const { siteVisits: words, editing } = useWords()
  const notes = [meanwhile !== undefined && `${id}-meanwhile`, error && `${id}-error`].filter(Boolean)
  const box = id === 'technicians' ? 'goes' : `${id}-goes`
  return (
    <fieldset id={id} aria-describedby={notes.join(' ') || undefined}>
      <legend>{words.technicians}</legend>
      {people.length === 0 && <p class="hint">{words.noTechnicians}</p>}
      {people.map(({ id: one, name, revokedAt }) => (
        <div class="tick">
          <input id={`${box}-${one}`} type="checkbox" name="technicians" value={one} checked={ticked.includes(one)} />
          <label for={`${box}-${one}`}>{revokedAt ? words.formerTechnician(name) : name}</label>
        </div>
      ))}
      {meanwhile !== undefined && (
        <p id={`${id}-meanwhile`} class="meanwhile">
          {editing.storedNow(meanwhile)}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="error">
          {error}
        </p>
      )}
    </fieldset>
  )
}
