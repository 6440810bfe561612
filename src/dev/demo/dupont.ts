import { usualInvoicing } from '../../companies/invoicing.ts'
import { dupontCustomers } from './dupont-customers.ts'
import { week } from './planning.ts'
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
    siret: '73282932000074',
    vatNumber: 'FR44732829320',
    registrations: ['RCS Lyon'],
    insurance,
    bank: { holder: 'Dupont Plomberie', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
    notes: { fr: [], en: [] },
  },
  invoicing: {
    ...usualInvoicing,
    texts: {
      fr: {
        regime: null,
        penalty: 'Pénalités de retard : trois fois le taux d’intérêt légal.',
        recovery: 'Indemnité forfaitaire pour frais de recouvrement due par les professionnels : 40 €.',
        discount: 'Pas d’escompte pour paiement anticipé.',
        reverseCharge: 'Autoliquidation, art. 283, 2 nonies du CGI.',
      },
      en: {
        regime: null,
        penalty: 'Late payment: three times the legal interest rate.',
        recovery: 'Businesses that pay late owe a flat 40 € for the cost of recovery.',
        discount: 'No discount for early payment.',
        reverseCharge: 'Reverse charge, art. 283, 2 nonies of the French tax code.',
      },
    },
  },
  deposit: (job) => `Acompte de 30 % : ${job}`,
  takenBack: 'Travaux refacturés au syndic.',
  paid: 'Virement fait hier depuis mon téléphone.',
  planning: {
    hours: week('08:00–12:00, 13:30–18:00', '08:00–12:00, 13:30–17:00'),
    ...{ publicHolidays: true, noticeHours: 24, horizonDays: 90, slotMinutes: 60, emergencyPhone: '06 39 98 41 18' },
  },
  closing: { label: 'Congés d’été', from: '08-02', until: '08-20' },
  logo: 'dupont.png',
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
  customers: dupontCustomers,
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
    { title: 'Chauffe-eau thermodynamique', type: 'Installation', scope: 'Pose au garage, évacuation des condensats.' },
    {
      title: 'Dégorgement de la colonne du 2e étage',
      type: 'Dépannage',
      scope: 'Furet haute pression, contrôle vidéo.',
    },
    { title: 'Plancher chauffant de la véranda', type: 'Entretien', scope: 'Désembouage et équilibrage des boucles.' },
    { title: 'Compteur d’eau et vanne d’arrêt gelés', type: 'Dépannage', scope: 'Remplacement et calorifugeage.' },
    { title: 'Chaudière gaz de 1998', type: 'Remplacement', scope: 'Dépose, chaudière à condensation 24 kW, tubage.' },
    {
      title: 'Cuisine d’été : arrivée et évacuation d’eau',
      type: 'Installation',
      scope: 'Tranchée, PER gainé, purge.',
    },
  ],
  streets: [
    'Villa Les Tilleuls, 9 chemin du Moulin, 69370 Saint-Didier-au-Mont-d’Or',
    '23 rue Burdeau, 69001 Lyon, 3e étage, porte B',
    'Cave et local technique, 4 rue des Fantasques, 69001 Lyon',
  ],
  comments: {
    before: [
      'Merci de dégager l’accès sous l’évier.\nNous apportons les pièces.',
      'Prévoyez une coupure d’eau d’une heure environ.',
      'Passage du technicien confirmé.\nPrévoir deux heures, l’eau sera coupée dans tout l’appartement.\nUn justificatif sera laissé sur place.',
    ],
    after: [
      'Vérifiez la pression après 48 heures : elle doit rester entre 1 et 1,5 bar.',
      'Le joint est changé ; n’utilisez pas la douche avant demain midi.',
    ],
  },
  work: [
    {
      description: 'Main-d’œuvre plombier',
      unit: 'h',
      unitPriceCents: 5800,
      quantityThousandths: 2500,
      vatRateBasisPoints: 1000,
    },
    {
      description: 'Déplacement',
      unit: 'forfait',
      unitPriceCents: 3500,
      quantityThousandths: 1000,
      vatRateBasisPoints: 1000,
    },
    {
      description: 'Siphon laiton chromé 40 mm',
      unit: 'unité',
      unitPriceCents: 2490,
      quantityThousandths: 1000,
      vatRateBasisPoints: 1000,
    },
    {
      description: 'Tube cuivre Ø 14, écroui',
      unit: 'm',
      unitPriceCents: 1120,
      quantityThousandths: 4200,
      vatRateBasisPoints: 1000,
    },
    {
      description: 'Mitigeur thermostatique',
      unit: 'unité',
      unitPriceCents: 18900,
      quantityThousandths: 1000,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'Main-d’œuvre compagnon',
      unit: 'h',
      unitPriceCents: 4600,
      quantityThousandths: 6750,
      vatRateBasisPoints: 1000,
    },
    {
      description: 'Groupe de sécurité 3/4″, inox',
      unit: 'unité',
      unitPriceCents: 7450,
      quantityThousandths: 1000,
      vatRateBasisPoints: 1000,
    },
    {
      description: 'Joints, raccords et petites fournitures',
      unit: 'forfait',
      unitPriceCents: 1850,
      quantityThousandths: 1000,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'Sèche-serviettes électrique 750 W',
      unit: 'unité',
      unitPriceCents: 31990,
      quantityThousandths: 1000,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'Évacuation des gravats en déchetterie',
      unit: 'm³',
      unitPriceCents: 6900,
      quantityThousandths: 1350,
      vatRateBasisPoints: 1000,
    },
  ],
  internal: [
    'INTERNE : prévoir une majoration, client pointilleux.',
    'INTERNE : clés chez la gardienne.\nNe pas laisser le camion dans la cour.',
    'INTERNE : a déjà contesté une facture, tout faire signer.',
  ],
  unchecked: 'INTERNE : prix à vérifier avant envoi',
  wish: 'Plutôt le matin, s’il vous plaît. Le code de la porte est le 4127.',
  declined: {
    wish: 'Est-ce possible dimanche ? Je suis là toute la journée.',
    reason: 'Nous ne travaillons pas le dimanche. Lundi à 8 h vous irait-il ? Appelez-nous.',
  },
}
