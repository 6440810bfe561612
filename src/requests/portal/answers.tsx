import { useWords } from '../../i18n/locale.ts'
import { Area } from '../../ui/field.tsx'
import { Leaf, When } from '../../ui/values.tsx'
import { offersLeft } from '../request.ts'
import { faultIn } from './fields.tsx'
import type { FoundRequest } from './queries.ts'

interface Props {
  request: FoundRequest['request']
  fault: 'slotMissing' | 'tooLong' | undefined
  mayAnswer: boolean
}

/** The times that staff offer, each a button that says yes to it, and the way to say that none suits. */
export const Offers = ({ request, fault, mayAnswer }: Props) => {
  const { requests: words } = useWords()
  const { id, turn } = request
  return (
    <>
      {fault === 'slotMissing' && (
        <p class="error" role="alert">
          {faultIn(words, fault)}
        </p>
      )}
      <form class="offers" method="post" action={`/portal/requests/${id}/acceptance`} hx-boost="false">
        <input type="hidden" name="turn" value={String(turn)} />
        {offersLeft(request, new Date()).map(({ start, end, place }) => {
          const [from, until] = [new Date(start), new Date(end)]
          return mayAnswer ? (
            <button class="quiet offer" type="submit" name="slot" value={String(place)}>
              <Leaf at={from} />
              <When start={from} end={until} />
              <b class="pick">{words.choose}</b>
            </button>
          ) : (
            <p class="lead">
              <When start={from} end={until} />
            </p>
          )
        })}
      </form>
      {mayAnswer && (
        <details open={fault === 'tooLong'}>
          <summary>{words.noneSuits}</summary>
          <form class="form" method="post" action={`/portal/requests/${id}/refusal`} hx-boost="false">
            <p>{words.noneSuitsLead}</p>
            <input type="hidden" name="turn" value={String(turn)} />
            <Area
              name="comments"
              label={words.whatSuits}
              maxlength={2000}
              error={fault === 'tooLong' ? faultIn(words, fault) : undefined}
            />
            <button type="submit">{words.refuse}</button>
          </form>
        </details>
      )}
    </>
  )
}

/** The way to take a request back, in two presses so that none does it by mistake. */
export const Withdrawal = ({ request: { id, kind, turn } }: Pick<Props, 'request'>) => {
  const { requests: words } = useWords()
  return (
    <details class="card">
      <summary>{words.withdraw}</summary>
      <form class="form" method="post" action={`/portal/requests/${id}/withdrawal`} hx-boost="false">
        <input type="hidden" name="turn" value={String(turn)} />
        <p>{words.withdrawLead[kind]}</p>
        <button class="danger" type="submit">
          {words.withdrawSubmit}
        </button>
      </form>
    </details>
  )
}
