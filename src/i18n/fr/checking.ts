/** Texts of the public page that tells whether a document is the company’s. */
export const checking = {}
