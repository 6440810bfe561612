import type { FieldErrors } from '../../http/form.ts'
import type { Words } from '../../i18n/index.ts'
import { useWords } from '../../i18n/locale.ts'
import { Area, CheckField, Field } from '../../ui/field.tsx'
import type { TeamRow } from '../../visits/admin/queries.ts'
import { Technicians } from '../../visits/technicians.tsx'
import { offered } from '../../visits/typed.ts'
import { Beside } from './beside.tsx'
import { type TypedAnswer, typedOffers } from './form.ts'
import type { RequestRecord } from './record.ts'
import type { Warning } from './warnings.ts'

export interface AnswerProps {
  request: RequestRecord
  team: TeamRow[]
  typed: TypedAnswer
  errors: FieldErrors
  warnings: Warning[]
}

const pathOf = ({ id }: Pick<RequestRecord, 'id'>) => `/admin/requests/${id}`

/** Confirms at the time wished for, or at another that the customer agreed to. */
export const ConfirmForm = ({ request, team, typed, errors, warnings }: AnswerProps) => {
  const words = useWords()
  const { confirm } = words.answering
  const { kind } = request
  const about = (name: 'start' | 'end') => ({
    ...{ name, type: 'datetime-local', value: typed[name], error: faultOf(words, errors[name]) },
  })
  return (
    <form
      id="confirmation"
      class="card form"
      method="post"
      action={`${pathOf(request)}/confirmation`}
      hx-boost="false"
      data-guard
      novalidate
    >
      <h2>{confirm.title[kind]}</h2>
      <p class="note">{confirm.lead[kind]}</p>
      <input type="hidden" name="turn" value={String(request.turn)} />
      {kind !== 'cancel' && (
        <>
          {errors.agreed && (
            <p class="alert" role="alert">
              {confirm.notWished}
            </p>
          )}
          <Field {...about('start')} label={words.siteVisits.start} hint={words.siteVisits.startHint} required />
          <Field {...about('end')} label={words.siteVisits.end} hint={words.siteVisits.endHint} />
          {kind === 'visit' && (
            <Technicians
              id="goers"
              people={offered(team, request.technicianIds)}
              ticked={typed.technicians}
              error={faultOf(words, errors.technicians)}
            />
          )}
          <div class="field">
            <CheckField name="agreed" label={confirm.agreed} checked={typed.agreed === 'yes'} />
            <p class="hint">{confirm.agreedHint}</p>
          </div>
          <Beside
            form="confirmation"
            path={pathOf(request)}
            warnings={warnings}
            anyone={goingOf(request, typed).length > 0}
            team={team}
          />
        </>
      )}
      <div class="choices">
        <button type="submit">{confirm.submit[kind]}</button>
        {kind !== 'cancel' && <Look path={pathOf(request)} text={confirm.look} />}
      </div>
    </form>
  )
}

/** Offers up to three times to choose among. */
export const ProposeForm = ({ request, team, typed, errors, warnings }: AnswerProps) => {
  const words = useWords()
  const { propose } = words.answering
  return (
    <form
      id="proposals"
      class="form"
      method="post"
      action={`${pathOf(request)}/proposals`}
      hx-boost="false"
      data-guard
      novalidate
    >
      <p class="note">{propose.lead}</p>
      <input type="hidden" name="turn" value={String(request.turn)} />
      {typedOffers(typed).map(({ number, start, end }) => (
        <fieldset class="side-by-side">
          <legend>{number === 1 ? propose.slot(number) : propose.slotOptional(number)}</legend>
          <Field
            name={`start${number}`}
            type="datetime-local"
            label={words.siteVisits.start}
            value={start}
            error={faultOf(words, errors[`start${number}`])}
          />
          <Field
            name={`end${number}`}
            type="datetime-local"
            label={words.siteVisits.end}
            value={end}
            error={faultOf(words, errors[`end${number}`])}
          />
        </fieldset>
      ))}
      {request.kind === 'visit' && (
        <Technicians
          id="offered-goers"
          people={offered(team, request.technicianIds)}
          ticked={typed.technicians}
          error={faultOf(words, errors.technicians)}
        />
      )}
      <Field
        name="until"
        type="number"
        min="1"
        max="30"
        inputmode="numeric"
        label={propose.until}
        hint={propose.untilHint}
        value={typed.until}
        error={faultOf(words, errors.until)}
      />
      <Area
        name="message"
        label={propose.message}
        value={typed.message}
        rows={3}
        maxlength={2000}
        error={faultOf(words, errors.message)}
      />
      <Beside
        form="proposals"
        path={pathOf(request)}
        warnings={warnings}
        anyone={goingOf(request, typed).length > 0}
        team={team}
      />
      <div class="choices">
        <button type="submit">{propose.submit}</button>
        <Look path={pathOf(request)} text={propose.look} />
      </div>
    </form>
  )
}

/** Declines, with a reason that the customer reads. */
export const RefuseForm = ({ request, typed, errors }: Pick<AnswerProps, 'request' | 'typed' | 'errors'>) => {
  const words = useWords()
  const { refuse } = words.answering
  return (
    <form
      id="refusal"
      class="form"
      method="post"
      action={`${pathOf(request)}/refusal`}
      hx-boost="false"
      data-guard
      novalidate
    >
      <p class="note">{refuse.lead}</p>
      <input type="hidden" name="turn" value={String(request.turn)} />
      <Area
        name="reason"
        label={refuse.reason}
        value={typed.reason}
        rows={3}
        maxlength={2000}
        error={faultOf(words, errors.reason)}
      />
      <button class="danger" type="submit">
        {refuse.submit}
      </button>
    </form>
  )
}

/** Reads the page anew with what was typed, for those whose browser does not do so at each change. */
const Look = ({ path, text }: { path: string; text: string }) => (
  <button class="quiet look" type="submit" formmethod="get" formaction={path}>
    {text}
  </button>
)

/** Who would go: those ticked, or whoever goes to the visit that is to be moved. */
export const goingOf = ({ kind, plannedFor }: RequestRecord, { technicians }: TypedAnswer): string[] =>
  kind === 'visit' ? technicians : (plannedFor ?? [])

// A rule names its message by key, so that it stays pure and the page words it.
const faultOf = ({ siteVisits, answering }: Words, key: string | undefined): string | undefined => {
  if (key === undefined) return undefined
  const all: Record<string, string> = { ...siteVisits.faults, ...answering.faults }
  return all[key]
}
