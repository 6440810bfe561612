import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { sha256 } from '../../src/secrets/sha256.ts'
import { english, french, jpegLogo, long, pngLogo, sprawling } from './pdf-fixtures.ts'
import { creditNote, deposit, englishCredit, final, franchise, ordered, reversed } from './pdf-kinds.ts'

const documents: Record<string, [document: InvoiceDocument, options?: Parameters<typeof renderInvoice>[1]]> = {
  french: [french],
  'french, PNG logo': [french, { logo: pngLogo }],
  'french, JPEG logo': [french, { logo: jpegLogo }],
  english: [english],
  sprawling: [sprawling],
  '200 lines': [long(200)],
  ordered: [ordered],
  'ordered, draft': [ordered, { draft: true }],
  deposit: [deposit],
  final: [final],
  creditNote: [creditNote],
  englishCredit: [englishCredit],
  reversed: [reversed],
  franchise: [franchise],
}

/** The SHA-256 of every one, rendered now: `pdf-golden.json` has them as they must be, wherever they are rendered. */
export async function renderedNow(): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const [name, [document, options]] of Object.entries(documents)) {
    hashes[name] = await sha256(await renderInvoice(structuredClone(document), options))
  }
  return hashes
}
