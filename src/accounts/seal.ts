import { keysIn } from '../secrets/keys.ts'

const algorithm = 'AES-GCM'
const ivBytes = 12
const tagBytes = 16

const utf8 = (text: string) => new TextEncoder().encode(text)
const base64url = (bytes: Uint8Array | ArrayBuffer) => Buffer.from(new Uint8Array(bytes)).toString('base64url')

/** The bytes of a base64url text; none unless the text is just what those bytes are written as. */
function exactBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'))
  return base64url(bytes) === text ? bytes : new Uint8Array()
}

interface Key {
  name: string
  key: CryptoKey
}

/**
 * Encrypts a text with the newest (first) of comma-separated secrets of 32 characters or more. `purpose` says what the
 * text is and whose, such as `code:company:account`: it opens for no other. The result names its key and holds a fresh
 * IV and the ciphertext with its tag (AES-256-GCM, NIST SP 800-38D).
 */
export async function seal(keys: string, purpose: string, text: string): Promise<string> {
  const [newest] = keysIn(keys)
  if (!newest) throw new Error('There is no key of 32 characters or more to seal with.')
  const { name, key } = await derive(newest)
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const sealed = await crypto.subtle.encrypt({ name: algorithm, iv, additionalData: utf8(purpose) }, key, utf8(text))
  return [name, base64url(iv), base64url(sealed)].join('.')
}

/** Opens what was sealed with any of the keys for this purpose; throws for anything else. */
export async function unseal(keys: string, purpose: string, sealed: string): Promise<string> {
  const [name, iv, bytes, more] = sealed.split('.').map(exactBytes)
  if (!name?.length || iv?.length !== ivBytes || !bytes || bytes.length < tagBytes || more)
    throw new Error('This was never sealed.')
  for (const secret of keysIn(keys)) {
    const candidate = await derive(secret)
    if (candidate.name !== base64url(name)) continue
    const additionalData = utf8(purpose)
    const text = await crypto.subtle.decrypt({ name: algorithm, iv, additionalData }, candidate.key, bytes)
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text)
  }
  throw new Error('The key that sealed this is not among the keys.')
}

/** Whether a text was sealed with the newest of the keys. */
export async function isSealedByNewest(keys: string, sealed: string): Promise<boolean> {
  const [newest] = keysIn(keys)
  return newest !== undefined && sealed.startsWith(`${(await derive(newest)).name}.`)
}

/** A key for sealing and nothing else, and a name that tells nothing of its secret (HKDF-SHA-256, RFC 5869). */
async function derive(secret: string): Promise<Key> {
  const base = await crypto.subtle.importKey('raw', utf8(secret), 'HKDF', false, ['deriveBits', 'deriveKey'])
  const hkdf = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(info) })
  const [name, key] = await Promise.all([
    crypto.subtle.deriveBits(hkdf('name of a sealing key'), base, 64),
    crypto.subtle.deriveKey(hkdf('sealing key'), base, { name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']),
  ])
  return { name: base64url(name), key }
}
