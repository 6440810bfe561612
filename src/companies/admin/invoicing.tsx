import { text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { useLocale } from '../../i18n/locale.ts'
import { calendarDay, rate } from '../../ui/format.ts'
import { dueDay, type Invoicing, invoiceTexts, numberSeries, usualInvoicing, vatRegimes } from '../invoicing.ts'
import { mayCollide, parsePattern } from '../numbering.ts'
import { Line, Lines, OneOf, YesOrNo } from './fields.tsx'
import { SampleLinks } from './identity.tsx'
import { NextNumbers, nextNumbers } from './next-numbers-form.tsx'
import { printed, tick } from './printed.ts'
import { ratesIn, ratesText } from './rates.ts'
import type { Subject } from './subject.tsx'

const pattern = z
  .string('patternRunning')
  .trim()
  .superRefine((typed, { addIssue }) => {
    const read = parsePattern(typed.slice(0, 200))
    if (typeof read === 'string') addIssue({ code: 'custom', message: read })
  })
const legal = () => printed(text(600, 'tooLong'))

const invoicingForm = z
  .object({
    ...{ invoice: pattern, creditNote: pattern, deposit: pattern },
    vatRegime: z.enum(vatRegimes, 'regimeMissing'),
    vatRates: z
      .string('ratesWrong')
      .max(200, 'ratesWrong')
      .transform(ratesIn)
      .refine((rates) => rates !== undefined, 'ratesWrong'),
    dueDays: z.coerce.number('daysWrong').int('daysWrong').min(0, 'daysWrong').max(180, 'daysWrong'),
    ...{ endOfMonth: tick, vatOnDebits: tick, sendsByMail: tick },
    ...{ regimeFr: legal(), penaltyFr: legal(), recoveryFr: legal(), discountFr: legal(), reverseChargeFr: legal() },
    ...{ regimeEn: legal(), penaltyEn: legal(), recoveryEn: legal(), discountEn: legal(), reverseChargeEn: legal() },
  })
  .superRefine(({ invoice, creditNote, deposit }, { addIssue }) => {
    const [one, other, third] = [invoice, creditNote, deposit].map(parsePattern)
    if (!Array.isArray(one) || !Array.isArray(other) || !Array.isArray(third)) return
    const wrong = (name: string) => addIssue({ code: 'custom', path: [name], message: 'patternTaken' })
    if (mayCollide(other, one)) wrong('creditNote')
    if (mayCollide(third, one) || mayCollide(third, other)) wrong('deposit')
  })

const endings = { fr: 'Fr', en: 'En' } as const

/** How invoices are numbered, taxed, due and worded. */
export const invoicing: Subject<typeof invoicingForm> = {
  name: 'invoicing',
  form: invoicingForm,
  shown: ({ invoicing }) => shownOf(invoicing ?? usualInvoicing),
  changes: ({ vatRegime, vatRates = [], dueDays, ...typed }) => ({
    invoicing: {
      patterns: { invoice: typed.invoice, creditNote: typed.creditNote, deposit: typed.deposit },
      ...{ vatRegime, vatRates, dueDays, endOfMonth: typed.endOfMonth },
      ...{ vatOnDebits: typed.vatOnDebits, sendsByMail: typed.sendsByMail },
      texts: {
        fr: {
          ...{ regime: typed.regimeFr, penalty: typed.penaltyFr },
          ...{ recovery: typed.recoveryFr, discount: typed.discountFr, reverseCharge: typed.reverseChargeFr },
        },
        en: {
          ...{ regime: typed.regimeEn, penalty: typed.penaltyEn },
          ...{ recovery: typed.recoveryEn, discount: typed.discountEn, reverseCharge: typed.reverseChargeEn },
        },
      },
    },
  }),
  Fields: ({ it }) => {
    const { settings } = useLocale().words
    return (
      <>
        <h2>{settings.numbers}</h2>
        <p class="hint">{settings.patternHint}</p>
        {numberSeries.map((series) => (
          <Line it={it} name={series} maxlength={60} autocapitalize="none" required />
        ))}
        <h2>{settings.vat}</h2>
        <OneOf
          it={it}
          name="vatRegime"
          options={vatRegimes.map((regime) => ({ value: regime, text: settings.regimes[regime] }))}
        />
        <Line it={it} name="vatRates" maxlength={200} />
        <YesOrNo it={it} name="vatOnDebits" />
        <h2>{settings.terms}</h2>
        <Line it={it} name="dueDays" maxlength={3} inputmode="numeric" />
        <YesOrNo it={it} name="endOfMonth" />
        <YesOrNo it={it} name="sendsByMail" />
        <h2>{settings.texts}</h2>
        <p class="hint">{settings.textsHint}</p>
        {invoiceTexts.map((name) => (
          <>
            <Lines it={it} name={`${name}Fr`} rows={2} maxlength={600} />
            <Lines it={it} name={`${name}En`} rows={2} maxlength={600} />
          </>
        ))}
      </>
    )
  },
  Beside: NextNumbers,
  Preview: ({ settings: { invoicing }, facts, today }) => {
    const locale = useLocale()
    const { settings } = locale.words
    const { patterns, vatRates, vatRegime, ...terms } = invoicing ?? usualInvoicing
    return (
      <div class="card form">
        <dl class="facts">
          {numberSeries.map((series) => (
            <div>
              <dt>{settings.next[series]}</dt>
              <dd>{nextNumbers(patterns[series], today, facts.counters[series].last).join(', ')}</dd>
            </div>
          ))}
        </dl>
        <p>{settings.dueOn(calendarDay(locale, today), calendarDay(locale, dueDay(today, terms)))}</p>
        {vatRegime !== 'franchise' && (
          <p>{settings.ratesAre(vatRates.map((basisPoints) => rate(locale, basisPoints)).join(', '))}</p>
        )}
        <SampleLinks />
      </div>
    )
  },
}

function shownOf({ patterns, vatRegime, vatRates, dueDays, texts, ...ticks }: Invoicing) {
  const shownTexts = (['fr', 'en'] as const).flatMap((language) =>
    invoiceTexts.map((name) => [`${name}${endings[language]}`, texts[language][name] ?? '']),
  )
  return {
    ...{ ...patterns, vatRegime, vatRates: ratesText(vatRates), dueDays: String(dueDays) },
    endOfMonth: ticks.endOfMonth ? 'yes' : '',
    ...{ vatOnDebits: ticks.vatOnDebits ? 'yes' : '', sendsByMail: ticks.sendsByMail ? 'yes' : '' },
    ...Object.fromEntries(shownTexts),
  }
}
