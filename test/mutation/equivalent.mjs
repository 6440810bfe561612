/**
 * Mutants that no test can tell from the code, each with its reason: they count as if they were not there. `on` is a part
 * of the line, where the file has more than one like it.
 */
export const equivalent = [
  {
    file: 'src/sessions/token.ts',
    ...{ original: 'ready?.keys !== keys', replacement: 'true' },
    reason: 'Keys that are made ready each time are the same.',
  },
  {
    file: 'src/sessions/token.ts',
    ...{ original: 'false', replacement: 'true', on: 'importKey' },
    reason: 'Nobody asks for the key back: that it cannot be given is a second lock.',
  },
  {
    file: 'src/sessions/actor.ts',
    ...{ original: "person.audience === 'customer'", replacement: 'true' },
    reason: 'A member of staff has no customer: that none is named is as if nothing were said.',
  },
  {
    file: 'src/sessions/people.ts',
    ...{ original: 'eq(accounts.customerOf, contacts.customerOf)', replacement: 'undefined', on: '.join(accounts' },
    reason: 'An account’s contact is one in its company, whoever the customer: it stands there for the index.',
  },
  {
    file: 'src/sessions/proposal.ts',
    ...{ original: 'eq(accounts.customerOf, contacts.customerOf)', replacement: 'undefined' },
    reason: 'As above.',
  },
  {
    file: 'src/invoices/issue/faults.ts',
    ...{ original: "''", replacement: '"Stryker was here!"', on: 'freeze(draft' },
    reason: 'No fault looks at the number or at the address of the portal: neither is given before the issue.',
  },
  {
    file: 'src/db/select.ts',
    ...{ original: 'this.#joins.length === 0 && !found', replacement: 'false' },
    reason: 'Columns named with their table are the same columns: the statement is longer.',
  },
  {
    file: 'src/db/select.ts',
    ...{ original: 'true', replacement: 'false', on: 'further !== true' },
    reason: 'A condition that is true holds, whether it stands there or not.',
  },
  {
    file: 'src/db/select.ts',
    ...{ original: 'further !== true', replacement: 'true' },
    reason: 'As above: it then stands there.',
  },
  {
    file: 'src/companies/numbering.ts',
    ...{ original: "pattern.find((part) => 'digits' in part)?.digits", mutator: 'OptionalChaining' },
    replacement: "pattern.find(part => 'digits' in part).digits",
    reason: 'A pattern that was read has its running number.',
  },
  {
    file: 'src/invoices/issue/issue.ts',
    ...{ original: "'taken'", replacement: '""' },
    reason: 'What a table is called within a statement is not seen outside of it.',
  },
  {
    file: 'src/statements/statement.ts',
    ...{ original: 'one.amountCents < 0', replacement: 'one.amountCents <= 0' },
    reason: 'The database takes no payment of nothing.',
  },
  {
    file: 'src/invoices/invoice.ts',
    ...{ original: 'dividend < 0n', replacement: 'dividend <= 0n' },
    reason: 'Nothing is rounded to nothing, from above and from below.',
  },
]
