import type { Seller } from './document.ts'

interface Transfer {
  bank: NonNullable<Seller['bank']>
  /** In cents of `currency`. */
  amountCents: number
  /** What the payment is for: the number of the invoice. */
  reference: string
  /** ISO 4217. */
  currency: string
}

const mostCents = 99_999_999_999
const [mostName, mostRemittance] = [70, 140]
/** Bytes that a code of version 13 at error level M holds. */
export const mostEpcBytes = 331

/**
 * What the QR code of a SEPA credit transfer says, to be drawn at error level M: European Payments Council, EPC069-12
 * "Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a SEPA Credit Transfer", version 002 of
 * the format in UTF-8. One field a line: service tag, version, character set, identification, BIC, name, IBAN, amount,
 * purpose and structured reference (both left empty), unstructured remittance. Names and references that are too long
 * are cut off where the format ends. Undefined where no such code can be: other currencies than the euro, and amounts
 * outside 0.01 to 999999999.99.
 */
export function epcPayload({ bank, amountCents, reference, currency }: Transfer): string | undefined {
  if (currency !== 'EUR' || !Number.isSafeInteger(amountCents)) return undefined
  if (amountCents < 1 || amountCents > mostCents) return undefined
  const amount = `EUR${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`
  const [iban, bic] = [compact(bank.iban), compact(bank.bic)]
  // A name of letters that take several bytes leaves less than 140 characters to the reference, so it ends at 140 bytes.
  const name = cutOff(bank.holder, mostName, 140)
  const head = ['BCD', '002', '1', 'SCT', bic, name, iban, amount, '', '', ''].join('\n')
  return head + cutOff(reference, mostRemittance, mostEpcBytes - bytesOf(head))
}

const compact = (number: string): string => number.replace(/\s/g, '').toUpperCase()

const encoder = new TextEncoder()
const bytesOf = (text: string): number => encoder.encode(text).length

/** A text on one line, of no more characters and no more bytes than that, a character never cut in two. */
function cutOff(text: string, mostCharacters: number, mostBytes: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim() // a line break would begin the next field
  let [cut, left] = ['', mostBytes]
  for (const character of [...line].slice(0, mostCharacters)) {
    left -= bytesOf(character)
    if (left < 0) break
    cut += character
  }
  return cut.trimEnd()
}
