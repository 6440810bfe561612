import { type DocumentLine, type InvoiceDocument, nobody, plain } from '../../src/invoices/document.ts'

/** A line whose net follows from its quantity, price and discount, rounded half up. */
export function line(
  description: string,
  quantityThousandths: number,
  unit: string,
  unitPriceCents: number,
  vatRateBasisPoints: number,
  discountBasisPoints = 0,
): DocumentLine {
  const netCents = Math.round((quantityThousandths * unitPriceCents * (10_000 - discountBasisPoints)) / 10_000_000)
  return { description, quantityThousandths, unit, unitPriceCents, discountBasisPoints, vatRateBasisPoints, netCents }
}

/** The same invoice with other lines, its VAT and totals computed from them. */
export function withLines(document: InvoiceDocument, lines: DocumentLine[]): InvoiceDocument {
  const rates = [...new Set(lines.map(({ vatRateBasisPoints }) => vatRateBasisPoints))].toSorted((a, b) => b - a)
  const vat = rates.map((rateBasisPoints) => {
    const ofRate = lines.filter(({ vatRateBasisPoints }) => vatRateBasisPoints === rateBasisPoints)
    const netCents = ofRate.reduce((sum, { netCents }) => sum + netCents, 0)
    return { rateBasisPoints, netCents, vatCents: Math.round((netCents * rateBasisPoints) / 10_000) }
  })
  const netCents = vat.reduce((sum, row) => sum + row.netCents, 0)
  const vatCents = vat.reduce((sum, row) => sum + row.vatCents, 0)
  const totalCents = netCents + vatCents
  return { ...document, lines, vat, netCents, vatCents, totalCents, dueCents: totalCents }
}

const empty = { lines: [], vat: [], netCents: 0, vatCents: 0, totalCents: 0, dueCents: 0 }

