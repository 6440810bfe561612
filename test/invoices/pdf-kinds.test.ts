import { describe, expect, test } from 'vitest'
import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { words } from '../../src/invoices/pdf/words.ts'
import { english, french, line, withLines } from './pdf-fixtures.ts'
import { creditNote, deposit, englishCredit, final, franchise, ordered, reversed } from './pdf-kinds.ts'
import { type Run, textOf } from './pdf-text.ts'

const pagesOf = async (document: InvoiceDocument, draft = false) => textOf(await renderInvoice(document, { draft }))
// Spaces that do not break are as good as others to compare.
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const printedOf = async (document: InvoiceDocument) => (await pagesOf(document)).flat().map(({ text }) => plain(text))

/** The texts on the right of the last row that one begins. */
function rowOf(runs: Run[], start: string): string[] {
  const y = runs.findLast(({ text }) => plain(text) === start)?.y
  return runs.filter((run) => run.y === y && run.x > 300).map(({ text }) => plain(text))
}

describe('each kind', () => {
  test.for([
    ['an invoice', french, 'Facture'],
    ['a deposit', deposit, 'Facture d’acompte'],
    ['a final invoice', final, 'Facture de solde'],
    ['a credit note', creditNote, 'Avoir'],
    ['an English invoice', english, 'Invoice'],
    ['an English deposit', { ...english, kind: 'deposit' }, 'Deposit invoice'],
    ['an English final invoice', { ...final, language: 'en' }, 'Final invoice'],
    ['an English credit note', englishCredit, 'Credit note'],
  ] satisfies [string, InvoiceDocument, string][])('says what it is: %s', async ([, document, title]) => {
    expect(await printedOf(document)).toContain(title)
  })
})

describe('a credit note', () => {
  test('names the invoice that it corrects, and its day', async () => {
    const printed = await printedOf(creditNote)
    expect(printed.join(' ')).toContain('Facture corrigée FA2603-0042 du 12 mars 2026')
    expect((await printedOf(englishCredit)).join(' ')).toContain('Corrects invoice INV-2026-0117 of 12 March 2026')
  })

  test('says what is taken back, and asks for nothing', async () => {
    const pages = await pagesOf(creditNote)
    expect(rowOf(pages.flat(), 'Total HT').at(-1)).toBe('149,50 €')
    const printed = pages.flat().map(({ text }) => plain(text))
    expect(printed.filter((text) => text === '157,72 €')).toHaveLength(2)
    expect(printed).toContain('Montant de l’avoir')
    expect(printed).toContain('Rien à payer')
    for (const key of ['payment', 'iban', 'due', 'scan', 'toPay'] as const) expect(printed).not.toContain(words.fr[key])
  })
})

describe('a final invoice', () => {
  test('takes off each deposit with its number, day and amount, and what may be kept back', async () => {
    const runs = (await pagesOf(final)).flat()
    expect(rowOf(runs, 'Acompte AC2601-0003 du 12/01/2026')).toContain('-50,00 €')
    expect(rowOf(runs, 'Acompte AC2602-0001 du 01/02/2026')).toContain('-35,00 €')
    expect(rowOf(runs, 'Acompte AC2602-0009 du 20/02/2026')).toContain('-20,00 €')
    expect(rowOf(runs, 'Retenue de garantie de 5 %')).toContain('-10,96 €')
    expect(runs.map(({ text }) => plain(text))).toContain('jusqu’au 9 mars 2027')
    expect(rowOf(runs, 'Total TTC')).toContain('219,23 €')
    // 219.23 less 105.00 less 10.96, once beside the dates and once in the block of totals.
    expect(runs.filter(({ text }) => plain(text) === '103,27 €')).toHaveLength(2)
    expect(runs.filter(({ text }) => text === 'Net à payer')).toHaveLength(2)
  })

  test('says what of its deposits is deducted where that is not all of them', async () => {
    const runs = (await pagesOf({ ...final, dueCents: final.totalCents - 8_500 })).flat()
    expect(rowOf(runs, 'Acomptes déduits')).toContain('-85,00 €')
    expect(runs.map(({ text }) => plain(text)).join(' ')).toContain('Acompte AC2601-0003 du 12/01/2026 : 50,00 €')
  })

  test('whose deposits cover it asks for nothing', async () => {
    const covered = await printedOf({
      ...final,
      retention: null,
      dueCents: 0,
      deposits: [{ number: 'AC1', issuedOn: '2026-01-01', totalCents: final.totalCents }],
    })
    expect(covered).toContain('Rien à payer')
    expect(covered.join(' ')).toContain('Les acomptes couvrent le total de cette facture.')
    expect(covered).not.toContain(words.fr.iban)
  })
})

