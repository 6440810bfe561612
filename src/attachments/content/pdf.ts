import { says } from './keep.ts'

/** Whether the bytes begin as a PDF does (ISO 32000-2, 7.5.2); nothing may stand before it. */
export const isPdf = (bytes: Uint8Array): boolean => says(bytes, 0, '%PDF-')

/** Where readers look for the end of a PDF, from its last byte. */
const tail = 1024

/** A PDF as it is; undefined when its end is not there. */
export function wholePdf(bytes: Uint8Array): Uint8Array | undefined {
  const from = Math.max(0, bytes.length - tail)
  for (let at = bytes.length - 5; at >= from; at--) if (says(bytes, at, '%%EOF')) return bytes
  return undefined
}
