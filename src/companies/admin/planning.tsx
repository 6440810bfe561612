import { useLocale } from '../../i18n/locale.ts'
import { namedDay } from '../../ui/format.ts'
import { OpeningHours, Spans } from '../opening/hours.tsx'
import { freeDays, openingOn } from '../opening/opening.ts'
import { usualPlanning } from '../opening/planning.ts'
import { hasPublicHolidays, publicHolidaysOf } from '../opening/public-holidays.ts'
import { weekdays } from '../opening/weekday.ts'
import { Line, OneOf, YesOrNo } from './fields.tsx'
import { planningForm, reminders, shownPlanning, slotLengths, toldPlanning } from './planning-form.ts'
import { ClosingRows, DayRow } from './planning-rows.tsx'
import type { Subject } from './subject.tsx'

/** When the company works, and when visits can be asked for. */
export const planning: Subject<typeof planningForm> = {
  name: 'planning',
  form: planningForm,
  shown: ({ planning, reminderHours, country }) =>
    shownPlanning(planning ?? { ...usualPlanning, publicHolidays: hasPublicHolidays(country) }, reminderHours),
  told: toldPlanning,
  changes: (typed) => typed,
  Fields: ({ it, settings: { country } }) => {
    const { language, words } = useLocale()
    const texts = words.planning
    const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
    return (
      <>
        <h2>{texts.week}</h2>
        <p class="hint">{texts.weekHint}</p>
        {weekdays.map((weekday) => (
          <DayRow it={it} weekday={weekday} />
        ))}
        <div>
          <YesOrNo it={it} name="publicHolidays" />
          <p class="hint unticked">
            {country === 'GB'
              ? texts.holidaysOfEngland
              : hasPublicHolidays(country)
                ? texts.holidaysOf(name)
                : texts.noHolidays(name)}
          </p>
        </div>
        <h2>{texts.closings}</h2>
        <p class="hint">{texts.closingsHint}</p>
        <ClosingRows it={it} />
        <h2>{texts.asking}</h2>
        <Line it={it} name="noticeHours" maxlength={3} inputmode="numeric" />
        <Line it={it} name="horizonDays" maxlength={3} inputmode="numeric" />
        <OneOf
          it={it}
          name="slotMinutes"
          options={slotLengths.map((length) => ({
            value: String(length),
            text: length % 60 === 0 ? texts.hours(length / 60) : texts.minutes(length),
          }))}
        />
        <OneOf
          it={it}
          name="reminderHours"
          options={[
            { value: 'none', text: texts.noReminder },
            ...reminders.map((hours) => ({ value: String(hours), text: texts.hoursBefore(hours) })),
          ]}
        />
        <Line it={it} name="emergencyPhone" type="tel" maxlength={30} />
      </>
    )
  },
  Preview: ({ settings: { planning, country }, today }) => {
    const locale = useLocale()
    const { words, language } = locale
    if (planning === null) return <p class="note">{words.planning.notSet}</p>
    const days = freeDays(planning, country, today, 5)
    const year = Number(today.slice(0, 4))
    const holidays = [year, year + 1]
      .flatMap((one) => (planning.publicHolidays ? publicHolidaysOf(country, one) : []))
      .filter(({ day }) => day >= today)
    return (
      <div class="card form">
        <OpeningHours planning={planning} />
        <h3>{words.planning.nextOpen}</h3>
        {days.length === 0 && <p>{words.planning.noneOpen}</p>}
        <dl class="opening">
          {days.map((day) => (
            <div>
              <dt>{namedDay(locale, day)}</dt>
              <dd>
                <Spans hours={openingOn(planning, country, day)} />
              </dd>
            </div>
          ))}
        </dl>
        {holidays.length > 0 && (
          <>
            <h3>{words.planning.nextHolidays}</h3>
            <dl class="opening">
              {holidays.slice(0, 3).map(({ day, name }) => (
                <div>
                  <dt>{namedDay(locale, day)}</dt>
                  <dd>{name[language]}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </div>
    )
  },
}
