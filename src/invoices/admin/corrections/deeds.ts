import { newId } from '../../../db/id.ts'
import type { CompanyDb } from '../../../db/scope.ts'
import { dictionaries } from '../../../i18n/index.ts'
import { leftOf, linesLeft, totalsTakenBack } from '../../credit-note.ts'
import type { DocumentLine } from '../../document.ts'
import { type InvoiceKind, totals } from '../../invoice.ts'
import { invoiceLines, invoices } from '../../schema.ts'
import { type InvoiceTerms, noTerms } from '../../terms.ts'
import type { ToCredit } from './queries.ts'

/** A draft to be, with what its lines come to in cents. */
interface NewDraft {
  /** Made with the form, so that a press made twice makes one draft. */
  id: string
  kind: InvoiceKind
  customerId: string
  jobId: string | null
  correctsId?: string
  terms: InvoiceTerms
  lines: DocumentLine[]
  sums: ReturnType<typeof totals>
  /** Whom or what the trail names. */
  subject: string
}

/** Writes a draft with its lines; where there is one of this id already, nothing more. */
export async function addDraft(db: CompanyDb, { lines, sums, subject, ...draft }: NewDraft): Promise<void> {
  const { id, customerId } = draft
  const owned = lines.map((line, index) => ({ ...line, customerId, invoiceId: id, position: index + 1 }))
  await db.write(
    { did: 'invoice_drafted', customerId, subject, subjectId: id },
    db.insertOnce(invoices, { ...draft, ...sums, status: 'draft' }),
    db.insertMany(invoiceLines, owned),
  )
}

/** Begins a credit note that takes back all that is left of an invoice, as a draft of the id given. */
export async function addCreditNote(db: CompanyDb, found: ToCredit, id: string, reason: string | null): Promise<void> {
  const { invoice, taking } = found
  const { document } = invoice
  const words = dictionaries[document.language].corrections.creditNote
  const lines = linesLeft(taking, { description: words.rest(document.number), unit: words.restUnit })
  const { servedOn, purchaseOrder, site, nature } = document
  await addDraft(db, {
    ...{ id, kind: 'credit_note', customerId: invoice.customerId, jobId: invoice.jobId, correctsId: invoice.id },
    terms: {
      ...{ ...noTerms, servedOn, purchaseOrder, site, nature, opening: reason },
      reverseCharge: document.vatTreatment === 'reverse_charge',
    },
    ...{ lines, sums: totalsTakenBack(lines, leftOf(taking)), subject: document.number },
  })
}

/** Begins a deposit invoice. */
export const addDeposit = (
  db: CompanyDb,
  draft: { id: string; customerId: string; jobId: string | null; lines: DocumentLine[]; subject: string },
): Promise<void> => addDraft(db, { ...draft, kind: 'deposit', terms: noTerms, sums: totals(draft.lines) })

/** The id of a draft that a form is to make. */
export const newDraftId = newId
