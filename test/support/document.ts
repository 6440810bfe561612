import type { InvoiceDocument } from '../../src/invoices/document.ts'

/** What an invoice of a world was frozen as. */
export const documentOf = (name: string, number: string): InvoiceDocument => ({
  language: 'fr',
  currency: 'EUR',
  number,
  issuedOn: '2026-02-03',
  servedOn: null,
  dueOn: '2026-03-05',
  seller: {
    name: 'Dupont & Fils',
    legalForm: null,
    address: ['1 rue des Eaux', '69001 Lyon'],
    email: null,
    phone: null,
    registrations: [],
    insurance: null,
    bank: { holder: 'Dupont', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    logo: null,
    portal: 'https://dupont.example/portal',
    colour: '#0b5cad',
  },
  buyer: { name: `Customer ${name}`, address: ['1 rue de la Paix'], vatNumber: null },
  site: null,
  jobTitle: `Job of ${name}`,
  lines: [
    {
      description: `Work for ${name}`,
      quantityThousandths: 1000,
      unit: 'u',
      unitPriceCents: 10_000,
      discountBasisPoints: 0,
      vatRateBasisPoints: 2000,
      netCents: 10_000,
    },
  ],
  vat: [{ rateBasisPoints: 2000, netCents: 10_000, vatCents: 2_000 }],
  netCents: 10_000,
  vatCents: 2_000,
  totalCents: 12_000,
  notes: [],
})
