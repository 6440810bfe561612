import { dictionaries } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import { type Field, fieldsOf, type ImportKind } from './kind.ts'

type Example = Partial<Record<Field, string>>

// What jobs, visits and invoices name is in the template of what comes before them, so that all four go in one after the
// other.
const examples: Record<Language, Record<ImportKind, Example[]>> = {
  fr: {
    customers: [
      {
        ...{ reference: 'EX-1', kind: 'Particulier', civility: 'Mme', firstName: 'Zoé', lastName: 'Exemple' },
        ...{ email: 'zoe@exemple.example', phone: '04 72 00 00 01', mobile: '06 00 00 00 01' },
        ...{ address: '1 rue de l’Exemple', postcode: '69001', town: 'Lyon', language: 'français', tags: 'exemple' },
      },
      {
        ...{ reference: 'EX-2', kind: 'Entreprise', name: 'Exemple SARL', email: 'contact@exemple.example' },
        ...{ address: '2 rue de l’Exemple', postcode: '69002', town: 'Lyon', siren: '732829320' },
        ...{ vatNumber: 'FR44732829320', notes: 'Passer par la cour', tags: 'exemple, syndic' },
      },
    ],
    jobs: [
      {
        ...{ reference: 'EX-CH-1', customer: 'EX-1', title: 'Chauffe-eau à remplacer', status: 'en cours' },
        ...{ location: '1 rue de l’Exemple, 69001 Lyon', scope: 'Modèle de 200 litres', createdOn: '15/01/2026' },
      },
    ],
    visits: [
      {
        ...{ job: 'EX-CH-1', date: '20/01/2026', start: '9:00', end: '11:30', status: 'effectuée' },
        comments: 'Devis remis sur place',
      },
    ],
    invoices: [
      {
        ...{ number: 'EX-2026-001', customer: 'EX-1', job: 'EX-CH-1', issuedOn: '31/01/2026', dueOn: '02/03/2026' },
        ...{ total: '1 320,00', net: '1 200,00', vatRate: '10', paid: 'oui', paidOn: '15/02/2026', method: 'virement' },
      },
    ],
  },
  en: {
    customers: [
      {
        ...{ reference: 'EX-1', kind: 'Person', civility: 'Mrs', firstName: 'Zoe', lastName: 'Example' },
        ...{ email: 'zoe@example.example', phone: '0113 496 0001', mobile: '07700 900001' },
        ...{ address: '1 Example Street', postcode: 'LS1 1AA', town: 'Leeds', language: 'English', tags: 'example' },
      },
      {
        ...{ reference: 'EX-2', kind: 'Firm', name: 'Example Ltd', email: 'office@example.example' },
        ...{ address: '2 Example Street', postcode: 'LS1 1AB', town: 'Leeds', vatNumber: 'GB123456789' },
        ...{ notes: 'Use the back door', tags: 'example, landlord' },
      },
    ],
    jobs: [
      {
        ...{ reference: 'EX-J-1', customer: 'EX-1', title: 'Water heater to replace', status: 'in progress' },
        ...{ location: '1 Example Street, Leeds', scope: 'The 200 litre model', createdOn: '15/01/2026' },
      },
    ],
    visits: [
      {
        ...{ job: 'EX-J-1', date: '20/01/2026', start: '9:00', end: '11:30', status: 'done' },
        comments: 'Quote left on site',
      },
    ],
    invoices: [
      {
        ...{ number: 'EX-2026-001', customer: 'EX-1', job: 'EX-J-1', issuedOn: '31/01/2026', dueOn: '02/03/2026' },
        ...{ total: '1,320.00', net: '1,200.00', vatRate: '10', paid: 'yes', paidOn: '15/02/2026', method: 'transfer' },
      },
    ],
  },
}

/** Fields whose example would only puzzle: the others say the same. */
const unsaid: Partial<Record<ImportKind, Field[]>> = {
  visits: ['reference', 'customer', 'title', 'minutes'],
  invoices: ['vat', 'paidAmount'],
}

/**
 * A file to fill in: its header as we name the columns, and examples. `jobType` is one the company has, so that the
 * template of jobs goes in as it is.
 */
export function templateOf(kind: ImportKind, language: Language, jobType: string | undefined) {
  const fields = fieldsOf[kind].filter((field: Field) => !unsaid[kind]?.includes(field))
  const { imports } = dictionaries[language]
  return {
    header: fields.map((field) => imports.fields[field]),
    rows: examples[language][kind].map((example) =>
      fields.map((field) => (kind === 'jobs' && field === 'type' ? (jobType ?? '') : (example[field] ?? ''))),
    ),
  }
}
