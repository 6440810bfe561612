import { useLocale } from '../../i18n/locale.ts'
import { When } from '../../ui/values.tsx'
import { type TypedTimes, typedTimes } from '../../visits/times.ts'
import { type Slot, slotOf, timesWished } from '../request.ts'
import type { TypedAnswer } from './form.ts'
import type { RequestRecord } from './record.ts'

interface Props {
  request: RequestRecord
  typed: TypedAnswer
  isOpen: boolean
}

/** The times wished for, offered and agreed on; while it is open, one is chosen for the form by its link. */
export const Wishes = ({ request, typed, isOpen }: Props) => {
  const { answering } = useLocale().words
  const { kind, offers, visitStart, visitEnd } = request
  return (
    <>
      {visitStart && visitEnd && (
        <section>
          <h2>{answering.agreed}</h2>
          <p class="card lead">
            <When start={visitStart} end={visitEnd} />
          </p>
        </section>
      )}
      {kind !== 'cancel' && (
        <section id="wished">
          <h2>{answering.wishes}</h2>
          <Slots slots={timesWished(request)} {...(isOpen && { request, typed })} />
        </section>
      )}
      {offers.length > 0 && (
        <section>
          <h2>{answering.offered}</h2>
          <Slots slots={offers.map(slotOf)} {...(isOpen && { request, typed })} />
        </section>
      )}
    </>
  )
}

/** Times as a list; those that may be chosen fill the form. */
const Slots = ({ slots, request, typed }: { slots: Slot[] } & Partial<Pick<Props, 'request' | 'typed'>>) => {
  const { words, timeZone } = useLocale()
  const { answering } = words
  return (
    <ul class="rows">
      {slots.map((slot) => {
        const times = typedTimes(slot, timeZone)
        const isTaken = times.start === typed?.start && times.end === typed.end
        return (
          <li class="row stack">
            <p class="grow">
              <When start={slot.startAt} end={slot.endAt} />
            </p>
            {request &&
              (isTaken ? (
                <p class="note">{answering.taken}</p>
              ) : (
                <a class="more" href={`/admin/requests/${request.id}?${queryOf(times, typed)}#confirmation`}>
                  {answering.take}
                </a>
              ))}
          </li>
        )
      })}
    </ul>
  )
}

const queryOf = (times: TypedTimes, typed: TypedAnswer | undefined): URLSearchParams =>
  new URLSearchParams([
    ...Object.entries(times),
    ...(typed?.technicians ?? []).map((id): [string, string] => ['technicians', id]),
  ])
