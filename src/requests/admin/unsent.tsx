import { useLocale } from '../../i18n/locale.ts'
import { Fact } from '../../ui/parts.tsx'
import { type TypedAnswer, typedOffers } from './form.ts'
import { meanwhileOf } from './history.tsx'
import type { AnswerForm } from './page.tsx'
import type { StepRow } from './record.ts'

/** Why an answer was not taken: see `Answered`. */
export type Why = 'late' | 'notPlanned' | 'technicianGone'

interface WhyProps {
  why: Why
  isOpen: boolean
  steps: StepRow[]
  customer: string
  now: Date
}

/** Says why an answer was not taken: what happened meanwhile, and by whom. */
export const WhyNot = ({ why, isOpen, steps, customer, now }: WhyProps) => {
  const locale = useLocale()
  const { answering } = locale.words
  const last = steps.at(-1)
  return (
    <div class="alert warn" role="alert">
      {why === 'late' ? (
        <>
          <p>{last && last.turn > 1 ? meanwhileOf(locale, last, customer, now) : answering.changed}</p>
          <p>{answering.nothingDone}</p>
        </>
      ) : (
        <p>{answering[why]}</p>
      )}
      {isOpen && why === 'late' && <p>{answering.stillOpen}</p>}
    </div>
  )
}

/** What was typed into a form that is no longer there: nothing typed is lost. */
export const TypedLost = ({ typed, at }: { typed: TypedAnswer; at: AnswerForm | undefined }) => {
  const { answering, siteVisits } = useLocale().words
  const time = ({ start, end }: { start: string; end: string }) =>
    [start, end].filter(Boolean).join(' – ').replaceAll('T', ' ')
  const times = at === 'propose' ? typedOffers(typed).map(time) : at === 'confirm' ? [time(typed)] : []
  const text = at === 'propose' ? typed.message : at === 'refuse' ? typed.reason : ''
  const said = times.filter((one) => one !== '')
  if (said.length === 0 && text.trim() === '') return null
  return (
    <section>
      <h2>{answering.typed}</h2>
      <dl class="facts card">
        {said.length > 0 && <Fact name={siteVisits.when}>{said.join(', ')}</Fact>}
        {text.trim() !== '' && (
          <Fact name={at === 'refuse' ? answering.refuse.reason : answering.propose.message}>
            <p class="written">{text}</p>
          </Fact>
        )}
      </dl>
    </section>
  )
}
