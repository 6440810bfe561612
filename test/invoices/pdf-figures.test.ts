import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { figuresOf } from '../../src/invoices/pdf/figures.ts'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { words } from '../../src/invoices/pdf/words.ts'
import { english, french, long, withLines } from './pdf-fixtures.ts'
import { type Run, textOf } from './pdf-text.ts'

const pagesOf = async (document: InvoiceDocument, logo?: Uint8Array) => textOf(await renderInvoice(document, { logo }))
const texts = (runs: Run[]) => runs.map(({ text }) => text)
const flat = (pages: Run[][]) => texts(pages.flat())

/** An invoice of one line whose description goes on over `count` lines of its own. */
describe('figures', () => {
  test('follow the language and the currency', () => {
    const fr = figuresOf({ language: 'fr', currency: 'EUR' })
    expect(fr.money(123_450)).toBe('1\u202f234,50\u00a0€')
    expect(fr.money(-5)).toBe('-0,05\u00a0€')
    expect(fr.money(900_719_925_474_099_1)).toBe('90\u202f071\u202f992\u202f547\u202f409,91\u00a0€')
    expect(fr.quantity(1_000)).toBe('1')
    expect(fr.quantity(12_500)).toBe('12,5')
    expect(fr.quantity(1)).toBe('0,001')
    expect(fr.rate(550)).toMatch(/^5,5[\u00a0\u202f]%$/)
    expect(fr.day('2026-03-01')).toBe('1er mars 2026')
    expect(fr.day('2026-12-31')).toBe('31 décembre 2026')
    const en = figuresOf({ language: 'en', currency: 'GBP' })
    expect(en.money(123_450)).toBe('£1,234.50')
    expect(en.rate(2_000)).toBe('20%')
    expect(en.day('2026-03-01')).toBe('1 March 2026')
    expect(figuresOf({ language: 'en', currency: 'JPY' }).money(1_234)).toBe('JP¥1,234')
    expect(figuresOf({ language: 'en', currency: 'KWD' }).money(1_234)).toBe('KWD\u00a01.234')
  })

  test('a day or currency that does not exist is refused', async () => {
    await expect(renderInvoice({ ...french, dueOn: '2026-13-01' })).rejects.toThrow(RangeError)
    await expect(renderInvoice({ ...french, currency: 'EURO' })).rejects.toThrow(RangeError)
  })

  test.for([
    ['fr', withLines(french, french.lines), /^-?[\d\u202f]+,\d{2}\u00a0€$/],
    ['en', english, /^-?£[\d,]+\.\d{2}$/],
    ['200 lines', long(200), /^-?[\d\u202f]+,\d{2}\u00a0€$/],
  ] as const)(
    'every amount printed is one of the invoice, and every one is printed: %s',
    async ([, document, pattern]) => {
      const { carried, brought } = words[document.language]
      const isCarried = (runs: Run[], i: number) => [carried, brought].includes(runs[i + 1]?.text ?? '')
      const pages = (await pagesOf(document)).map((runs) => runs.filter((_, i) => !isCarried(runs, i)))
      const printed = flat(pages).filter((text) => pattern.test(text))
      const cents = printed.map((text) => Number(text.replace(/[^\d-]/g, '')))
      const expected = [
        ...document.lines.flatMap(({ unitPriceCents, netCents }) => [unitPriceCents, netCents]),
        ...document.vat.flatMap(({ netCents, vatCents }) => [netCents, vatCents]),
        ...[document.netCents, document.vatCents, document.totalCents],
        // The total stands beside the dates too.
        document.totalCents,
      ]
      const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b)
      expect(ascending(cents)).toEqual(ascending(expected))
    },
  )

  test('of a line stand in one row, its discount only where it has one', async () => {
    const [page = []] = await pagesOf(french)
    const rowOf = (text: string) => {
      const y = page.find((run) => run.text === text)?.y
      return texts(page.filter((run) => run.y === y)).map((text) => text.replace(/\s/g, ' '))
    }
    expect(rowOf('Main-d’œuvre')).toEqual(['Main-d’œuvre', '16 h', '52,00 €', '5 %', '10 %', '790,40 €'])
    expect(rowOf('Thermostat connecté')).toEqual(['Thermostat connecté', '2 u', '149,50 €', '5,5 %', '299,00 €'])
    expect(texts(page)).toContain(words.fr.discount)
    expect(flat(await pagesOf(english))).not.toContain(words.en.discount)
  })
})
