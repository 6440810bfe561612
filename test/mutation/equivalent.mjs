/** Mutants that no test can tell from the code, each with its reason: they count as if they were not there. */
export const equivalent = [
  {
    file: 'src/companies/numbering.ts',
    ...{ original: "pattern.find((part) => 'digits' in part)?.digits", mutator: 'OptionalChaining' },
    replacement: "pattern.find(part => 'digits' in part).digits",
    reason: 'A pattern that was read has its running number.',
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
