/** Letters and digits without I, L, O and U, which people take for others (Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 10
const half = length / 2

/** A new code that tells an invoice: 50 bits that nobody guesses, as two groups that one can read out. */
export function newCheckCode(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => signs[byte % signs.length])
  return `${letters.slice(0, half).join('')}-${letters.slice(half).join('')}`
}

/** A code as someone typed it, the way it is kept; undefined for what is none. Case, spaces and dashes do not matter. */
export function readCheckCode(typed: string): string | undefined {
  const plain = typed
    .slice(0, 100)
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const isCode = plain.length === length && [...plain].every((sign) => signs.includes(sign))
  return isCode ? `${plain.slice(0, half)}-${plain.slice(half)}` : undefined
}
