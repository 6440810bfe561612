import { compact, firmNumbers, isSiren } from '../../companies/firm-number.ts'

/** A SIREN without its spaces; undefined when it is none. */
export function readSiren(typed: string): string | undefined {
  const bare = compact(typed)
  // Many lists bear the SIRET, which begins with the SIREN.
  const siren = /^\d{14}$/.test(bare) ? bare.slice(0, 9) : bare
  return isSiren(siren) ? siren : undefined
}

/** A VAT number as it is kept; undefined when it is none of the country it names. */
export function readVatNumber(typed: string): string | undefined {
  const { numbers, faults } = firmNumbers({ siren: null, vatNumber: typed })
  return faults.vatNumber ? undefined : (numbers.vatNumber ?? undefined)
}
