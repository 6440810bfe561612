import { newId } from '../../../db/id.ts'
import { useWords } from '../../../i18n/locale.ts'
import { Live } from '../../../ui/live.tsx'
import { Badge, Done, Fact, Heading } from '../../../ui/parts.tsx'
import { Day, Money } from '../../../ui/values.tsx'
import type { InvoiceDocument } from '../../document.ts'
import { kindWord } from '../../kinds.ts'
import { Lines } from '../../parts.tsx'
import { Lacks } from '../lacks.tsx'
import type { DraftDone } from './edit-page.tsx'
import type { FoundDraft } from './queries.ts'
import { Sums } from './sums.tsx'

interface Props {
  found: FoundDraft
  /** What it would say if it were issued today. */
  document: InvoiceDocument
  /** Whether who looks may change the settings. */
  isOwner: boolean
  done: DraftDone | undefined
}

/** A draft, shown as the invoice that it would become, with all that can be done to it. */
export const DraftPage = ({ found: { draft }, document, isOwner, done }: Props) => {
  const words = useWords()
  const { admin, drafting, invoices } = words
  const at = `/admin/invoices/${draft.id}`
  const { opening, closing } = draft.terms
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
        <Lacks {...{ document, draft, isOwner }} />
        <div class="card summary">
          <p class="amount">
            <span class="note">{kindWord(draft, words)}</span>
            <Money cents={document.totalCents} />
            <Badge tone="quiet">{admin.draft}</Badge>
          </p>
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
          </dl>
        </div>
        {opening && <p class="written">{opening}</p>}
        <Lines lines={document.lines} />
        <Sums sums={document} />
        {closing && <p class="written">{closing}</p>}
      </Live>
      <div class="acts">
        <CopyButton at={at} />
        <a class="more" href={`${at}/removal`}>
          {drafting.remove}
        </a>
      </div>
    </>
  )
}

/** A press that makes a draft like an invoice or a draft; sent twice, it makes one. */
export const CopyButton = ({ at }: { at: string }) => (
  <form method="post" action={`${at}/copy`} hx-boost="false">
    <input type="hidden" name="id" value={newId()} />
    <button class="quiet" type="submit">
      {useWords().drafting.copy}
    </button>
  </form>
)
