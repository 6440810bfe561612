import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { epcPayload } from '../../src/invoices/epc.ts'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { codesOf } from './pdf-codes.ts'
import { english, french } from './pdf-fixtures.ts'
import { creditNote, final, ordered } from './pdf-kinds.ts'
import { textOf } from './pdf-text.ts'

const scanned = async (document: InvoiceDocument) => codesOf(await renderInvoice(document))
const amountOf = (code: string | undefined) => code?.split('\n')[7]

describe('the code to pay by', () => {
  test('tells a bank’s app whom, on which account, how much and what for', async () => {
    expect(await scanned(french)).toEqual([
      [
        [
          ...['BCD', '002', '1', 'SCT', 'AGRIFRPP878', 'Dupont & Fils Plomberie', 'FR7630006000011234567890189'],
          ...['EUR5402.95', '', '', 'FA2603-0042'],
        ].join('\n'),
      ],
    ])
  })

  test('asks for what is due at issue, without the deposits and without what may be kept back', async () => {
    const [[pay] = []] = await scanned(final)
    expect(amountOf(pay)).toBe('EUR103.27')
    const bank = final.seller.bank
    expect(bank && epcPayload({ bank, amountCents: 10_327, reference: final.number, currency: 'EUR' })).toBe(pay)
  })

  test('is read with accents and letters of other languages in it', async () => {
    const holder = 'Żółć & Gülşen Œuvre'
    const bank = { holder, iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP878' }
    const [[pay] = []] = await scanned({ ...french, seller: { ...french.seller, bank } })
    expect(pay?.split('\n')[5]).toBe(holder)
  })

  test('is on no credit note, nor where there is no account or no euro', async () => {
    const codes = async (document: InvoiceDocument) => (await scanned({ ...document, check: null })).flat()
    expect(await codes(creditNote)).toEqual([])
    expect(await codes(english)).toEqual([])
    expect(await codes({ ...french, seller: { ...french.seller, bank: null } })).toEqual([])
    expect(await codes({ ...final, dueCents: 0, retention: null })).toEqual([])
  })
})

describe('the code to check by', () => {
  test('leads to the check, once, on the first page', async () => {
    const url = 'https://dupont.artisan-portal.example/check/K7QM-3XRT-9WFD'
    const pages = await scanned(ordered)
    expect(pages.map((codes) => codes.filter((code) => code === url).length)).toEqual([
      1,
      ...pages.slice(1).map(() => 0),
    ])
    expect(await scanned(creditNote)).toEqual([[url]])
  })

  test('is told in words for those who type it', async () => {
    const printed = (await textOf(await renderInvoice(ordered))).map((page) => page.map(({ text }) => text).join(' '))
    for (const page of printed) {
      expect(page).toContain('Document à vérifier sur dupont.artisan-portal.example/check avec le code K7QM-3XRT-9WFD')
    }
  })

  test('stands on no document without one, and on no draft', async () => {
    expect((await scanned({ ...english, check: null })).flat()).toEqual([])
    expect((await codesOf(await renderInvoice(ordered, { draft: true }))).flat()).toEqual([])
  })
})
