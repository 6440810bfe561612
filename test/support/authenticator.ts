const base64url = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString('base64url')
const bytesOf = (text: string) => Buffer.from(text, 'base64url')
const sha256 = async (bytes: string | Uint8Array) =>
  new Uint8Array(
    await crypto.subtle.digest('SHA-256', typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes)),
  )

/** What may be other than it should be about an answer. */
export interface Twist {
  origin?: string
  host?: string
  challenge?: string
  /** The device did not verify its owner. */
  unverified?: boolean
  /** The count it claims. */
  count?: number
  userHandle?: string
  type?: string
}

/** A phone that makes passkeys and signs with them: ES256, no attestation (WebAuthn level 3, 6). */
export async function authenticator(origin: string) {
  const host = new URL(origin).hostname
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const { x = '', y = '' } = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey
  const credentialId = crypto.getRandomValues(new Uint8Array(32))
  let user = ''
  let count = 0

  const clientData = (type: string, challenge: string, twist: Twist) =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? origin,
      }),
    )
  async function authenticatorData(flags: number, twist: Twist, rest = Buffer.alloc(0)) {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(twist.count ?? count)
    const flag = Buffer.from([twist.unverified ? flags & ~0x04 : flags])
    return Buffer.concat([await sha256(twist.host ?? host), flag, counter, rest])
  }
  const common = { id: base64url(credentialId), rawId: base64url(credentialId), type: 'public-key' as const }

  return {
    credentialId: base64url(credentialId),
    /** Answers the options for a new passkey. */
    async create(options: { challenge: string; user: { id: string } }, twist: Twist = {}) {
      user = options.user.id
      // A COSE key: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
      const key = Buffer.concat([
        Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]),
        bytesOf(x),
        Buffer.from([0x22, 0x58, 32]),
        bytesOf(y),
      ])
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 32]), credentialId, key])
      const data = await authenticatorData(0x45, twist, attested)
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63, ...Buffer.from('fmt'), 0x64, ...Buffer.from('none')]),
        Buffer.from([0x67, ...Buffer.from('attStmt'), 0xa0]),
        Buffer.from([0x68, ...Buffer.from('authData'), 0x58, data.length]),
        data,
      ])
      return {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options.challenge, twist)),
          attestationObject: base64url(attestation),
          transports: ['internal'],
        },
      }
    },
    /** Signs the challenge of the options. */
    async get(options: { challenge: string }, twist: Twist = {}) {
      count += 1
      const client = clientData('webauthn.get', options.challenge, twist)
      const data = await authenticatorData(0x05, twist)
      const signed = Buffer.concat([data, await sha256(client)])
      const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, signed)
      return {
        ...common,
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(der(new Uint8Array(raw))),
          userHandle: twist.userHandle ?? user,
        },
      }
    },
  }
}

/** The two numbers of a signature as ASN.1 has them, which is how authenticators write them. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (part: Uint8Array) => {
    const from = part.findIndex((byte) => byte !== 0)
    const digits = [...part.slice(from)]
    const body = (digits[0] ?? 0) > 127 ? [0, ...digits] : digits
    return [2, body.length, ...body]
  }
  const body = [...integer(raw.slice(0, 32)), ...integer(raw.slice(32))]
  return Uint8Array.from([0x30, body.length, ...body])
}
