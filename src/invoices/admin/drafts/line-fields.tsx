import type { Child } from 'hono/jsx'
import { typedRate } from '../../../http/amount.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { Area, Choice, Field } from '../../../ui/field.tsx'
import { Money } from '../../../ui/values.tsx'
import { type Faults, wordsOf } from './faults.ts'
import type { Rates } from './form.ts'
import { type DraftLine, type FilledLine, isBlank, type LineField, mostLines, nameOf } from './lines.ts'
import { mostDescription, mostUnit } from './reading.ts'

interface Props {
  line: FilledLine
  /** Its place among the lines, from 1. */
  number: number
  /** What it comes to, as far as it is right. */
  read: DraftLine | undefined
  faults: Faults
  rates: Rates
  /** Whether it is one of the empty lines that are there for browsers without scripts. */
  isSpare?: boolean
}

/** A line of a draft: its fields, what it comes to, and buttons that move it, remove it and put it back. */
export const LineFields = ({ line, number, read, faults, rates, isSpare = false }: Props) => {
  const { drafting } = useLocale().words
  const { key } = line
  const label = drafting.line(number)
  const classes = ['draft-line', line.gone && 'gone', isSpare && 'spare'].filter(Boolean).join(' ')
  return (
    <li class={classes} id={`line-${key}`} data-line={key}>
      <input type="hidden" name="line[]" value={key} />
      <input type="hidden" name={nameOf('gone', key)} value={line.gone ? '1' : ''} data-gone />
      {line.visit && <input type="hidden" name={nameOf('visit', key)} value={line.visit} />}
      <fieldset class="line-body">
        <legend>
          <span class="handle" aria-hidden="true" title={drafting.drag}>
            ⠿
          </span>
          <span data-number>{label}</span>
        </legend>
        <Figures {...{ line, faults, rates }} />
        <p class="line-net">
          <span class="note">{drafting.net}</span> <Net name={key} cents={read?.netCents} isBlank={isBlank(line)} />
        </p>
        <div class="line-acts">
          <LineButton act="up" of={key} name={`${drafting.up}, ${label}`}>
            ↑
          </LineButton>
          <LineButton act="down" of={key} name={`${drafting.down}, ${label}`}>
            ↓
          </LineButton>
          <LineButton act="remove" of={key}>
            {drafting.removeLine}
          </LineButton>
        </div>
      </fieldset>
      <div class="line-gone">
        <p>
          {drafting.removed} <span data-said>{line.description}</span>
        </p>
        <LineButton act="restore" of={key}>
          {drafting.takeBack}
        </LineButton>
      </div>
    </li>
  )
}

/** What a line comes to before tax; nothing while it is not right. */
export const Net = ({ name, cents, isBlank }: { name: string; cents: number | undefined; isBlank: boolean }) => (
  <output id={`net-${name}`}>{cents === undefined ? isBlank ? '' : '–' : <Money cents={cents} />}</output>
)

const LineButton = ({ act, of, name, children }: { act: string; of: string; name?: string; children?: Child }) => (
  <button class="quiet" type="submit" name="do" value={`${act}:${of}`} aria-label={name}>
    {children}
  </button>
)

const Figures = ({ line, faults, rates }: Pick<Props, 'line' | 'faults' | 'rates'>) => {
  const { language, words } = useLocale()
  const { drafting } = words
  const about = (field: LineField) => {
    const name = nameOf(field, line.key)
    const fault = faults[name]
    return { name, value: line[field], label: drafting[field], error: fault && wordsOf(fault, drafting, mostLines) }
  }
  const figure = { autocomplete: 'off', inputmode: 'decimal', maxlength: 20 } as const
  const choices = rates.offered.map((basisPoints) => typedRate(basisPoints, language))
  const isOther = line.rate !== '' && !choices.includes(line.rate)
  return (
    <>
      <Area {...about('description')} rows={2} maxlength={mostDescription} />
      <div class="figures">
        <Field {...about('quantity')} {...figure} />
        <Field {...about('unit')} autocomplete="off" maxlength={mostUnit} />
        <Field {...about('price')} {...figure} />
        <Field {...about('discount')} {...figure} />
        {rates.isNone ? (
          <input type="hidden" name={nameOf('rate', line.key)} value={line.rate} />
        ) : (
          <div class="rate">
            {rates.isFree ? (
              <Field {...about('rate')} {...figure} list="rates" />
            ) : (
              <Choice
                {...about('rate')}
                options={[...choices, ...(isOther ? [line.rate] : [])].map((value) => ({ value, text: value }))}
              />
            )}
          </div>
        )}
      </div>
    </>
  )
}
