import type { CustomerFiles } from '../../files/scope.ts'
import { logFault } from '../../http/log.ts'
import { openPdf, type Printable } from '../pdf/open.ts'

/** Makes and stores the PDF of an issued invoice where there is none yet, and has its hash on the invoice. Throws. */
export async function printInvoice(files: CustomerFiles, invoice: Printable): Promise<void> {
  const { file } = await openPdf(files, { pdfSha256: null, ...invoice })
  if (file.body instanceof ReadableStream) await file.body.cancel()
}

/** The same behind an answer that does not wait for it. Never throws: what fails is finished by the next read or the clock. */
export async function printBehind(files: CustomerFiles, invoice: Printable): Promise<void> {
  try {
    await printInvoice(files, invoice)
  } catch (error) {
    logFault('print', { invoice: invoice.id }, error)
  }
}
