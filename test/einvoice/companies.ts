import type { Settings } from '../../src/companies/directory.ts'
import { usualInvoicing } from '../../src/companies/invoicing.ts'

/** Settings that every company here has. */
const settings = {
  ...{ id: 'c', slug: 'dupont', shard: 'main', version: 1, language: 'fr', languages: ['fr', 'en'], closed: [] },
  ...{ timeZone: 'Europe/Paris', currency: 'EUR', country: 'FR', colour: '#0f5c8c', logo: null, welcome: {} },
  ...{ secondFactor: true, planning: null, reminderHours: null, customHost: null, senderName: null, replyTo: null },
} satisfies Partial<Settings>

const frenchTexts = {
  regime: 'TVA non applicable, article 293 B du CGI.',
  penalty: 'En cas de retard, pénalités égales à trois fois le taux de l’intérêt légal.',
  recovery: 'Indemnité forfaitaire pour frais de recouvrement : 40 €.',
  discount: 'Pas d’escompte pour paiement anticipé.',
  reverseCharge: 'Autoliquidation, article 283, 2 nonies du CGI.',
}
const englishTexts = {
  regime: 'No VAT is charged: the firm is not registered for it.',
  penalty: 'Late payments bear statutory interest.',
  recovery: 'Fixed recovery charge: €40.',
  discount: 'No discount for early payment.',
  reverseCharge: 'Reverse charge: the customer accounts for VAT.',
}
const texts = { fr: frenchTexts, en: englishTexts }

/** A French firm with VAT by rates. */
export const dupont: Settings = {
  ...settings,
  ...{ name: 'Dupont & Fils « Plomberie »', email: 'contact@dupont.example', phone: '04 78 00 12 34' },
  legal: {
    ...{ legalForm: 'SARL au capital de 12 000 €', siret: '81234567800021', vatNumber: 'FR40812345678' },
    address: ['14 rue des Frères-Lumière', '69008 Lyon', 'France'],
    registrations: ['RCS Lyon 812 345 678'],
    insurance: 'Assurance décennale : MAAF, 79180 Chauray, contrat n° 168 456 221 B, France métropolitaine',
    bank: { holder: 'Dupont & Fils', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP878' },
    notes: { fr: ['Merci de votre confiance.'], en: ['Thank you.'] },
  },
  invoicing: { ...usualInvoicing, texts },
}

/** A French firm too small to charge VAT, and without a number for it. */
export const lepetit: Settings = {
  ...dupont,
  ...{ name: 'Léa Lepetit EI' },
  legal: { ...dupont.legal, legalForm: null, siret: '812345678', vatNumber: null, registrations: [] },
  invoicing: { ...usualInvoicing, vatRegime: 'franchise', texts },
}

/** A British firm, in pounds, whose rates are its own. */
export const hartley: Settings = {
  ...settings,
  ...{ language: 'en', currency: 'GBP', country: 'GB', timeZone: 'Europe/London' },
  ...{ name: 'Hartley Roofing Ltd', email: 'office@hartley.example', phone: '0113 496 0000' },
  legal: {
    ...{ legalForm: 'Registered in England and Wales', siret: null, vatNumber: 'GB123456789' },
    address: ['Unit 4, Canal Wharf', 'Leeds LS11 5PS', 'United Kingdom'],
    registrations: ['Company no. 09876543'],
    insurance: null,
    bank: { holder: 'Hartley Roofing Ltd', iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2L' },
    notes: { fr: [], en: ['Payment within 30 days.'] },
  },
  invoicing: { ...usualInvoicing, vatRegime: 'other', vatRates: [2000, 500, 0], texts },
}

/** An Irish one, in euros. */
export const byrne: Settings = {
  ...hartley,
  ...{ currency: 'EUR', country: 'IE', timeZone: 'Europe/Dublin', name: 'Ó Broin & Byrne Electrical' },
  legal: {
    ...hartley.legal,
    ...{ vatNumber: 'IE6388047V', address: ['3 Grand Canal Street', 'Dublin D02 X285'], registrations: ['CRO 368047'] },
    bank: { holder: 'Byrne', iban: 'IE29AIBK93115212345678', bic: 'AIBKIE2D' },
  },
  invoicing: { ...usualInvoicing, vatRegime: 'other', vatRates: [2300, 1350, 0], texts },
}

/** A British firm that is not registered for VAT. */
export const unregistered: Settings = {
  ...hartley,
  legal: { ...hartley.legal, vatNumber: null },
  invoicing: { ...usualInvoicing, vatRegime: 'franchise', texts },
}
