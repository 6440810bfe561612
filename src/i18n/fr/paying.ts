/** Texts of payments: as staff keep them, and as customers say to have paid. */
export const paying = {}
