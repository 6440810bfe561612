import { keysIn } from '../secrets/keys.ts'
import { sha256 } from '../secrets/sha256.ts'

/*
 * A one-time link is `path + token`. The token is derived from the link's id with a secret that is not in the database,
 * and the link's row keeps the token's hash: who reads the database can neither find the token nor make it.
 */

/** The token of a link, made with the newest of `keys`: 43 letters, digits, `-` and `_`. Throws without a key. */
export const linkToken = (keys: string, companyId: string, linkId: string): Promise<string> =>
  tokenBy(newest(keys), companyId, linkId)

/** Names the newest of `keys`, to be stored beside a link: its mail may leave after a newer key was added. */
export const linkKeyId = (keys: string): Promise<string> => keyIdOf(newest(keys))

/** The token of a link made with the key of that name. Throws when the key is gone: the link cannot be made again. */
export async function linkTokenBy(keys: string, keyId: string, companyId: string, linkId: string): Promise<string> {
  for (const key of keysIn(keys)) if ((await keyIdOf(key)) === keyId) return tokenBy(key, companyId, linkId)
  throw new Error('LINK_KEY_GONE: the key of this link is no longer among DATA_KEYS.')
}

/** The token in the address of a calendar, which serves many times: made as those of links, under a name of its own. */
export const feedToken = (keys: string, companyId: string, feedId: string): Promise<string> =>
  tokenBy(newest(keys), companyId, feedId, calendarFeed)

/** The same made with the key of that name; undefined when the key is gone: the address serves on, but is not known. */
export async function feedTokenBy(keys: string, keyId: string, companyId: string, feedId: string) {
  for (const key of keysIn(keys))
    if ((await keyIdOf(key)) === keyId) return tokenBy(key, companyId, feedId, calendarFeed)
  return undefined
}

/** What is stored of a token, and looked up by: SHA-256 in hexadecimal. */
export const hashOfToken = (token: string): Promise<string> => sha256(token)

// Derived under a name of its own (HKDF, RFC 5869), so that the secret may serve other purposes too.
async function hmac(secret: string, purpose: string, text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder()
  const material = await crypto.subtle.importKey('raw', bytes.encode(secret), 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytes.encode(purpose) }
  const algorithm = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const key = await crypto.subtle.deriveKey(derivation, material, algorithm, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(text)))
}

const oneTimeLink = 'artisan-portal one-time link'
const calendarFeed = 'artisan-portal calendar feed'

const tokenBy = async (key: string, companyId: string, id: string, purpose = oneTimeLink): Promise<string> =>
  Buffer.from(await hmac(key, purpose, JSON.stringify([companyId, id]))).toString('base64url')

const keyIdOf = async (key: string): Promise<string> =>
  Buffer.from(await hmac(key, 'artisan-portal name of key', ''))
    .toString('hex')
    .slice(0, 8)

function newest(keys: string): string {
  const [key] = keysIn(keys)
  if (!key) throw new Error('DATA_KEYS holds no key of 32 characters or more.')
  return key
}
