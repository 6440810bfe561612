import type { Words } from '../index.ts'

export const search: Words['search'] = {
  title: 'Search',
  label: 'Search customers, jobs, visits and invoices',
  placeholder: 'Name, phone, invoice…',
  go: 'Search',
  hint: 'Type a name, a phone or invoice number, a word from a note. The beginning of a word is enough, and accents do not matter.',
  tooShort: 'Type at least two letters.',
  nothing: (typed) => `Nothing matches “${typed}”.`,
  nothingHint: 'Try fewer words, or only the beginning of a word.',
  meant: (typed, meant) => `Nothing matches “${typed}”. Here is what matches “${meant}”.`,
  or: '” or “',
  moreThan: (shown) => `More than ${shown}`,
  more: {
    customer: 'See all customers found',
    job: 'See all jobs found',
    visit: 'See all visits found',
    invoice: 'See all invoices found',
  },
  everything: 'Search everywhere',
  archived: 'Archived',
  phone: 'Phone',
  email: 'Email',
  siren: 'SIREN',
  vatNumber: 'VAT number',
  scope: 'Work',
  comments: 'Comments',
}
