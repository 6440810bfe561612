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
    registrations: ['Company no. 08412377', 'Registered in England and Wales', 'VAT no. GB 123 4567 82'],
    insurance: 'Public liability: Northern Mutual, policy NM-77120, United Kingdom',
    bank: { holder: 'Oakridge Electrical Ltd', iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2L' },
    notes: {
      en: ['Statutory interest applies to late payment by businesses.'],
      fr: ['Intérêts légaux en cas de retard.'],
    },
  },
  logo: 'oakridge.png',
  series: 'INV',
  staff: [
    { email: 'owner@oakridge.example', name: 'Priya Oakridge', role: 'owner' },
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
  customers: [
    {
      name: 'Alice Hartley',
      kind: 'person',
      address: '22 Cardigan Road\nLeeds LS6 3AG',
      contact: { name: 'Alice Hartley', email: 'alice@example.com', jobs: 5, invoices: 9 },
    },
    { name: 'The Old Mill Café & Bakery', kind: 'firm', address: 'Mill Lane\nOtley LS21 1QR' },
    { name: 'Siân O’Connor-Ndiaye', kind: 'person', address: '9 Harrogate Road\nLeeds LS7 3PD' },
    {
      name: 'St Chad’s Primary School Parents’ and Community Association',
      kind: 'firm',
      address: 'Far Headingley\nLeeds LS16 5JT',
    },
  ],
  jobs: [
    { title: 'Consumer unit replacement', type: 'Installation', scope: '18th edition board with surge protection.' },
    { title: 'Kitchen sockets keep tripping', type: 'Repair', scope: 'Fault finding on the ring main.' },
    { title: 'Five-yearly electrical inspection (EICR)', type: 'Inspection', scope: 'Full test with certificate.' },
    { title: 'EV charger on the drive', type: 'Installation', scope: '7 kW tethered, load balancing.' },
    { title: 'Garden lighting', type: 'Installation', scope: 'Six spikes and a timer.' },
  ],
  streets: ['22 Cardigan Road, Leeds LS6 3AG', 'Mill Lane, Otley LS21 1QR'],
  comments: {
    before: ['Please keep the hallway clear.\nThe power will be off for about two hours.'],
    after: ['All circuits tested; certificate to follow.'],
  },
  work: [
    { description: 'Electrician, labour', unit: 'h', unitPriceCents: 5_200, quantityThousandths: 3_000 },
    { description: 'Call-out', unit: '', unitPriceCents: 4_000, quantityThousandths: 1_000 },
    { description: 'RCBO 32 A, type A', unit: '', unitPriceCents: 3_150, quantityThousandths: 4_000 },
    { description: 'Twin and earth 2.5 mm²', unit: 'm', unitPriceCents: 185, quantityThousandths: 12_500 },
  ],
  vatRates: [2000],
  internal: 'INTERNAL: key in the safe, alarm code with the office.',
  wish: 'After four would be best, the dog is in until then.',
  declined: {
    wish: 'Could you come on Christmas Day?',
    reason: 'We are closed that week. Would the 4th of January suit you?',
  },
}
