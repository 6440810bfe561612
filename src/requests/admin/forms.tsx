import type { Child } from 'hono/jsx'
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

interface AnswerProps {
  request: RequestRecord
  team: TeamRow[]
  typed: TypedAnswer
  errors: FieldErrors
  warnings: Warning[]
}

const pathOf = ({ id }: Pick<RequestRecord, 'id'>) => `/admin/requests/${id}`

interface AnswerFormProps {
  /** Its id, and the end of where it goes. */
  of: 'confirmation' | 'proposals' | 'refusal'
  request: RequestRecord
  card?: boolean
  children: Child
}

/** An answer names the turn that it was given at. */
const AnswerForm = ({ of, request, card = false, children }: AnswerFormProps) => (
  <form
    id={of}
    class={card ? 'card form' : 'form'}
    method="post"
    action={`${pathOf(request)}/${of}`}
    hx-boost="false"
    data-guard
    novalidate
  >
    <input type="hidden" name="turn" value={String(request.turn)} />
    {children}
  </form>
)

/** Confirms at the time wished for, or at another that the customer agreed to. */
export const ConfirmForm = ({ request, team, typed, errors, warnings }: AnswerProps) => {
  const words = useWords()
  const { confirm } = words.answering
  const { kind } = request
  const about = (name: 'start' | 'end') => ({
    ...{ name, type: 'datetime-local', value: typed[name], error: faultOf(words, errors[name]) },
  })
  return (
    <AnswerForm of="confirmation" request={request} card>
      <h2>{confirm.title[kind]}</h2>
      <p class="note">{confirm.lead[kind]}</p>
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
            none={noneOf(words, request, typed)}
            team={team}
          />
        </>
      )}
      <div class="choices">
        <button type="submit">{confirm.submit[kind]}</button>
        {kind !== 'cancel' && <Look path={pathOf(request)} text={confirm.look} />}
      </div>
    </AnswerForm>
  )
}

/** Offers up to three times to choose among. */
export const ProposeForm = ({ request, team, typed, errors, warnings }: AnswerProps) => {
  const words = useWords()
  const { propose } = words.answering
  return (
    <AnswerForm of="proposals" request={request}>
      <p class="note">{propose.lead}</p>
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
        none={noneOf(words, request, typed)}
        team={team}
      />
      <div class="choices">
        <button type="submit">{propose.submit}</button>
        <Look path={pathOf(request)} text={propose.look} />
      </div>
    </AnswerForm>
  )
}

/** Declines, with a reason that the customer reads. */
export const RefuseForm = ({ request, typed, errors }: Pick<AnswerProps, 'request' | 'typed' | 'errors'>) => {
  const words = useWords()
  const { refuse } = words.answering
  return (
    <AnswerForm of="refusal" request={request}>
      <p class="note">{refuse.lead}</p>
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
    </AnswerForm>
  )
}

/** Reads the page anew with what was typed, for those whose browser does not do so at each change. */
const Look = ({ path, text }: { path: string; text: string }) => (
  <button class="quiet look" type="submit" formmethod="get" formaction={path}>
    {text}
  </button>
)

/** What is said where nothing is beside a time: that those who go are free, or that nobody was looked at. */
function noneOf({ answering }: Words, { kind, plannedFor }: RequestRecord, { technicians }: TypedAnswer) {
  const { clear, nobody } = answering.beside
  if (kind === 'visit') return technicians.length > 0 ? clear : nobody
  return plannedFor && plannedFor.length > 0 ? clear : undefined
}

// A rule names its message by key, so that it stays pure and the page words it.
const faultOf = ({ siteVisits, answering }: Words, key: string | undefined): string | undefined => {
  if (key === undefined) return undefined
  const all: Record<string, string> = { ...siteVisits.faults, ...answering.faults }
  return all[key]
}
