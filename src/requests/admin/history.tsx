import { type Locale, useLocale } from '../../i18n/locale.ts'
import { ago } from '../../ui/ago.ts'
import { momentOf } from '../../ui/format.ts'
import { When } from '../../ui/values.tsx'
import { type RequestStatus, slotOf } from '../request.ts'
import type { StepRow } from './record.ts'

type Step = Pick<StepRow, 'status' | 'turn' | 'by' | 'byName'>

/** A step in a sentence, such as "Claire confirmed it". */
export function saidOf({ words }: Locale, { status, turn, by, byName }: Step, customer: string): string {
  const { steps, someone } = words.answering
  const who = byName ?? (by === 'customer' ? customer : someone)
  const said: Record<RequestStatus, (who: string) => string> = {
    ...steps,
    pending: turn === 1 ? steps.asked : steps.refused,
  }
  return said[status](who)
}

/** What happened meanwhile, by whom and how long ago. */
export function meanwhileOf(locale: Locale, step: StepRow, customer: string, now: Date): string {
  const { meanwhile, justNow } = locale.words.answering
  return meanwhile(saidOf(locale, step, customer), ago(locale, step.at, now) ?? justNow)
}

/** Every step of a request, the latest first. */
export const History = ({ steps, customer }: { steps: StepRow[]; customer: string }) => {
  const locale = useLocale()
  return (
    <section>
      <h2>{locale.words.answering.history}</h2>
      <ul class="rows">
        {steps.toReversed().map((step) => (
          <li class="row">
            <div class="grow">
              <p class="lead">{saidOf(locale, step, customer)}</p>
              <p class="note">{momentOf(locale, step.at)}</p>
              {step.visitStart && step.visitEnd && <When start={step.visitStart} end={step.visitEnd} />}
              {step.offers.map(slotOf).map(({ startAt, endAt }) => (
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
