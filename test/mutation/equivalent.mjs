/** Mutants that no test can tell from the code, each with its reason: they count as if they were not there. */
export const equivalent = []
