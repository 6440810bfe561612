import { usualInvoicing } from '../../companies/invoicing.ts'
import { oakridgeCustomers } from './oakridge-customers.ts'
import { week } from './planning.ts'
import type { Script } from './script.ts'

export const oakridge: Script = {
  company: {
    slug: 'oakridge',
    name: 'Oakridge Electrical',
    language: 'en',
    timeZone: 'Europe/London',
    currency: 'GBP',
    country: 'GB',
    colour: '#2f6b3a',
    phone: '0113 496 0182',
    email: 'hello@oakridge.example',
  },
  legal: {
    legalForm: 'Private limited company',
    address: ['Unit 4, Kirkstall Works', 'Leeds LS4 2AZ'],
    vatNumber: 'GB123456782',
    registrations: ['Company no. 08412377', 'Registered in England and Wales'],
    insurance: 'Public liability: Northern Mutual, policy NM-77120, United Kingdom',
    bank: { holder: 'Oakridge Electrical Ltd', iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2L' },
    notes: { fr: [], en: [] },
  },
  invoicing: {
    ...usualInvoicing,
    patterns: { invoice: 'INV{yy}{mm}-{0000}', creditNote: 'CN{yy}{mm}-{0000}', deposit: 'DEP{yy}{mm}-{0000}' },
    vatRates: [2000, 500, 0],
    texts: {
      en: {
        ...{ regime: null, recovery: null, discount: null },
        penalty: 'Statutory interest applies to late payment by businesses.',
        reverseCharge: 'Reverse charge: customer to account for VAT to HMRC (VAT Act 1994, section 55A).',
      },
      fr: {
        ...{ regime: null, recovery: null, discount: null },
        penalty: 'Intérêts légaux en cas de retard.',
        reverseCharge: 'Autoliquidation : la TVA est due par le client (VAT Act 1994, section 55A).',
      },
    },
  },
  deposit: (job) => `Deposit of 30%: ${job}`,
  takenBack: 'Billed to the managing agent instead.',
  paid: 'Paid by transfer yesterday.',
  planning: {
    hours: week('08:00–17:30', '08:00–17:30', '09:00–12:30'),
    ...{ publicHolidays: true, noticeHours: 48, horizonDays: 60, slotMinutes: 90, emergencyPhone: null },
  },
  closing: { label: 'Between Christmas and New Year', from: '12-29', until: '12-31' },
  logo: 'oakridge.png',
  staff: [
    { email: 'owner@oakridge.example', name: 'Priya Oakridge', role: 'owner' },
    { email: 'office@oakridge.example', name: 'Priya Nair', role: 'office' },
    { email: 'tech@oakridge.example', name: 'Tom Ackroyd', role: 'technician' },
  ],
  categories: [
    {
      names: { en: 'Electrical', fr: 'Électricité' },
      types: [
        { en: 'Repair', fr: 'Dépannage' },
        { en: 'Installation', fr: 'Installation' },
      ],
    },
    { names: { en: 'Safety', fr: 'Sécurité' }, types: [{ en: 'Inspection', fr: 'Contrôle' }] },
  ],
  customers: oakridgeCustomers,
  jobs: [
    { title: 'Consumer unit replacement', type: 'Installation', scope: '18th edition board with surge protection.' },
    { title: 'Kitchen sockets keep tripping', type: 'Repair', scope: 'Fault finding on the ring main.' },
    { title: 'Five-yearly electrical inspection (EICR)', type: 'Inspection', scope: 'Full test with certificate.' },
    { title: 'EV charger on the drive', type: 'Installation', scope: '7 kW tethered, load balancing.' },
    { title: 'Garden lighting', type: 'Installation', scope: 'Six spikes and a timer.' },
    {
      title: 'Smoke and heat alarms, interlinked',
      type: 'Installation',
      scope: 'Grade D1, hall, landing and kitchen.',
    },
    { title: 'Hob isolator buzzing', type: 'Repair', scope: 'Replace the 45 A switch, check the terminations.' },
    { title: 'Emergency lighting, annual test', type: 'Inspection', scope: 'Three-hour discharge and log book.' },
    { title: 'Rewire of the ground floor', type: 'Installation', scope: 'First fix, second fix, certificate.' },
  ],
  streets: ['Flat 2, 15 Hanover Square, Leeds LS3 1AP', 'The Old Forge, Pool Road, Otley LS21 1EG'],
  comments: {
    before: ['Please keep the hallway clear.\nThe power will be off for about two hours.'],
    after: ['All circuits tested; certificate to follow.'],
  },
  work: [
    {
      description: 'Electrician, labour',
      unit: 'h',
      unitPriceCents: 5200,
      quantityThousandths: 3000,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'Call-out',
      unit: '',
      unitPriceCents: 4000,
      quantityThousandths: 1000,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'RCBO 32 A, type A',
      unit: '',
      unitPriceCents: 3150,
      quantityThousandths: 4000,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'Twin and earth 2.5 mm²',
      unit: 'm',
      unitPriceCents: 185,
      quantityThousandths: 12500,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'Electrician’s mate, labour',
      unit: 'h',
      unitPriceCents: 3100,
      quantityThousandths: 3500,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'Consumer unit, 10 way, metal, with SPD',
      unit: '',
      unitPriceCents: 16400,
      quantityThousandths: 1000,
      vatRateBasisPoints: 2000,
    },
    {
      description: 'Testing and certificate',
      unit: '',
      unitPriceCents: 9500,
      quantityThousandths: 1000,
      vatRateBasisPoints: 2000,
    },
  ],
  internal: [
    'INTERNAL: key in the safe, alarm code with the office.',
    'INTERNAL: slow payer.\nAsk for a deposit first.',
  ],
  unchecked: 'INTERNAL: check the price before sending',
  wish: 'After four would be best, the dog is in until then.',
  declined: {
    wish: 'Could you come on Sunday? I am in all day.',
    reason: 'Sorry, we do not work on Sundays. Would Monday at eight suit you? Give us a ring.',
  },
}
