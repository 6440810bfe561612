import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { figuresOf } from '../../src/invoices/pdf/figures.ts'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { type Weight, widthOf } from '../../src/invoices/pdf/typeface.ts'
import { words } from '../../src/invoices/pdf/words.ts'
import { english, french, line, long, sprawling, withLines, word } from './pdf-fixtures.ts'
import { creditNote, englishCredit, final, ordered, reversed } from './pdf-kinds.ts'
import { type Run, textOf } from './pdf-text.ts'

const pagesOf = async (document: InvoiceDocument, logo?: Uint8Array) => textOf(await renderInvoice(document, { logo }))
const texts = (runs: Run[]) => runs.map(({ text }) => text)
const flat = (pages: Run[][]) => texts(pages.flat())
const weightOf = (run: Run): Weight => (run.font === 'SemiBold' ? 'semiBold' : 'regular')

/** An invoice of one line whose description goes on over `count` lines of its own. */
const detailed = (count: number) =>
  withLines(french, [line(`Toiture${'\nDétail'.repeat(count)}`, 1_000, 'u', 100, 2_000)])
describe('the pages', () => {
  test('of 200 lines repeat the head of the table, count themselves and hold every line once, in order', async () => {
    const document = long(200)
    const pages = await pagesOf(document)
    expect(pages.length).toBeGreaterThan(4)
    for (const [i, page] of pages.entries()) {
      expect(texts(page)).toContain(words.fr.description)
      expect(texts(page)).toContain(words.fr.page(i + 1, pages.length))
      expect(texts(page).join(' ')).toContain('FA2603-0042')
      expect(texts(page).join(' ')).toContain('SIRET 812 345 678 00021')
    }
    const rows = flat(pages).flatMap((text) => /^Poste (\d+)/.exec(text)?.[1] ?? [])
    expect(rows).toEqual(document.lines.map((_, i) => String(i + 1)))
  })

  test('carry the sum so far from each to the next', async () => {
    const document = long(200)
    const { money } = figuresOf(document)
    const pages = await pagesOf(document)
    let [sum, lines] = [0, 0]
    for (const [i, page] of pages.entries()) {
      const sumBeside = (title: string) => page[page.findIndex(({ text }) => text === title) - 1]?.text
      if (i > 0) expect(sumBeside(words.fr.brought)).toBe(money(sum))
      const count = texts(page).filter((text) => text.startsWith('Poste ')).length
      for (const line of document.lines.slice(lines, lines + count)) sum += line.netCents
      lines += count
      if (i < pages.length - 1) expect(sumBeside(words.fr.carried)).toBe(money(sum))
    }
    expect(sum).toBe(document.netCents)
    expect(texts(pages.at(-1) ?? [])).not.toContain(words.fr.carried)
    expect(texts(pages[0] ?? [])).not.toContain(words.fr.brought)
  })

  test('never part a row, nor the totals, whatever the number of lines', async () => {
    for (let count = 1; count <= 45; count++) {
      const pages = await pagesOf(long(count))
      for (const page of pages) {
        const starts = texts(page).filter((text) => text.endsWith(' : fourniture et pose')).length
        expect(texts(page).filter((text) => text.endsWith('plusieurs lignes dans la colonne')).length).toBe(starts)
      }
      const totals = pages.findIndex((page) => texts(page).includes(words.fr.vatRate))
      const page = texts(pages[totals] ?? [])
      expect(page).toContain(words.fr.payment)
      expect(page.filter((text) => text === words.fr.totalWithVat)).toHaveLength(totals === 0 ? 2 : 1)
      expect(page.some((text) => /^Poste \d/.test(text))).toBe(true)
    }
  })

  test('go on with a description that is longer than a page', async () => {
    const details = Array.from({ length: 150 }, (_, i) => `Détail ${i + 1}`)
    const pages = await pagesOf(withLines(french, [line(`Toiture\n${details.join('\n')}`, 1_000, 'u', 100, 2_000)]))
    expect(flat(pages).filter((text) => text.startsWith('Détail '))).toEqual(details)
    expect(flat(pages).filter((text) => text === 'Toiture')).toHaveLength(1)
  })

  const shapes: [string, InvoiceDocument][] = [
    ['fr', french],
    ['en', english],
    ['sprawling', sprawling],
    ['200 lines', long(200)],
    ['an order with texts', ordered],
    ['deposits and a retention', final],
    ['a credit note', creditNote],
    ['an English credit note', englishCredit],
    ['a reverse charge', reversed],
    ['a long opening', { ...ordered, opening: 'Madame, Monsieur. '.repeat(700), closing: 'Merci. '.repeat(900) }],
    [
      'a long code and reference',
      { ...sprawling, check: { code: word, url: `https://${word}.example/check/${word}` } },
    ],
    ['a note longer than a page', { ...french, notes: ['Article. '.repeat(3_000)] }],
    ...[60, 110, 115, 120, 125, 130, 135].map((count): [string, InvoiceDocument] => [
      `${count} details`,
      detailed(count),
    ]),
  ]
  test.for(shapes)('keep all text inside the margins and no two texts on one another: %s', async ([, document]) => {
    for (const page of await pagesOf(document)) {
      const boxes = page.map((run) => ({ ...run, end: run.x + widthOf(run.text, weightOf(run), run.size) }))
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(49.9)
        expect(box.end).toBeLessThanOrEqual(595.28 - 49.9)
        expect(box.y).toBeGreaterThan(20)
        expect(box.y).toBeLessThan(841.89 - 30)
      }
      for (const [i, a] of boxes.entries()) {
        const clash = boxes
          .slice(i + 1)
          .find((b) => Math.abs(a.y - b.y) < Math.min(a.size, b.size) * 0.9 && a.x < b.end - 0.1 && b.x < a.end - 0.1)
        expect(clash && [a.text, clash.text]).toBeUndefined()
      }
    }
  })

  test('hold every word of names and addresses that had to be cut', async () => {
    const letters = flat(await pagesOf(sprawling)).join('')
    expect(letters).toContain(word.repeat(3))
    expect(letters).toContain(`${word}@${word}.example`.slice(0, 60))
  })

  test('leave out what the invoice does not have', async () => {
    const none = { bank: null, insurance: null, legalForm: null, email: null, phone: null }
    // In France the nature of the transaction is said in any case.
    const seller = { ...french.seller, ...none, country: 'BE' }
    const bare = { ...french, seller, servedOn: null, site: null, jobTitle: null, notes: [] }
    const printed = flat(await pagesOf(bare))
    for (const key of ['payment', 'iban', 'served', 'site', 'job', 'notes'] as const) {
      expect(printed).not.toContain(words.fr[key])
    }
    expect(printed.join()).not.toMatch(/null|undefined/)
  })

  test('say how to pay', async () => {
    const printed = flat(await pagesOf(french))
    expect(printed).toContain('FR76 3000 6000 0112 3456 7890 189')
    expect(printed).toContain('AGRIFRPP878')
    expect(printed.filter((text) => text === 'FA2603-0042').length).toBe(2)
  })
})
