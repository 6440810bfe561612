import type { Page } from '../../http/paging.ts'
import type * as z from '../../http/zod.ts'
import { LocaleContext, useLocale, useWords } from '../../i18n/locale.ts'
import { Payments } from '../../payments/parts.tsx'
import {
  BeingChecked,
  HavePaid,
  isAllSaid,
  OwnCredit,
  ThatIsTold,
  type tellingDone,
} from '../../payments/portal/rows.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Fact, Heading, Icon, Pager, Tabs } from '../../ui/parts.tsx'
import { useIsOpen } from '../../ui/sections.ts'
import { Day, Unbroken } from '../../ui/values.tsx'
import { CheckLink } from '../check/link.tsx'
import { balanceCents, dueNowCents } from '../invoice.ts'
import { kindOf, kindWord, titleOf } from '../kinds.ts'
import { Lines, Totals } from '../parts.tsx'
import { RelatedDocuments } from '../related.tsx'
import { Due } from './due.tsx'
import { HowToPay } from './how-to-pay.tsx'
import type { FoundInvoice } from './queries.ts'
import { InvoiceList, type InvoiceRow } from './rows.tsx'

interface ListProps {
  page: Page<InvoiceRow>
  /** Those in which there are some, newest first. */
  years: string[]
  /** Below zero by what was paid too much. */
  creditCents: number
  show: 'all' | 'to-pay'
  paged: boolean
  today: string
}

export const InvoicesPage = ({ page, years, creditCents, show, paged, today }: ListProps) => {
  const words = useWords()
  return (
    <>
      <Heading>{words.invoices.title}</Heading>
      <Tabs
        label={words.invoices.title}
        tabs={[
          { href: '/portal/invoices', text: words.invoices.all, current: show === 'all' },
          { href: '/portal/invoices?show=to-pay', text: words.invoices.toPay, current: show === 'to-pay' },
        ]}
      />
      <a class="more" href="/portal/invoices/statement">
        {words.statements.title}
      </a>
      <Live id="invoices">
        <OwnCredit cents={creditCents} />
        {page.rows.length > 0 ? (
          <InvoiceList rows={page.rows} today={today} />
        ) : (
          <Empty icon="receipt">{show === 'to-pay' ? words.invoices.noneToPay : words.invoices.none}</Empty>
        )}
        <Pager path="/portal/invoices" filter={show === 'to-pay' ? { show } : {}} next={page.next} paged={paged} />
      </Live>
      {page.rows.length > 0 && <CheckLink />}
      {years.length > 0 && <Years years={years} />}
    </>
  )
}

/** All documents of a year in one file, for each year there is. */
const Years = ({ years }: { years: string[] }) => {
  const { year: words } = useWords().statements
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="note">{words.lead}</p>
      <nav class="tags" aria-label={words.title}>
        {years.map((year) => (
          <a href={`/portal/invoices/year.zip?year=${year}`} hx-boost="false">
            <span>
              <Icon name="download" />
              {year}
            </span>
          </a>
        ))}
      </nav>
    </section>
  )
}

interface PageProps {
  invoice: FoundInvoice
  today: string
  /** Whether the customer just said to have paid it. */
  done?: z.infer<typeof tellingDone>
}

/** An issued invoice. Its amounts are in the currency it was issued in, whatever the company's is today. */
export const InvoicePage = (props: PageProps) => (
  <LocaleContext.Provider value={{ ...useLocale(), currency: props.invoice.document.currency }}>
    <InvoiceParts {...props} />
  </LocaleContext.Provider>
)

const InvoiceParts = ({ invoice, today, done }: PageProps) => {
  const all = useWords()
  const { receiving: words, invoices } = all
  const { document, notices } = invoice
  const dueCents = dueNowCents(invoice, today)
  const isSaid = isAllSaid(notices, dueCents)
  return (
    <>
      <a class="back" href="/portal/invoices">
        {invoices.title}
      </a>
      <Heading>
        <Unbroken text={titleOf(invoice, all)} />
      </Heading>
      <ThatIsTold done={done} />
      <Live id="invoice">
        <div class="card summary">
          <Due invoice={invoice} today={today} isSaid={isSaid} />
          <Facts invoice={invoice} />
        </div>
        <BeingChecked dueCents={dueCents} notices={notices} />
        {!isSaid && <HowToPay document={document} dueCents={dueCents} />}
        <HavePaid invoiceId={invoice.id} isPayable={dueCents > 0} notices={notices} />
        <Papers id={invoice.id} />
        {document.opening && <p class="comments">{document.opening}</p>}
        <Lines {...document} />
        <Totals {...invoice} {...document} balanceCents={balanceCents(invoice)} />
        <RelatedDocuments path="/portal/invoices" related={invoice.related} />
        <Payments payments={invoice.payments} />
        {document.closing && <p class="comments">{document.closing}</p>}
      </Live>
      {document.notes.length > 0 && (
        <section>
          <h2>{words.notes}</h2>
          {document.notes.map((text) => (
            <p class="note legal">{text}</p>
          ))}
        </section>
      )}
      {document.check && <CheckLink code={document.check.code} />}
    </>
  )
}

/** What the document is, and what it is about. */
const Facts = ({ invoice }: { invoice: FoundInvoice }) => {
  const all = useWords()
  const { receiving: words, invoices } = all
  const linked = useIsOpen('jobs')
  const { document, related } = invoice
  const [corrects, final] = [related.corrects[0], related.deductedOn[0]]
  const kind = kindOf(invoice)
  return (
    <dl class="facts">
      {/* That a deposit will be deducted is news until it is. */}
      {(kind === 'final' || (kind === 'deposit' && !final)) && (
        <Fact name={kindWord(invoice, all)}>
          <span class="note">{words.means[kind]}</span>
        </Fact>
      )}
      {corrects && (
        <Fact name={words.corrects}>
          <a href={`/portal/invoices/${corrects.id}`}>{corrects.number}</a>
        </Fact>
      )}
      {final && (
        <Fact name={words.inFinal}>
          <a href={`/portal/invoices/${final.id}`}>{final.number}</a>
        </Fact>
      )}
      <Fact name={invoices.issued}>
        <Day day={document.issuedOn} />
      </Fact>
      {document.servedOn && document.servedOn !== document.issuedOn && (
        <Fact name={words.served}>
          <Day day={document.servedOn} />
        </Fact>
      )}
      {document.purchaseOrder && <Fact name={words.order}>{document.purchaseOrder}</Fact>}
      {invoice.jobId && (
        <Fact name={invoices.job}>
          {linked ? <a href={`/portal/jobs/${invoice.jobId}`}>{invoice.jobTitle}</a> : invoice.jobTitle}
        </Fact>
      )}
      {document.site && <Fact name={words.site}>{document.site}</Fact>}
    </dl>
  )
}

/** The document as files: one to read and keep, one for programs. */
const Papers = ({ id }: { id: string }) => {
  const { receiving: words, invoices } = useWords()
  return (
    <section>
      <h2>{words.papers}</h2>
      <div class="card papers">
        <a class="button" href={`/portal/invoices/${id}/pdf`} hx-boost="false" download>
          <Icon name="download" />
          {invoices.download}
        </a>
        <a class="button quiet" href={`/portal/invoices/${id}/xml`} hx-boost="false" download>
          <Icon name="download" />
          {words.xml}
        </a>
        <p class="note">{words.xmlFor}</p>
      </div>
    </section>
  )
}
