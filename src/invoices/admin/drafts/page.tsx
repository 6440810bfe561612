import { newId } from '../../../db/id.ts'
import { useLocale, useWords } from '../../../i18n/locale.ts'
import { calendarDay } from '../../../ui/format.ts'
import { Live } from '../../../ui/live.tsx'
import { Badge, Done, Fact, Heading } from '../../../ui/parts.tsx'
import { Day, Money } from '../../../ui/values.tsx'
import type { InvoiceDocument } from '../../document.ts'
import type { InvoiceKind } from '../../invoice.ts'
import type { IssueFault } from '../../issue/faults.ts'
import { Lines } from '../../parts.tsx'
import { type Related, RelatedDocuments } from '../../related.tsx'
import { CorrectionActs } from '../corrections/acts.tsx'
import { Faults } from '../faults.tsx'
import { Lacks } from '../lacks.tsx'
import type { DraftDone } from './edit-page.tsx'
import type { FoundDraft } from './queries.ts'
import { Sums } from './sums.tsx'
import { WhatItIs } from './what-it-is.tsx'

interface Props {
  found: FoundDraft
  /** What it would say if it were issued today. */
  document: InvoiceDocument
  /** What keeps it from being issued today. */
  faults: IssueFault[]
  related: Related
  /** Whether who looks may change the settings. */
  isOwner: boolean
  done: DraftDone | undefined
}

/** A draft, shown as the invoice that it would become, with all that can be done to it. */
export const DraftPage = ({ found, document, faults, related, isOwner, done }: Props) => {
  const { draft } = found
  const { admin, corrections, drafting, invoices } = useWords()
  const at = `/admin/invoices/${draft.id}`
  const { opening, closing } = draft.terms
  const isFinal = draft.deductedCents > 0
  const locale = useLocale()
  return (
    <>
      <a class="back" href="/admin/invoices">
        {admin.invoices}
      </a>
      <div class="titled">
        <Heading>{drafting.title(draft.name)}</Heading>
        <div class="acts">
          <a class="button quiet" href={`${at}/edit`} data-key="e">
            {drafting.edit}
          </a>
          <a class="button quiet" href={`${at}/draft.pdf`} hx-boost="false" target="_blank" rel="noopener">
            {drafting.preview}
          </a>
          <a class="button" href={`${at}/issue`}>
            {drafting.issue}
          </a>
        </div>
      </div>
      {done && (
        <Done>
          <p>{drafting.dones[done]}</p>
        </Done>
      )}
      <Live id="invoice">
        <Faults faults={faults} />
        <Lacks {...{ document, draft, isOwner, faults }} />
        <div class="card summary">
          <p class="amount">
            <span class="note">{isFinal ? corrections.deductions.toPay : invoices.total}</span>
            <Money cents={isFinal ? document.dueCents : document.totalCents} />
            <Badge tone="quiet">{admin.draft}</Badge>
          </p>
          <WhatItIs found={found} />
          <dl class="facts">
            <Fact name={admin.customer}>
              <a href={`/admin/customers/${draft.customerId}`}>{draft.name}</a>
            </Fact>
            {draft.jobId && (
              <Fact name={admin.job}>
                <a href={`/admin/jobs/${draft.jobId}`}>{draft.jobTitle}</a>
              </Fact>
            )}
            {draft.terms.dueOn && (
              <Fact name={invoices.dueBy}>
                <Day day={draft.terms.dueOn} />
              </Fact>
            )}
            {draft.terms.purchaseOrder && <Fact name={drafting.purchaseOrder}>{draft.terms.purchaseOrder}</Fact>}
            {document.site && <Fact name={drafting.site}>{document.site}</Fact>}
            {draft.internalNotes && <Fact name={admin.internalNotes}>{draft.internalNotes}</Fact>}
            {document.retention && (
              <Fact name={corrections.retained(calendarDay(locale, document.retention.dueOn))}>
                <Money cents={document.retention.cents} />
              </Fact>
            )}
          </dl>
          <CorrectionActs invoice={{ ...draft, status: 'draft' }} />
        </div>
        {opening && <p class="written">{opening}</p>}
        <Lines lines={document.lines} />
        <Sums sums={document} deductedCents={draft.deductedCents} />
        {closing && <p class="written">{closing}</p>}
        <RelatedDocuments path="/admin/invoices" related={related} />
      </Live>
      <div class="acts">
        {draft.kind !== 'credit_note' && <CopyButton at={at} kind={draft.kind} />}
        <a class="more" href={`${at}/removal`}>
          {drafting.remove}
        </a>
      </div>
    </>
  )
}

/**
 * A press that makes a draft like an invoice or a draft; sent twice, it makes one. A credit note takes back one invoice and
 * is not copied: what it took back is invoiced again.
 */
export const CopyButton = ({ at, kind }: { at: string; kind: InvoiceKind }) => (
  <form method="post" action={`${at}/copy`} hx-boost="false">
    <input type="hidden" name="id" value={newId()} />
    <button class="quiet" type="submit">
      {useWords().drafting[kind === 'credit_note' ? 'invoiceAgain' : 'copy']}
    </button>
  </form>
)
