import { useWords } from '../../../i18n/locale.ts'
import { Done } from '../../../ui/parts.tsx'
import { type Attended, mayArrive, mayLeave, mayTakeBack } from '../../presence.ts'

/** What can be done to a visit on the way, for a page to say that it is. */
export const visitDones = ['arrived', 'ended', 'undone', 'saved', 'photos'] as const
export type VisitDone = (typeof visitDones)[number]

interface Pressed extends Attended {
  id: string
  customer: string
  version: number
}

interface PressProps {
  visit: Pressed
  /** Where one comes back to. */
  back: string
}

/** What a technician says of a visit from where they are: that they came, and that it is done. */
export const Presses = ({ visit, back }: PressProps) => {
  const { onSite } = useWords()
  const now = new Date()
  const isDue = { arrival: mayArrive(visit, now), departure: mayLeave(visit, now) }
  if (!isDue.arrival && !isDue.departure) return null
  return (
    <div class="acts">
      {(['arrival', 'departure'] as const)
        .filter((what) => isDue[what])
        .map((what) => (
          <form method="post" action={`/admin/visits/${visit.id}/${what}`} hx-boost="false">
            <input type="hidden" name="back" value={back} />
            <button
              class={what === 'departure' && isDue.arrival ? 'quiet' : undefined}
              type="submit"
              aria-label={onSite.pressesAt[what](visit.customer)}
            >
              {onSite.presses[what]}
            </button>
          </form>
        ))}
    </div>
  )
}

/** Takes back what was said last of a visit, as long as nothing else became of it since. */
export const TakeBack = ({ visit, back, undo }: PressProps & { undo?: string }) => {
  const { onSite } = useWords()
  const what = mayTakeBack(visit)
  if (!what) return null
  return (
    <form method="post" action={`/admin/visits/${visit.id}/${what}`} hx-boost="false">
      <input type="hidden" name="undo" value={String(visit.version)} />
      <input type="hidden" name="back" value={back} />
      <button class="quiet" type="submit">
        {undo ?? onSite.takeBack[what]}
      </button>
    </form>
  )
}

/** Says what was just done to a visit, with the way back. */
export const Said = ({ visit, back, done }: PressProps & { done: VisitDone }) => {
  const { onSite, editing } = useWords()
  return (
    <Done>
      <p>{onSite.dones[done](visit.customer)}</p>
      {(done === 'arrived' || done === 'ended') && <TakeBack visit={visit} back={back} undo={editing.undo} />}
    </Done>
  )
}
