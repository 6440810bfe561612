import type { Settings } from '../../src/companies/directory.ts'
import { type Buyer, type InvoiceDocument, nobody } from '../../src/invoices/document.ts'
import { lineNetCents, totals } from '../../src/invoices/invoice.ts'
import { type Freezing, freeze, rateUnder, treatmentOf } from '../../src/invoices/issue/freeze.ts'
import { noTerms } from '../../src/invoices/terms.ts'
import { byrne, dupont, hartley, lepetit, unregistered } from './companies.ts'

type Line = [description: string, thousandths: number, unit: string, cents: number, rate: number, discount?: number]

/** Lines of a draft, their nets as drafts have them. */
export const linesOf = (lines: Line[]): Freezing['lines'] =>
  lines.map(([description, quantityThousandths, unit, unitPriceCents, vatRateBasisPoints, discountBasisPoints = 0]) => {
    const line = { description, quantityThousandths, unit, unitPriceCents, vatRateBasisPoints, discountBasisPoints }
    return { ...line, netCents: lineNetCents(line) }
  })

const mixed = (rates: number[]): Line[] => [
  ['Dépose de l’ancienne chaudière\nMise en déchetterie < 30 km & tri', 1000, 'forfait', 28_000, rates[0] ?? 0],
  ['Chaudière à condensation 25 kW', 1000, 'u', 289_000, rates[1] ?? 0, 1000],
  ['Tube cuivre écroui Ø 16 mm', 12_333, 'm', 1145, rates[0] ?? 0, 333],
  ['Faïence murale, pose collée', 18_750, 'm²', 4890, rates[2] ?? 0],
  ['Main-d’œuvre « Ğökçe Işık » – Łódź', 1005, 'h', 5199, rates[2] ?? 0, 550],
  ['Reprise de l’ancien matériel', -1000, 'u', 4990, rates[0] ?? 0],
  ['Geste commercial', 1000, '', -1250, rates[0] ?? 0],
  ['Études', 3000, 'jours', 0, rates[3] ?? rates[0] ?? 0],
  ['Fournitures diverses', 7, 'kg', 1, rates[3] ?? rates[1] ?? 0],
]

export const firm: Buyer = {
  ...{ kind: 'firm', name: 'Bâtiments Şahin & Œuvrard SAS', country: 'FR', siren: '552100554' },
  ...{ vatNumber: 'FR83552100554', email: 'compta@sahin.example' },
  address: ['ZI des Églantiers', 'Bât. C', '2e étage', 'BP 40', '69110 Sainte-Foy-lès-Lyon', 'FRANCE'],
}
export const person: Buyer = {
  ...{ ...nobody, name: 'Mme Hélène Lefèbvre-Öztürk', country: 'FR', email: 'helene@example.com' },
  address: ['27 avenue du Château', '69110 Sainte-Foy-lès-Lyon'],
}
const british: Buyer = {
  ...{ ...nobody, kind: 'firm', name: 'Whitfield Property LLP', country: 'GB', vatNumber: 'GB 987 6543 21' },
  address: ['22 Park Row', 'Leeds', 'LS1 5HD'],
}
const tenant: Buyer = { ...nobody, name: 'Siobhán Nic Dhomhnaill', country: 'IE', address: ['Cork T12 X70A'] }
const german: Buyer = {
  ...{
    ...nobody,
    kind: 'firm',
    name: 'Größe GmbH',
    country: 'DE',
    vatNumber: 'DE 123456789',
    email: 'ap@groesse.example',
  },
  address: ['Straße 1', 'D-10115 Berlin', 'Deutschland'],
}

interface Wish extends Partial<Omit<Freezing, 'terms'>> {
  settings: Settings
  terms?: Partial<Freezing['terms']>
  number?: string
}

/** A document as issuing freezes it. */
export function documentOf({ settings, terms = {}, number = 'FA2603-0042', ...draft }: Wish): InvoiceDocument {
  const freezing: Freezing = {
    ...{ kind: 'invoice', language: settings.language, buyer: person, corrects: null, deposits: [], deductedCents: 0 },
    ...{ job: { title: 'Salle de bains', site: '27 avenue du Château, 69110 Sainte-Foy-lès-Lyon' } },
    ...{ lines: linesOf(mixed([2000])), ...draft },
    terms: { ...noTerms, ...terms },
  }
  const check = { code: 'k7Qm', url: 'https://dupont.example/check/k7Qm' }
  return freeze(freezing, settings, 'https://dupont.example', { number, issuedOn: '2026-03-12', check })
}

