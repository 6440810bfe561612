import type { CustomerFiles } from '../../files/scope.ts'
import type { InvoiceDocument } from '../document.ts'
import { titleOf } from './words.ts'

/** The PDF of an issued invoice: the one that was stored, or made and stored now. With the name it is saved under. */
export async function openPdf(files: CustomerFiles, { id, document }: { id: string; document: InvoiceDocument }) {
  const file = await files.openOrMake(id, 'application/pdf', async () => {
    // Loaded only when there is something to draw: pdf-lib would add 30 ms to every start of the Worker.
    const { renderInvoice } = await import('./render.ts')
    return renderInvoice(document, { logo: await files.logo(document.seller.logo) })
  })
  const name = `${titleOf(document)} ${document.number} - ${document.seller.name}.pdf`
  return { file, name }
}
