/** Mutants that no test can tell from the code, each with its reason: they count as if they were not there. */
export const equivalent = [
  {
    file: 'src/invoices/invoice.ts',
    ...{ original: 'dividend < 0n', replacement: 'dividend <= 0n' },
    reason: 'Nothing is rounded to nothing, from above and from below.',
  },
]
