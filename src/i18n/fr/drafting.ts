/** Texts of the page on which staff write an invoice. */
export const drafting = {}
