/** Texts of statements of account and of all invoices of a year. */
export const statements = {}
