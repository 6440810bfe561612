import type { CustomerFiles } from '../../files/scope.ts'
import type { InvoiceDocument } from '../document.ts'
import { printedKind } from '../kinds.ts'

/** An issued invoice as far as its paper goes. */
export interface Printable {
  id: string
  document: InvoiceDocument
  /** SHA-256 of its PDF, null before it was stored; left out by whoever does not know. */
  pdfSha256?: string | null
}

/** The PDF of an issued invoice: the one that was stored, or made and stored now. With the name it is saved under. */
export async function openPdf(files: CustomerFiles, { id, document, pdfSha256 }: Printable) {
  const make = async () => {
    // Loaded only when there is something to draw: pdf-lib would add 30 ms to every start of the Worker.
    const { renderInvoice } = await import('./render.ts')
    return renderInvoice(document, { logo: await files.logo(document.seller.logo) })
  }
  const file = await files.openOrMake(id, 'application/pdf', make, pdfSha256)
  const name = `${printedKind(document)} ${document.number} - ${document.seller.name}.pdf`
  return { file, name }
}
