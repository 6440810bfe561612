import type { Page } from '../../http/paging.ts'
import { LocaleContext, useLocale, useWords } from '../../i18n/locale.ts'
import { Payments } from '../../payments/parts.tsx'
import { Live } from '../../ui/live.tsx'
import { Empty, Fact, Heading, Icon, Pager, Tabs } from '../../ui/parts.tsx'
import { useIsOpen } from '../../ui/sections.ts'
import { Day } from '../../ui/values.tsx'
import { CheckLink } from '../check/link.tsx'
import { documentKind } from '../document.ts'
import { dueNowCents } from '../invoice.ts'
import { Lines } from '../parts.tsx'
import { Due } from './due.tsx'
import { HowToPay } from './how-to-pay.tsx'
import type { FoundInvoice } from './queries.ts'
import { InvoiceList, type InvoiceRow } from './rows.tsx'
import { Sums } from './sums.tsx'

interface ListProps {
  page: Page<InvoiceRow>
  show: 'all' | 'to-pay'
  paged: boolean
  today: string
}

export const InvoicesPage = ({ page, show, paged, today }: ListProps) => {
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
      <Live id="invoices">
        {page.rows.length > 0 ? (
          <InvoiceList rows={page.rows} today={today} />
        ) : (
          <Empty icon="receipt">{show === 'to-pay' ? words.invoices.noneToPay : words.invoices.none}</Empty>
        )}
        <Pager path="/portal/invoices" filter={show === 'to-pay' ? { show } : {}} next={page.next} paged={paged} />
      </Live>
      {page.rows.length > 0 && <CheckLink />}
    </>
  )
}

/** An issued invoice. Its amounts are in the currency it was issued in, whatever the company's is today. */
export const InvoicePage = (props: { invoice: FoundInvoice; today: string }) => (
  <LocaleContext.Provider value={{ ...useLocale(), currency: props.invoice.document.currency }}>
    <InvoiceParts {...props} />
  </LocaleContext.Provider>
)

const InvoiceParts = ({ invoice, today }: { invoice: FoundInvoice; today: string }) => {
  const { receiving: words, invoices } = useWords()
  const { document } = invoice
  const kind = documentKind(document)
  return (
    <>
      <a class="back" href="/portal/invoices">
        {invoices.title}
      </a>
      <Heading>{words.one[kind](document.number)}</Heading>
      <Live id="invoice">
        <div class="card summary">
          <Due invoice={invoice} today={today} />
          <Facts invoice={invoice} />
        </div>
        <HowToPay document={document} dueCents={dueNowCents(invoice, today)} />
        <Papers id={invoice.id} />
        {document.opening && <p class="comments">{document.opening}</p>}
        <Lines {...document} />
        <Sums invoice={invoice} today={today} />
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
  const { receiving: words, invoices } = useWords()
  const linked = useIsOpen('jobs')
  const { document, correctsId, final } = invoice
  const kind = documentKind(document)
  return (
    <dl class="facts">
      {(kind === 'deposit' || kind === 'final') && (
        <Fact name={words.kinds[kind]}>
          <span class="note">{words.means[kind]}</span>
        </Fact>
      )}
      {document.corrects && (
        <Fact name={words.corrects}>
          <a href={`/portal/invoices/${correctsId}`}>{document.corrects.number}</a>
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
