const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Twenty letters and digits: 100 random bits, short enough for a URL. What must not be guessed is longer. */
export const newId = (): string => randomText(20)

/** Letters and digits from the system's random source, five bits each. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}
