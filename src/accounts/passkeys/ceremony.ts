import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { MadeKey, SignedChallenge } from './response.ts'

// Passkeys are seldom used next to pages that are always shown: the library is loaded when one is.
const library = () => import('@simplewebauthn/server')

/** Ed25519, ES256 and RS256, which is what phones, computers and keys know (COSE, RFC 9053). */
const algorithms = [-8, -7, -257]
/** How long the browser lets someone take, in milliseconds. */
const patience = 5 * 60 * 1000

/** The site a passkey belongs to: a company's host, so that it is of no use at another company. */
export interface Site {
  /** RP ID: the host without its port (WebAuthn level 3, 5.1.2). */
  host: string
  origin: string
}

/** The site of an address, such as a request's. Throws where it is no URL. */
export function siteOf(address: string): Site {
  const { hostname, origin } = new URL(address)
  return { host: hostname, origin }
}

/** A passkey as it is kept: what it is called by the browser, its public key, and what it has signed so far. */
export interface KeptKey {
  credentialId: string
  publicKey: string
  signatures: number
  transports: string[]
}

/** Asks for any passkey of this site; its owner is verified by the device, which is what makes it two factors. */
export async function askForPasskey({ host }: Site, challenge: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: host,
    challenge: bytes(challenge),
    userVerification: 'required',
    timeout: patience,
  })
}

/** The count of signatures as the passkey has it now, or undefined when anything about the answer is not right. */
export async function checkSigned(
  site: Site,
  challenge: string,
  response: SignedChallenge,
  { credentialId, publicKey, signatures }: KeptKey,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      // A count that does not grow is refused: the key was copied (WebAuthn level 3, 6.1.1).
      credential: { id: credentialId, publicKey: bytes(publicKey), counter: signatures },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    // The library throws for whatever is not as it must be.
    return undefined
  }
}

/** Whose passkey is to be made: the id is what comes back when it signs, the rest is shown by the device. */
interface KeyOwner {
  accountId: string
  email: string
  shownName: string
}

/** Asks a device to make a passkey, which must be one that needs no name typed and that verifies its owner. */
export async function askForNewPasskey(
  { host }: Site,
  challenge: string,
  { accountId, email, shownName }: KeyOwner,
  { company, held }: { company: string; held: Pick<KeptKey, 'credentialId' | 'transports'>[] },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: company,
    rpID: host,
    userID: Uint8Array.from(Buffer.from(accountId)),
    userName: email,
    userDisplayName: shownName,
    challenge: bytes(challenge),
    timeout: patience,
    attestationType: 'none',
    excludeCredentials: held.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: transports as never[],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  })
}

/** The passkey a device made, or undefined when anything about the answer is not right. */
export async function checkMade(site: Site, challenge: string, response: MadeKey): Promise<KeptKey | undefined> {
  const { verifyRegistrationResponse } = await library()
  try {
    const { transports } = response.response
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...response,
        response: { ...response.response, transports: transports as never[] },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    return {
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      signatures: counter,
      transports,
    }
  } catch {
    return undefined
  }
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64url'))
