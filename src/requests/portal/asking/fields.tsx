import { OpeningLine } from '../../../companies/opening/hours.tsx'
import type { Planning } from '../../../companies/opening/planning.ts'
import type { FieldErrors } from '../../../http/form.ts'
import type { Words } from '../../../i18n/index.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { cityOf, wallTime } from '../../../time/zoned.ts'
import { Choice, Field } from '../../../ui/field.tsx'
import { wishWays, wishWeeks } from '../../wishes.ts'
import type { Filled } from '../form.ts'
import type { Asking } from './queries.ts'

interface JobFieldProps {
  jobs: Asking['jobs']
  value: string
  error: string | undefined
}

/** The job it is about: those under way first. */
export const JobField = ({ jobs, value, error }: JobFieldProps) => {
  const { requests: words } = useLocale().words
  const optionsOf = (active: number) =>
    jobs
      .filter((job) => job.active === active)
      .map(({ id, title, location }) => ({ value: id, text: location ? `${title} · ${location}` : title }))
  const groups = [
    { label: words.openJobs, options: optionsOf(1) },
    { label: words.closedJobs, options: optionsOf(0) },
  ].filter(({ options }) => options.length > 0)
  return (
    <Choice
      name="job"
      label={words.job}
      options={jobs.length > 1 ? [{ value: '', text: words.pickJob }] : []}
      groups={groups}
      value={value}
      error={error}
    />
  )
}

interface WishFieldsProps {
  planning: Planning | null
  filled: Filled
  errors: FieldErrors
}

/**
 * When it would suit: days and hours, or any morning or afternoon of a week. What is not chosen is left out by the
 * styles.
 */
export const WishFields = ({ planning, filled, errors }: WishFieldsProps) => {
  const {
    requests: words,
    planning: { weOpen },
  } = useLocale().words
  const given = { planning, filled, errors }
  const furtherGiven = filled.start2 + filled.end2 + filled.start3 + filled.end3 !== ''
  return (
    <fieldset class="wishes">
      <legend>{words.when}</legend>
      {planning && (
        <p class="hint">
          {weOpen} <OpeningLine planning={planning} />
        </p>
      )}
      {wishWays.map((way) => (
        <div class="tick">
          <input id={`when-${way}`} type="radio" name="when" value={way} checked={filled.when === way} />
          <label for={`when-${way}`}>{words.ways[way]}</label>
        </div>
      ))}
      <div class="form of-week">
        <Choice
          name="week"
          label={words.week}
          options={wishWeeks.map((week) => ({ value: week, text: words.weeks[week] }))}
          value={filled.week}
          error={faultIn(words, errors.week)}
        />
      </div>
      <div class="form of-slots">
        <Times place="" {...given} />
        <details open={furtherGiven}>
          <summary>{words.further}</summary>
          <p class="hint">{words.furtherHint}</p>
          <div class="form">
            <fieldset class="form">
              <legend>{words.nth[2]}</legend>
              <Times place="2" {...given} />
            </fieldset>
            <fieldset class="form">
              <legend>{words.nth[3]}</legend>
              <Times place="3" {...given} />
            </fieldset>
          </div>
        </details>
      </div>
    </fieldset>
  )
}

const Times = ({ place, planning, filled, errors }: WishFieldsProps & { place: '' | '2' | '3' }) => {
  const { words, timeZone } = useLocale()
  const { requests } = words
  const [start, end] = [`start${place}`, `end${place}`] as const
  const now = wallTime(new Date(), timeZone)
  return (
    <div class="pair">
      <Field
        name={start}
        type="datetime-local"
        label={requests.start}
        hint={place === '' ? requests.startHint(cityOf(timeZone)) : undefined}
        value={filled[start]}
        min={now}
        error={faultIn(requests, errors[start])}
      />
      <Field
        name={end}
        type="datetime-local"
        label={requests.end}
        hint={place === '' ? requests.endHint(planning?.slotMinutes ?? 60) : undefined}
        value={filled[end]}
        min={now}
        error={faultIn(requests, errors[end])}
      />
    </div>
  )
}

/** A rule names its message by key, so that it stays pure and the page words it. */
export const faultIn = ({ faults }: Words['requests'], key: string | undefined): string | undefined =>
  key === undefined ? undefined : (faults[key as keyof typeof faults] ?? faults.timeMissing)
