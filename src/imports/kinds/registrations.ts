/** A SIREN without its spaces when it has nine digits; undefined otherwise. Its check digit is looked at elsewhere. */
export function readSiren(typed: string): string | undefined {
  const bare = typed.replace(/[\s\u00a0\u202f.-]/g, '')
  // Many lists bear the SIRET, which begins with the SIREN.
  return /^\d{9}(\d{5})?$/.test(bare) ? bare.slice(0, 9) : undefined
}

/** A VAT number as it is printed when it looks like one of a country; undefined otherwise. */
export function readVatNumber(typed: string): string | undefined {
  const bare = typed.replace(/[\s\u00a0\u202f.-]/g, '').toUpperCase()
  return /^[A-Z]{2}[0-9A-Z]{2,13}$/.test(bare) ? bare : undefined
}