/** A French invoice of six lines with a discount and two rates. */
export const french: InvoiceDocument = withLines(
  {
    ...plain,
    ...empty,
    language: 'fr',
    currency: 'EUR',
    number: 'FA2603-0042',
    issuedOn: '2026-03-12',
    servedOn: '2026-03-09',
    dueOn: '2026-04-11',
    seller: {
      name: 'Dupont & Fils Plomberie',
      ...{ country: 'FR', siret: '81234567800021', vatNumber: 'FR40812345678' },
      legalForm: 'SARL au capital de 12 000 €',
      address: ['14 rue des Frères-Lumière', '69008 Lyon', 'France'],
      email: 'contact@dupont-plomberie.fr',
      phone: '04 78 00 12 34',
      registrations: ['SIRET 812 345 678 00021', 'RCS Lyon 812 345 678', 'TVA FR40 812345678'],
      insurance:
        'Assurance décennale : MAAF Assurances, Chaban, 79180 Chauray – contrat n° 168 456 221 B, France métropolitaine',
      bank: { holder: 'Dupont & Fils Plomberie', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP878' },
      logo: null,
      portal: 'https://dupont.artisan-portal.example',
      colour: '#0f5c8c',
    },
    buyer: {
      name: 'Mme Hélène Lefèbvre-Œuvrard',
      address: ['Résidence Les Tilleuls, bât. C', '27 avenue du Château', '69110 Sainte-Foy-lès-Lyon'],
      ...nobody,
      country: 'FR',
    },
    site: '27 avenue du Château, bât. C, 2e étage, 69110 Sainte-Foy-lès-Lyon',
    jobTitle: 'Remplacement de la chaudière et rénovation de la salle de bains',
    notes: [
      'Pas d’escompte pour paiement anticipé.',
      'En cas de retard de paiement, une pénalité égale à trois fois le taux de l’intérêt légal est due de plein droit, ainsi qu’une indemnité forfaitaire de 40 € pour frais de recouvrement (professionnels).',
    ],
  },
  [
    line('Dépose de l’ancienne chaudière et mise en déchetterie', 1_000, 'forfait', 28_000, 1_000),
    line(
      'Chaudière gaz à condensation 25 kW\nFourniture et pose, raccordement hydraulique et évacuation ventouse, mise en service et attestation de conformité gaz',
      1_000,
      'u',
      289_000,
      550,
      1_000,
    ),
    line('Thermostat connecté', 2_000, 'u', 14_950, 550),
    line('Tube cuivre écroui Ø 16 mm', 12_500, 'm', 1_145, 1_000),
    line('Faïence murale, pose collée', 18_750, 'm²', 4_890, 1_000),
    line('Main-d’œuvre', 16_000, 'h', 5_200, 1_000, 500),
  ],
)

/** An English invoice in pounds, of three lines. */
export const english: InvoiceDocument = withLines(
  {
    ...french,
    language: 'en',
    currency: 'GBP',
    number: 'INV-2026-0117',
    seller: {
      name: 'Hartley Roofing Ltd',
      ...{ country: 'GB', siret: null, vatNumber: 'GB123456789' },
      legalForm: 'Registered in England and Wales',
      address: ['Unit 4, Canal Wharf', 'Leeds LS11 5PS', 'United Kingdom'],
      email: 'office@hartleyroofing.example',
      phone: '0113 496 0000',
      registrations: ['Company no. 09876543', 'VAT no. GB 123 4567 89'],
      insurance: 'Public liability: Aviva, policy 44-1029-B',
      bank: { holder: 'Hartley Roofing Ltd', iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2L' },
      logo: null,
      portal: 'https://hartley.artisan-portal.example/',
      colour: '#7a2e2e',
    },
    buyer: {
      name: 'Whitfield Property Management LLP',
      address: ['22 Park Row', 'Leeds LS1 5HD'],
      ...{ ...nobody, kind: 'firm', country: 'GB', vatNumber: 'GB 987 6543 21' },
    },
    site: '8 Chapel Lane, Otley LS21 1AB',
    jobTitle: 'Re-slating of the north slope',
    notes: ['Payment within 30 days. Late payments bear statutory interest at 8% above the Bank of England base rate.'],
  },
  [
    line('Strip and re-slate, Welsh slate 500 × 250 mm', 42_250, 'm²', 12_480, 2_000),
    line('Lead flashing, code 4', 9_600, 'm', 4_815, 2_000),
    line('Scaffolding, two lifts', 3_000, 'weeks', 38_500, 2_000),
  ],
)

/** The French invoice with `count` lines, some of which need several lines of text. */
export function long(count: number): InvoiceDocument {
  const lines = Array.from({ length: count }, (_, i) =>
    line(
      i % 7 === 3
        ? `Poste ${i + 1} : fourniture et pose\nDétail du poste avec une description assez longue pour occuper plusieurs lignes dans la colonne`
        : `Poste ${i + 1}`,
      1_000 + i * 250,
      i % 2 === 0 ? 'u' : 'm²',
      1_990 + i,
      i % 3 === 0 ? 2_000 : 1_000,
    ),
  )
  return withLines(french, lines)
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

/** A PNG of 24 by 8 pixels with transparent parts. */
export const pngLogo = bytesOf(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAICAYAAADjoT9jAAAA0UlEQVQoz2Pkj+lhYYCASAYGBoZgC43EtSduzIeKLWegEMANZ2dlXgBlHwy20EhkYGBgWHviBuUWBFto7GJgYGDYcvY2g4+x6kGYxJazt+2hvloO8x0ZYDnMB9gMhwXXcgYGBgYkHxINfv7+y8B8T8jo372X7wvUpIQfwiTUpIQf3nr+TuHyo9cNDAwMV9hZmc+S4/y///5vgPsA5mpknyC5hJ3MYFrOwsDAsPzn778oQbDl7G17H2PVg2iRTFaEM8E0//z9NwEmCDXcjRwD0QEADPVQGRouBZwAAAAASUVORK5CYII=',
)

/** A JPEG of 12 by 4 pixels. */
export const jpegLogo = bytesOf(
  '/9j/4AAQSkZJRgABAQEAPAA8AAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAEAAwDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAZEAACAwEAAAAAAAAAAAAAAAAAAQITUpL/xAAUAQEAAAAAAAAAAAAAAAAAAAAB/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AsK1qfTFS1PpgCH//2Q==',
)

/** A JPEG of 2 by 2 pixels in the four colours of a print shop. */
export const printJpeg = bytesOf(
  '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAoHB4jHhkoIyEjLSsoMDxkQTw3Nzx7WF1JZJGAmZaPgIyKoLTmw6Cq2q2KjMj/y9ru9f///5vB////+v/m/f/4/9sAQwErLS08NTx2QUF2+KWMpfj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4/8AAFAgAAgACBAERAAIRAQMRAQQRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAA4EAQACEQMRBAAAPwBRCOsv/9k=',
)

export const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

/** An invoice in which everything that can be long is. */
export const sprawling: InvoiceDocument = withLines(
  {
    ...french,
    number: 'FA+2026/SERIE-TRES-LONGUE_000000042',
    seller: {
      ...french.seller,
      name: `${word} ${word}`,
      address: [word, word],
      email: `${word}@${word}.example`,
      insurance: word.repeat(5),
    },
    buyer: { ...nobody, name: word.repeat(2), address: [word], country: 'FR', vatNumber: word },
    site: word.repeat(3),
    jobTitle: word.repeat(3),
    notes: [word.repeat(4)],
  },
  [
    line(word.repeat(3), 999_999_999_999, 'mètres linéaires posés', 999_999, 2_000, 1_250),
    line('Un pont', 1_000, word, 900_719_925_474, 550),
  ],
)
