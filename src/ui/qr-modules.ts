import { encode } from 'uqr'

/** Rows of a QR code, without the light space that must stand around it; true is dark. */
export type Modules = boolean[][]

/** Light modules around a code, on every side (ISO/IEC 18004). */
export const quietModules = 4

/** A text as a QR code at error level M, in UTF-8. Throws a RangeError for a text of more than 2,331 bytes. */
export const modulesOf = (text: string): Modules => encode(text, { ecc: 'M', border: 0 }).data

/** Where the dark modules of a row of a QR code stand, those side by side together. */
export function runsOf(row: boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (dark && last && last.from + last.length === x) last.length++
    else if (dark) runs.push({ from: x, length: 1 })
  })
  return runs
}
