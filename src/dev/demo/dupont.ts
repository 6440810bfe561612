import type { Script } from './script.ts'

const insurance = 'RC professionnelle et décennale : Groupama Rhône-Alpes, police n° 40218831, France métropolitaine'

export const dupont: Script = {
  company: {
    slug: 'dupont',
    name: 'Dupont Plomberie',
    language: 'fr',
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    country: 'FR',
    colour: '#0b5cad',
    phone: '04 72 00 41 18',
    email: 'contact@dupont.example',
  },
  legal: {
    legalForm: 'SARL au capital de 12 000 €',
    address: ['14 rue des Tanneurs', '69009 Lyon'],
    registrations: ['SIRET 732 829 320 00074', 'RCS Lyon', 'TVA FR44732829320'],
    insurance,
    bank: { holder: 'Dupont Plomberie', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    notes: {
      fr: [
        'Pénalités de retard : trois fois le taux d’intérêt légal. Pas d’escompte pour paiement anticipé.',
        'Indemnité forfaitaire pour frais de recouvrement due par les professionnels : 40 €.',
      ],
      en: ['Late payment: three times the legal interest rate. No discount for early payment.'],
    },
  },
  logo: 'dupont.png',
  series: 'FA',
  staff: [
    { email: 'owner@dupont.example', name: 'Hélène Dupont', role: 'owner' },
    { email: 'office@dupont.example', name: 'Karim Benali', role: 'office' },
    { email: 'tech@dupont.example', name: 'Loïc Marchand', role: 'technician' },
  ],
  categories: [
    {
      names: { fr: 'Plomberie', en: 'Plumbing' },
      types: [
        { fr: 'Dépannage', en: 'Repair' },
        { fr: 'Installation', en: 'Installation' },
      ],
    },
    {
      names: { fr: 'Chauffage', en: 'Heating' },
      types: [
        { fr: 'Entretien', en: 'Service' },
        { fr: 'Remplacement', en: 'Replacement' },
      ],
    },
  ],
  customers: [
    {
      name: 'Alice Moreau',
      kind: 'person',
      address: '27 montée de la Grande-Côte\n69001 Lyon',
      contact: { name: 'Alice Moreau', email: 'alice@example.com', jobs: 9, invoices: 34 },
    },
    {
      name: 'SCI Les Balcons de la Croix-Rousse et Dépendances du Clos Jouve',
      kind: 'firm',
      address: '3 place Bellevue\n69001 Lyon',
      contact: { name: 'Bob Lefèvre', email: 'bob@example.com', jobs: 4, invoices: 7 },
    },
    { name: 'Éléonore Brûlé', kind: 'person', address: '8 rue Duhamel\n69002 Lyon' },
    { name: 'Copropriété du 12, quai Fulchiron', kind: 'firm', address: '12 quai Fulchiron\n69005 Lyon' },
    { name: 'Boulangerie L’Épi d’Or', kind: 'firm', address: '51 avenue Jean-Jaurès\n69007 Lyon' },
    { name: 'Jean-Baptiste Nguyễn', kind: 'person', address: '19 rue Paul-Bert\n69003 Lyon' },
    { name: 'Françoise Çelik', kind: 'person', address: '6 chemin de Choulans\n69005 Lyon' },
    { name: 'École Sainte-Cécile', kind: 'firm', address: '2 rue de l’Abbaye-d’Ainay\n69002 Lyon' },
  ],
  jobs: [
    {
      title: 'Fuite sous l’évier de la cuisine',
      type: 'Dépannage',
      scope: 'Recherche de fuite, remplacement du siphon.',
    },
    {
      title: 'Rénovation de la salle de bains du premier étage',
      type: 'Installation',
      scope: 'Douche à l’italienne, meuble vasque, sèche-serviettes.',
    },
    {
      title: 'Entretien annuel de la chaudière à condensation',
      type: 'Entretien',
      scope: 'Nettoyage, analyse de combustion, attestation.',
    },
    {
      title: 'Remplacement du ballon d’eau chaude de 200 litres',
      type: 'Remplacement',
      scope: 'Dépose, fourniture et pose, groupe de sécurité.',
    },
    { title: 'WC suspendu', type: 'Installation', scope: 'Bâti-support, habillage, raccordement.' },
    {
      title:
        'Mise en conformité de l’ensemble du réseau d’évacuation des eaux usées de l’immeuble, cour et caves comprises',
      type: 'Dépannage',
      scope: 'Passage caméra, débouchage, remplacement de trois regards.',
    },
    { title: 'Adoucisseur d’eau', type: 'Installation', scope: 'Pose et réglage.' },
    { title: 'Radiateur froid au salon', type: 'Dépannage', scope: 'Purge et équilibrage du circuit.' },
    { title: 'Robinetterie de la buanderie', type: 'Remplacement', scope: 'Deux mitigeurs.' },
  ],
  streets: [
    '27 montée de la Grande-Côte, 69001 Lyon',
    '12 quai Fulchiron, 69005 Lyon',
    '8 rue Duhamel, 69002 Lyon, 3e étage, porte B',
  ],
  comments: {
    before: [
      'Merci de dégager l’accès sous l’évier.\nNous apportons les pièces.',
      'Prévoyez une coupure d’eau d’une heure environ.',
    ],
    after: [
      'Vérifiez la pression après 48 heures : elle doit rester entre 1 et 1,5 bar.',
      'Le joint est changé ; n’utilisez pas la douche avant demain midi.',
    ],
  },
  work: [
    { description: 'Main-d’œuvre plombier', unit: 'h', unitPriceCents: 5_800, quantityThousandths: 2_500 },
    { description: 'Déplacement', unit: 'forfait', unitPriceCents: 3_500, quantityThousandths: 1_000 },
    { description: 'Siphon laiton chromé 40 mm', unit: 'unité', unitPriceCents: 2_490, quantityThousandths: 1_000 },
    { description: 'Tube cuivre Ø 14, écroui', unit: 'm', unitPriceCents: 1_120, quantityThousandths: 4_200 },
    { description: 'Mitigeur thermostatique', unit: 'unité', unitPriceCents: 18_900, quantityThousandths: 1_000 },
  ],
  vatRates: [1000, 2000],
  internal: 'INTERNE : prévoir une majoration, client pointilleux.',
  wish: 'Plutôt le matin, s’il vous plaît. Le code de la porte est le 4127.',
  declined: {
    wish: 'Est-ce possible dimanche ?',
    reason: 'Nous ne travaillons pas le dimanche. Lundi à 8 h vous irait-il ? Appelez-nous.',
  },
}
