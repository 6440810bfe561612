import type { Words } from '../index.ts'

export const choosing: Words['choosing'] = {
  label: 'Name of the customer',
  hint: 'The beginning of the last name, or of the firm’s name, is enough.',
  search: 'Search',
  found: 'Customers found',
  newest: 'Customers added last',
  none: 'There is no customer yet.',
  noneFound: 'No customer begins with these letters. Try the beginning of the last name.',
}
