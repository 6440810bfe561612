import { expect, it } from 'vitest'
import { LocaleContext, localeOf } from '../../src/i18n/locale.ts'
import { Lacks } from '../../src/invoices/admin/lacks.tsx'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import type { IssueFault } from '../../src/invoices/issue/faults.ts'
import { dupont } from '../einvoice/companies.ts'
import { documentOf, firm } from '../einvoice/documents.ts'

const draft = { id: 'd1', customerId: 'k1' }
const shown = (document: InvoiceDocument, isOwner: boolean, faults: IssueFault[] = []): string =>
  String(
    <LocaleContext.Provider value={localeOf({ timeZone: 'Europe/Paris', currency: 'EUR' }, 'fr')}>
      <Lacks {...{ document, draft, isOwner, faults }} />
    </LocaleContext.Provider>,
  )

const whole = documentOf({ settings: dupont, buyer: firm })
const incomplete = documentOf({
  settings: { ...dupont, legal: { ...dupont.legal, bank: null } },
  ...{ buyer: { ...firm, siren: null }, lines: [] },
})

it('says nothing where nothing lacks', () => {
  expect(shown(whole, true)).toBe('')
})

it('says first what must be there, and leads to where each is put right', () => {
  const page = shown(incomplete, true)
  expect(page.indexOf('n’est pas valable')).toBeLessThan(page.indexOf('demandent aussi'))
  for (const href of ['/admin/invoices/d1/edit', '/admin/customers/k1/edit', '/admin/settings/identity'])
    expect(page).toContain(`href="${href}"`)
})

it('says nothing that keeps it from being issued, which is told beside', () => {
  expect(shown(incomplete, true)).toContain('Ajoutez au moins une ligne')
  expect(shown(incomplete, true, [{ is: 'noLines' }])).not.toContain('Ajoutez au moins une ligne')
})

it('tells staff of settings without a link that only the owner can follow', () => {
  const page = shown(incomplete, false)
  expect(page).toContain('Réglages\u00a0: identité')
  expect(page).not.toContain('/admin/settings')
  expect(page).toContain('/admin/customers/k1/edit')
})
