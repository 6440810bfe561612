/** Texts of credit notes, deposits and what final invoices deduct. */
export const corrections = {}
