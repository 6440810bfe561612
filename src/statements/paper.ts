import { originOf } from '../companies/address.ts'
import type { Settings } from '../companies/directory.ts'
import type { OpenFile } from '../files/scope.ts'
import type { Bindings } from '../http/env.ts'
import { dictionaries } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import { sellerOf } from '../invoices/seller.ts'
import type { Paper } from './pdf/paper.ts'
import type { Statement } from './statement.ts'

interface Facts {
  statement: Statement
  settings: Settings
  language: Language
  customer: Paper['customer']
  today: string
}

/** What a statement is drawn from, with the company as its settings are now. */
export const paperOf = ({ statement, settings, language, customer, today }: Facts, env: Bindings): Paper => ({
  ...{ statement, language, customer, printedOn: today, currency: settings.currency },
  seller: sellerOf(settings, `${originOf(settings, env)}/portal`, language),
})

/** The PDF, and the name it is saved under. */
export async function drawPaper(paper: Paper, logo: Uint8Array | undefined): Promise<{ file: OpenFile; name: string }> {
  // Loaded only when there is something to draw, as for invoices.
  const { renderStatement } = await import('./pdf/render.ts')
  const body = await renderStatement(paper, logo)
  const { from, to } = paper.statement
  const name = `${dictionaries[paper.language].statements.file(from, to)} - ${paper.seller.name}.pdf`
  return { file: { body, sizeBytes: body.length }, name }
}
