import type { InvoiceDocument } from '../../src/invoices/document.ts'
import { english, french, line, long, withLines } from './pdf-fixtures.ts'

const check = {
  code: 'K7QM-3XRT-9WFD',
  url: 'https://dupont.artisan-portal.example/check/K7QM-3XRT-9WFD',
}

/** An invoice to a firm that names its order, with texts around its lines. */
export const ordered: InvoiceDocument = {
  ...french,
  buyer: {
    ...french.buyer,
    ...{ kind: 'firm', name: 'Régie des Brotteaux SAS', siren: '552100554', vatNumber: 'FR96552100554' },
  },
  purchaseOrder: 'BC-2026-0417',
  opening: 'Madame, Monsieur,\nvoici le détail des travaux que vous nous avez confiés.',
  closing: 'La chaudière est garantie deux ans, pièces et main-d’œuvre. Merci de votre confiance.',
  vatOnDebits: true,
  check,
}

export const deposit: InvoiceDocument = {
  ...withLines(french, [line('Acompte de 30 % sur le devis DV-2026-031', 1_000, 'forfait', 150_000, 1_000)]),
  ...{
    kind: 'deposit',
    number: 'AC2601-0003',
    issuedOn: '2026-01-12',
    servedOn: '2026-01-12',
    dueOn: '2026-02-11',
    check,
  },
}

const whole = long(6)

/** The final invoice of three deposits, of which a guarantee may be kept back. */
export const final: InvoiceDocument = {
  ...whole,
  number: 'FA2603-0043',
  deposits: [
    { number: 'AC2601-0003', issuedOn: '2026-01-12', totalCents: 5_000 },
    { number: 'AC2602-0001', issuedOn: '2026-02-01', totalCents: 3_500 },
    { number: 'AC2602-0009', issuedOn: '2026-02-20', totalCents: 2_000 },
  ],
  retention: { basisPoints: 500, cents: Math.round(whole.totalCents / 20), dueOn: '2027-03-09' },
  dueCents: whole.totalCents - 10_500,
  check,
}

export const creditNote: InvoiceDocument = {
  ...withLines(french, [line('Thermostat connecté, repris', 1_000, 'u', 14_950, 550)]),
  ...{ kind: 'credit_note', number: 'AV2603-0001', issuedOn: '2026-03-20', dueOn: '2026-03-20' },
  corrects: { number: 'FA2603-0042', issuedOn: '2026-03-12' },
  check,
}

const reverseCharge = 'Autoliquidation : TVA due par le preneur, article 283, 2 nonies du code général des impôts.'

/** Work for another firm, which owes the VAT. */
export const reversed: InvoiceDocument = {
  ...withLines(ordered, [line('Pose de réseaux, lot plomberie', 1_000, 'forfait', 840_000, 0)]),
  ...{ number: 'FA2603-0044', vatTreatment: 'reverse_charge' },
  legal: { ...french.legal, reverseCharge },
  notes: [...french.notes, reverseCharge],
}

const regime = 'TVA non applicable, art. 293 B du CGI'

/** An invoice of a small firm, which charges no VAT. */
export const franchise: InvoiceDocument = {
  ...withLines(french, [line('Remplacement d’un robinet', 1_000, 'u', 12_000, 0)]),
  ...{ number: 'FA2603-0045', vatTreatment: 'franchise' },
  legal: { ...french.legal, regime },
  notes: [...french.notes, regime],
  check,
}

/** The English credit note of a part of an invoice in pounds. */
export const englishCredit: InvoiceDocument = {
  ...withLines(english, [line('Scaffolding, one lift not used', 1_000, 'week', 38_500, 2_000)]),
  ...{ kind: 'credit_note', number: 'CN-2026-0004', issuedOn: '2026-03-20', dueOn: '2026-03-20' },
  corrects: { number: 'INV-2026-0117', issuedOn: '2026-03-12' },
}