describe('what is owed without VAT', () => {
  test('by the buyer, says so in the word of the law, and names no rate', async () => {
    const printed = await printedOf(reversed)
    expect(printed.join(' ')).toContain(
      'Autoliquidation : TVA due par le preneur, article 283, 2 nonies du code général des impôts.',
    )
    expect(printed).not.toContain('Taux de TVA')
    expect(printed).not.toContain('0 %')
    const silent = { ...reversed, legal: french.legal, notes: [] }
    expect(await printedOf(silent)).toContain('Autoliquidation')
    expect(await printedOf({ ...silent, language: 'en' })).toContain('Reverse charge')
  })

  test('to a small firm, stands beside the total and not among the notices again', async () => {
    const printed = await printedOf(franchise)
    expect(printed.filter((text) => text === 'TVA non applicable, art. 293 B du CGI')).toHaveLength(1)
    expect(printed).not.toContain('Taux de TVA')
    expect(printed.filter((text) => text === 'Total à payer')).toHaveLength(2)
  })
})

describe('what is said besides', () => {
  test('are the buyer’s numbers, the order, and texts above and below the lines', async () => {
    const pages = await pagesOf(ordered)
    const printed = pages.flat().map(({ text }) => plain(text))
    for (const text of ['SIREN : 552 100 554', 'N° TVA : FR96552100554', 'BC-2026-0417', 'Madame, Monsieur,']) {
      expect(printed).toContain(text)
    }
    const place = (start: string) => printed.findIndex((text) => text.startsWith(start))
    expect(place('Madame')).toBeLessThan(place('Désignation'))
    expect(place('La chaudière est garantie')).toBeGreaterThan(place('Total HT'))
  })

  test('are in France the nature of the transaction, and the option for VAT on debits where it was chosen', async () => {
    const debits = 'Option pour le paiement de la taxe d’après les débits.'
    const all = async (document: InvoiceDocument) => (await printedOf(document)).join(' ')
    expect(await all(ordered)).toContain(`Nature de l’opération : prestation de services. ${debits}`)
    expect(await all({ ...french, nature: 'both' })).toContain('livraison de biens et prestation de services.')
    expect(await all(french)).not.toContain(debits)
    expect(await all(english)).not.toContain('Nature of')
  })

  test('is never what was paid', async () => {
    const printed = (await printedOf(withLines(french, [line('Pose', 1_000, 'u', 10_000, 2_000)]))).join(' ')
    expect(printed).not.toMatch(/[Pp]ayée|déjà/)
  })
})

describe('a draft', () => {
  test('bears its mark across each page, in its language, and nothing to scan', async () => {
    for (const [document, mark] of [
      [ordered, 'BROUILLON'],
      [english, 'DRAFT'],
    ] as const) {
      const pages = await pagesOf(document, true)
      for (const page of pages) expect(page.filter(({ text }) => text === mark)).toHaveLength(1)
      const printed = pages.flat().map(({ text }) => text)
      expect(printed).not.toContain(words[document.language].scan)
      expect(printed.join()).not.toContain('K7QM')
      const issued = (await pagesOf(document)).flat().map(({ text }) => text)
      expect(issued).not.toContain(mark)
    }
  })
})
