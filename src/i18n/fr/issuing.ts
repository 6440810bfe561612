/** Texts of issuing an invoice. */
export const issuing = {}