const rich = {
  ...{ servedOn: '2026-03-09', dueOn: '2026-04-30', purchaseOrder: 'BC/2026-778', nature: 'both' },
  ...{ site: '8 chemin des Sources, 38000 Grenoble', opening: 'Suite à notre devis.', closing: 'Cordialement.' },
  ...{ retentionBasisPoints: 500, retentionDueOn: '2027-03-09' },
} satisfies Wish['terms']

const regimes: Record<string, { settings: Settings; rates: number[]; buyers: Buyer[]; terms?: Wish['terms'] }> = {
  normal: { settings: dupont, rates: [2000, 1000, 550, 0], buyers: [firm, person] },
  franchise: { settings: lepetit, rates: [2000, 0], buyers: [firm, person] },
  reverse: { settings: dupont, rates: [2000], buyers: [firm], terms: { reverseCharge: true } },
  pounds: { settings: hartley, rates: [2000, 500, 0], buyers: [british, person] },
  ireland: { settings: byrne, rates: [2300, 1350], buyers: [german, tenant] },
}

/** One of each kind in each regime, for a firm and a private person, by a name that says which. */
export const matrix: Record<string, InvoiceDocument> = Object.fromEntries(
  Object.entries(regimes).flatMap(([regime, { settings, rates, buyers, terms: own = {} }]) =>
    buyers.flatMap((buyer) => {
      const lines = linesOf(mixed(rates))
      const treatment = treatmentOf({ ...noTerms, ...own }, settings)
      const { totalCents } = totals(
        lines.map((line) => ({ ...line, vatRateBasisPoints: rateUnder(treatment, line.vatRateBasisPoints) })),
      )
      const deposits = [
        { number: 'AC2602-0007', issuedOn: '2026-02-02', totalCents: 100_000 },
        { number: 'AC2602-0011', issuedOn: '2026-02-20', totalCents: 25_050 },
      ]
      const deducted = { deposits, deductedCents: 125_050 }
      const corrects = { number: 'FA2602-0031', issuedOn: '2026-02-27' }
      const base = { settings, buyer, lines, terms: own }
      const kinds: Record<string, InvoiceDocument> = {
        invoice: documentOf({ ...base, terms: { ...rich, ...own } }),
        deposit: documentOf({ ...base, kind: 'deposit', number: 'AC2603-0012', lines: lines.slice(1, 2) }),
        final: documentOf({ ...base, ...deducted, terms: { ...rich, ...own } }),
        covered: documentOf({ ...base, deposits: deposits.slice(0, 1), deductedCents: totalCents }),
        creditWhole: documentOf({
          ...base,
          kind: 'credit_note',
          number: 'AV2603-0003',
          corrects,
          deductedCents: 125_050,
        }),
        creditPart: documentOf({ ...base, kind: 'credit_note', number: 'AV-1', corrects, lines: lines.slice(2, 4) }),
      }
      return Object.entries(kinds).map(([kind, document]) => [`${regime}-${kind}-${buyer.kind}`, document])
    }),
  ),
)

/** Others that differ in what the matrix does not turn over. */
export const others: Record<string, InvoiceDocument> = {
  goods: documentOf({ settings: dupont, buyer: firm, terms: { nature: 'goods' } }),
  abroad: documentOf({ settings: dupont, buyer: german, language: 'en' }),
  debits: documentOf({ settings: { ...dupont, invoicing: { ...termsOf(dupont), vatOnDebits: true } }, buyer: firm }),
  unregistered: documentOf({ settings: unregistered, buyer: british }),
  bare: documentOf({
    settings: { ...hartley, legal: { ...hartley.legal, bank: null, address: [], legalForm: null } },
    ...{ buyer: { ...nobody, name: 'Cash', country: 'GB', address: [] }, job: null },
  }),
}

function termsOf({ invoicing }: Settings) {
  if (invoicing === null) throw new Error('The company has set nothing.')
  return invoicing
}
