import { useWords } from '../i18n/locale.ts'
import { NotesBelow, notesOf } from '../ui/field.tsx'

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
  const { siteVisits: words } = useWords()
  const box = id === 'technicians' ? 'goes' : `${id}-goes`
  return (
    <fieldset id={id} aria-describedby={notesOf(id, { hint: undefined, error, meanwhile })}>
      <legend>{words.technicians}</legend>
      {people.length === 0 && <p class="hint">{words.noTechnicians}</p>}
      {people.map(({ id: one, name, revokedAt }) => (
        <div class="tick">
          <input id={`${box}-${one}`} type="checkbox" name="technicians" value={one} checked={ticked.includes(one)} />
          <label for={`${box}-${one}`}>{revokedAt ? words.formerTechnician(name) : name}</label>
        </div>
      ))}
      <NotesBelow {...{ id, error, meanwhile }} />
    </fieldset>
  )
}
