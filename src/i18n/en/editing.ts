import type { Words } from '../index.ts'

export const editing: Words['editing'] = {
  changedMeanwhile:
    'Someone else changed this record while you had it open. Nothing is lost: what you typed is still here, and what is stored stands beside each field. Correct it if need be, then save.',
  storedNow: (value) => (value === '' ? 'Stored meanwhile: nothing' : `Stored meanwhile: ${value}`),
  save: 'Save',
  cancel: 'Cancel',
  change: 'Edit',
  saved: 'Saved.',
  undo: 'Undo this',
  undone: 'It is as it was before.',
  unsaved: 'What you typed is not saved. Leave the page anyway?',
  tags: 'Tags',
  tagsHint: 'A few words parted by commas, to find and sort by: landlord, urgent…',
  optional: 'optional',
  history: 'History',
  seenBy: { customer: 'The customer sees this', staff: 'Team only' },
}
export const lists: Words['lists'] = {
  filter: 'Filter the list',
  show: 'Show',
  sort: 'Order',
  all: 'All',
  tag: 'Tag',
  export: 'Export as CSV',
  nothingFound: 'Nothing matches this filter.',
  clear: 'Show everything',
}
