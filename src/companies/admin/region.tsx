import * as z from '../../http/zod.ts'
import { dictionaries, localeTags } from '../../i18n/index.ts'
import { languages } from '../../i18n/language.ts'
import { localeOf, useLocale } from '../../i18n/locale.ts'
import { momentOf, money } from '../../ui/format.ts'
import { countries } from '../countries.ts'
import { OneOf, YesOrNo } from './fields.tsx'
import { tick } from './printed.ts'
import type { Subject } from './subject.tsx'

// UTC is a zone of its own, which the list of zones leaves out. Zones and currencies are asked for when they are needed:
// making them would hold up every Worker that starts.
const timeZones = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
/** Where nobody lives but at stations, nobody has customers: offered only to a company that has it already. */
const isEmpty = (place: string) =>
  place.startsWith('Antarctica/') || ['AQ', 'BV', 'GS', 'HM', 'TF', 'UM'].includes(place)
const offeredOf = (places: readonly string[], stored: string | undefined) =>
  places.filter((place) => place === stored || !isEmpty(place))
const currencies = () => Intl.supportedValuesOf('currency')

const regionForm = z
  .object({
    language: z.enum(languages, 'languageMissing'),
    languageFr: tick,
    languageEn: tick,
    timeZone: z.string('timeZoneMissing').refine((zone) => timeZones().includes(zone), 'timeZoneMissing'),
    currency: z.string('currencyMissing').refine((currency) => currencies().includes(currency), 'currencyMissing'),
    country: z.string('countryMissing').refine((country) => countries.includes(country), 'countryMissing'),
  })
  .superRefine(({ language, languageFr, languageEn }, { addIssue }) => {
    const offered = { fr: languageFr, en: languageEn }
    // Who asks for none that is offered gets the company's own.
    if (!offered[language]) addIssue({ code: 'custom', path: ['language'], message: 'languageNotOffered' })
  })

/** How the company and its portal speak, tell time and count money. */
export const region: Subject<typeof regionForm> = {
  name: 'region',
  form: regionForm,
  shown: ({ language, languages, timeZone, currency, country }) => ({
    language,
    languageFr: languages.includes('fr') ? 'yes' : '',
    languageEn: languages.includes('en') ? 'yes' : '',
    ...{ timeZone, currency, country },
  }),
  changes: ({ language, languageFr, languageEn, timeZone, currency, country }) => ({
    ...{ language, timeZone, currency, country },
    languages: languages.filter((tag) => ({ fr: languageFr, en: languageEn })[tag]),
  }),
  faults: ({ currency }, stored, { hasInvoices }) =>
    hasInvoices && currency !== stored.currency ? { currency: 'currencyHeld' } : {},
  Fields: ({ it, settings, facts }) => {
    const { language, words } = useLocale()
    const [names, money] = [namesIn('region', language), namesIn('currency', language)]
    // Nothing is offered that would be refused.
    const kept = [settings.currency, it.values.currency]
    const offered = currencies().filter((code) => !facts.hasInvoices || kept.includes(code))
    const options = (values: string[], text: (value: string) => string) =>
      values.map((value) => ({ value, text: text(value) })).sort((one, other) => one.text.localeCompare(other.text))
    return (
      <>
        <OneOf it={it} name="language" options={languages.map((tag) => ({ value: tag, text: nameOf(tag) }))} />
        <fieldset>
          <legend>{words.settings.offeredLanguages}</legend>
          <div class="choices-of-one">
            <YesOrNo it={it} name="languageFr" />
            <YesOrNo it={it} name="languageEn" />
          </div>
        </fieldset>
        <OneOf
          it={it}
          name="timeZone"
          options={offeredOf(timeZones(), it.values.timeZone).map((zone) => ({ text: zone }))}
        />
        <OneOf it={it} name="currency" options={options(offered, (code) => `${money.of(code) ?? code} (${code})`)} />
        <OneOf
          it={it}
          name="country"
          options={options(offeredOf(countries, it.values.country), (code) => names.of(code) ?? code)}
        />
      </>
    )
  },
  Preview: ({ settings }) => {
    const { language, words } = useLocale()
    const locale = localeOf(settings, language)
    return (
      <div class="card form">
        <p>{words.settings.nowIs(momentOf(locale, new Date()))}</p>
        <p>{words.settings.amountIs(money(locale, 123_450))}</p>
        <p>{words.settings.offers(settings.languages.map(nameOf).join(', '))}</p>
      </div>
    )
  },
}

const nameOf = (tag: keyof typeof dictionaries): string => dictionaries[tag].name
const namesIn = (type: 'region' | 'currency', language: keyof typeof localeTags) =>
  new Intl.DisplayNames(localeTags[language], { type, ...(type === 'region' && { style: 'short' }) })
