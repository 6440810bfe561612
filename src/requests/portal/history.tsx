import type { Company } from '../../companies/company.ts'
import { useLocale } from '../../i18n/locale.ts'
import { momentOf } from '../../ui/format.ts'
import { When } from '../../ui/values.tsx'
import { type Slot, slotOf } from '../request.ts'
import type { FoundRequest } from './queries.ts'

type Step = FoundRequest['steps'][number]

/** Every step that a request has taken, the first one first: what was done, by which side, when, and what was said. */
export const History = ({ steps, company }: { steps: Step[]; company: Company }) => {
  const locale = useLocale()
  const { requests: words } = locale.words
  return (
    <section>
      <h2>{words.history}</h2>
      <ul class="rows">
        {steps.map((step) => (
          <li class="row">
            <div class="grow">
              <p class="lead">{words.steps[nameOf(step)]}</p>
              <p class="note">
                <time datetime={step.at.toISOString()}>{momentOf(locale, step.at)}</time>
                {step.by === 'staff' && ` · ${company.name}`}
              </p>
              {slotsOf(step).map(({ startAt, endAt }) => (
                <p>
                  <When start={startAt} end={endAt} />
                </p>
              ))}
              {step.reason && <p class="comments">{step.reason}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

// What a customer asks again for by refusing waits as what was asked first does.
const nameOf = ({ status, turn }: Step) => (status === 'pending' ? (turn === 1 ? 'asked' : 'refused') : status)

const slotsOf = ({ status, offers, visitStart, visitEnd }: Step): Slot[] =>
  status === 'proposed' ? offers.map(slotOf) : visitStart && visitEnd ? [{ startAt: visitStart, endAt: visitEnd }] : []
