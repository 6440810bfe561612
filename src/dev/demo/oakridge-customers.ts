import type { Person } from './script.ts'

// Phone numbers are of ranges kept for fiction (Ofcom, 0113 496 0000 to 0999).
export const oakridgeCustomers: Person[] = [
  {
    name: 'Alice Hartley',
    kind: 'person',
    address: '22 Cardigan Road\nLeeds LS6 3AG',
    phone: '0113 496 0200',
    civility: 'mrs',
    tags: ['regular'],
    contact: { name: 'Alice Hartley', email: 'alice@example.com', jobs: 5, invoices: 9 },
  },
  {
    name: 'The Old Mill Café & Bakery',
    kind: 'firm',
    address: 'Mill Lane\nOtley LS21 1QR',
    phone: '0113 496 0217',
    email: 'hello@oldmill.example',
  },
  { name: 'Siân O’Connor-Ndiaye', kind: 'person', address: '9 Harrogate Road\nLeeds LS7 3PD', phone: '0113 496 0234' },
  {
    name: 'St Chad’s Primary School Parents’ and Community Association',
    kind: 'firm',
    address: 'Far Headingley\nLeeds LS16 5JT',
    phone: '0113 496 0251',
  },
  {
    name: 'Graham Thistlewood',
    kind: 'person',
    address: '41 Town Street\nHorsforth LS18 5BL',
    phone: '0113 496 0268',
    email: 'graham@example.com',
  },
  { name: 'Renée Blackburn', kind: 'person', address: '3 Woodhouse Cliff\nLeeds LS6 2HF', phone: '0113 496 0285' },
  { name: 'Armley Fisheries', kind: 'firm', address: '118 Town Street\nLeeds LS12 3RF', phone: '0113 496 0302' },
  {
    name: 'Mohammed Iqbal',
    kind: 'person',
    address: '76 Roundhay Road\nLeeds LS8 4AR',
    phone: '0113 496 0319',
    email: 'm.iqbal@example.com',
  },
  { name: 'Kirkgate Dental Practice', kind: 'firm', address: '17 Kirkgate\nLeeds LS1 6BY', phone: '0113 496 0336' },
  {
    name: 'Zoë Featherstonehaugh',
    kind: 'person',
    address: 'The Coach House\nMain Street\nThorner LS14 3DX',
    phone: '0113 496 0353',
  },
  { name: 'Pudsey Bowling Club', kind: 'firm', address: 'Chapeltown\nPudsey LS28 8BL', phone: '0113 496 0370' },
  { name: 'Patrick Ó Briain', kind: 'person', address: '58 Burley Lodge Road\nLeeds LS6 1QF', phone: '0113 496 0387' },
  {
    name: 'Hyde Park Bicycles',
    kind: 'firm',
    address: '2 Brudenell Grove\nLeeds LS6 1HR',
    phone: '0113 496 0404',
    email: 'shop@hydepark.example',
  },
]
