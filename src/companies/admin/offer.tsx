import { text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { dictionaries } from '../../i18n/index.ts'
import { useWords } from '../../i18n/locale.ts'
import { type PortalSection, portalSections } from '../company.ts'
import { Lines, YesOrNo } from './fields.tsx'
import { tick } from './printed.ts'
import type { Subject } from './subject.tsx'

const fields = {
  jobs: 'sectionJobs',
  visits: 'sectionVisits',
  requests: 'sectionRequests',
  invoices: 'sectionInvoices',
} as const satisfies Record<PortalSection, string>

const offerForm = z.object({
  ...{ sectionJobs: tick, sectionVisits: tick, sectionRequests: tick, sectionInvoices: tick },
  ...{ welcomeFr: text(1000, 'tooLong'), welcomeEn: text(1000, 'tooLong') },
})

/** What customers find in the portal. */
export const offer: Subject<typeof offerForm> = {
  name: 'offer',
  form: offerForm,
  shown: ({ closed, welcome }) => ({
    ...Object.fromEntries(portalSections.map((section) => [fields[section], closed.includes(section) ? '' : 'yes'])),
    ...{ welcomeFr: welcome.fr ?? '', welcomeEn: welcome.en ?? '' },
  }),
  changes: ({ welcomeFr, welcomeEn, ...ticks }) => ({
    closed: portalSections.filter((section) => !ticks[fields[section]]),
    welcome: { ...(welcomeFr !== null && { fr: welcomeFr }), ...(welcomeEn !== null && { en: welcomeEn }) },
  }),
  Fields: ({ it }) => {
    const { settings } = useWords()
    return (
      <>
        <fieldset>
          <legend>{settings.sections}</legend>
          <div class="choices-of-one">
            {portalSections.map((section) => (
              <YesOrNo it={it} name={fields[section]} />
            ))}
          </div>
        </fieldset>
        <Lines it={it} name="welcomeFr" maxlength={1000} />
        <Lines it={it} name="welcomeEn" maxlength={1000} />
      </>
    )
  },
  Preview: ({ settings: { closed, welcome, languages } }) => {
    const { settings } = useWords()
    return (
      <div class="previews">
        {languages.map((tag) => {
          const { home, jobs, visits, invoices } = dictionaries[tag]
          const names = { jobs: jobs.short, visits: visits.short, requests: null, invoices: invoices.short }
          const open = portalSections.filter((section) => !closed.includes(section)).map((section) => names[section])
          return (
            <div class="card form" lang={tag}>
              <h3>{dictionaries[tag].name}</h3>
              <p>
                <strong>{home.hello(settings.somebody)}</strong>
              </p>
              {welcome[tag] && <p class="welcome">{welcome[tag]}</p>}
              <p class="note">{[home.title, ...open].filter((name) => name !== null).join(' · ')}</p>
            </div>
          )
        })}
      </div>
    )
  },
}
