const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Twenty letters and digits from the system's random source: 100 bits, short enough for a URL. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20))
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('')
}
