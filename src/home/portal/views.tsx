import { OpeningLine } from '../../companies/opening/hours.tsx'
import type { Planning } from '../../companies/opening/planning.ts'
import type { Translated } from '../../i18n/language.ts'
import { useLocale } from '../../i18n/locale.ts'
import { InvoiceList, type InvoiceRow } from '../../invoices/portal/rows.tsx'
import { JobList, type JobRow } from '../../jobs/portal/rows.tsx'
import { AskButton, OffersToAnswer, type RequestRow } from '../../requests/portal/rows.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, PhoneLink } from '../../ui/parts.tsx'
import { useIsOpen } from '../../ui/sections.ts'
import { VisitList, type VisitRow } from '../../visits/portal/rows.tsx'

interface Props {
  name: string
  /** Whether the contact sees jobs and visits, and invoices. */
  sees: { seesJobs: boolean; seesInvoices: boolean }
  phone: string
  /** What the company says first, in each language that has it. */
  welcome: Partial<Translated>
  /** Times that staff offer, to be answered. */
  offers: RequestRow[]
  /** When the company works, where it has said so. */
  planning: Planning | null
  nextVisit: VisitRow | undefined
  toPay: InvoiceRow[]
  active: JobRow[]
  today: string
}

export const HomePage = ({ name, sees, phone, welcome, planning, offers, nextVisit, toPay, active, today }: Props) => {
  const { words, language } = useLocale()
  const isOpen = {
    jobs: useIsOpen('jobs'),
    visits: useIsOpen('visits'),
    requests: useIsOpen('requests'),
    invoices: useIsOpen('invoices'),
  }
  return (
    <>
      <Heading>{words.home.hello(name)}</Heading>
      {welcome[language] && <p class="welcome">{welcome[language]}</p>}
      <Live id="home">
        {sees.seesJobs && isOpen.requests && <OffersToAnswer rows={offers} />}
        <AskButton />
        {sees.seesJobs && isOpen.visits && (
          <section>
            <h2>{words.home.nextVisit}</h2>
            {nextVisit ? (
              <>
                <VisitList rows={[nextVisit]} />
                <p class="hindered">
                  {words.home.hindered} <PhoneLink phone={phone} text={words.call} />
                </p>
              </>
            ) : (
              <Empty icon="calendar">{words.home.noVisit}</Empty>
            )}
            <a class="more" href="/portal/visits">
              {words.home.allVisits}
            </a>
          </section>
        )}
        {sees.seesInvoices && isOpen.invoices && (
          <section>
            <h2>{words.home.toPay}</h2>
            {toPay.length > 0 ? (
              <InvoiceList rows={toPay} today={today} />
            ) : (
              <Empty icon="receipt">{words.home.nothingToPay}</Empty>
            )}
            <a class="more" href={toPay.length > 0 ? '/portal/invoices?show=to-pay' : '/portal/invoices'}>
              {toPay.length > 0 ? words.home.everythingToPay : words.home.allInvoices}
            </a>
          </section>
        )}
        {sees.seesJobs && isOpen.jobs && (
          <section>
            <h2>{words.home.activeJobs}</h2>
            {active.length > 0 ? <JobList rows={active} /> : <Empty icon="hammer">{words.home.noJobs}</Empty>}
            <a class="more" href="/portal/jobs">
              {words.home.allJobs}
            </a>
          </section>
        )}
      </Live>
      {planning && (
        <p class="note">
          {words.planning.weOpen} <OpeningLine planning={planning} />
          <br />
          {words.planning.emergency} <PhoneLink phone={planning.emergencyPhone ?? phone} text={words.call} />
        </p>
      )}
    </>
  )
}
