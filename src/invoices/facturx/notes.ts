import type { InvoiceText } from '../../companies/invoicing.ts'
import type { InvoiceDocument } from '../document.ts'
import { isFrench, reportingOf } from './french.ts'
import { legalInformation } from './parties.ts'
import { saysRegime } from './vat.ts'
import { group, leaf } from './writer.ts'

/** Subjects that the French rules ask for exactly once (BR-FR-05 and 06; UNTDID 4451). */
const subjects = { recovery: 'PMT', penalty: 'PMD', discount: 'AAB' } satisfies Partial<Record<InvoiceText, string>>

/**
 * The notes of the invoice (BG-1): what is printed around the lines, then the legal texts. In France each of those has the
 * subject that the rules name, beside the seller's legal form (REG) and how the invoice is reported (BAR). A text that
 * already gives the reason for its VAT (BT-120) is not said twice.
 */
export function notes(document: InvoiceDocument): string[] {
  const { legal, opening, closing, jobTitle, seller } = document
  const french = isFrench(document)
  const coded = french
    ? Object.entries(subjects).map(([name, code]) => [legal[name as keyof typeof subjects], code])
    : []
  const said = new Set([
    ...coded.map(([text]) => text),
    legal.reverseCharge,
    ...(saysRegime(document) ? [legal.regime] : []),
  ])
  const plain = [jobTitle, opening, closing, seller.insurance, ...document.notes].filter((text) => !said.has(text))
  return [
    ...plain.map((text) => note(text)),
    ...(french ? [note(legalInformation(document), 'REG'), note(reportingOf(document), 'BAR')] : []),
    ...coded.map(([text, code]) => note(text, code)),
  ]
}

/** A note (BT-22) and what it is about (BT-21). */
const note = (text: string | null | undefined, subject?: string | null): string => {
  const content = leaf('ram:Content', text)
  return content === '' ? '' : group('ram:IncludedNote', [content, leaf('ram:SubjectCode', subject)])
}
