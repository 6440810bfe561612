import * as z from '../../http/zod.ts'

// What the browser's toJSON gives (WebAuthn level 3, 5.1). What is not named here is dropped.
const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/)

const common = { id: base64url(1400), rawId: base64url(1400), type: z.literal('public-key') }

/** The answer of a passkey to a challenge. It names its account, in base64url, as it was given when it was made. */
export const signedChallenge = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(4096),
    authenticatorData: base64url(4096),
    signature: base64url(8192),
    userHandle: base64url(100),
  }),
})
export type SignedChallenge = z.infer<typeof signedChallenge>

/** A passkey that a device made. */
export const madeKey = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(4096),
    attestationObject: base64url(16384),
    transports: z.array(z.string().max(32)).max(10).catch([]),
  }),
})
export type MadeKey = z.infer<typeof madeKey>

/** The account that a passkey names. */
export const accountOf = ({ response }: SignedChallenge): string =>
  Buffer.from(response.userHandle, 'base64url').toString('utf8')
