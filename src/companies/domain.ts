/** Where the proof of a domain stands in the DNS. */
export const proofName = (host: string): string => `_artisan-portal.${host}`

/** How long a resolver may take to answer, in milliseconds. */
const longestAnswer = 4_000
// An answer with a few records is far smaller.
const mostAnswerLength = 65_536

/** What the DNS says of a proof. `unreachable`: nothing for certain, because the resolver did not answer. */
export type Proof = 'proved' | 'absent' | 'other' | 'unreachable'

/**
 * The host that someone typed as their own domain, or undefined: a name of letters, figures and hyphens with two parts or
 * more (RFC 1123, 2.1), international ones in their ASCII form. An address copied from a browser is taken by its host.
 */
export function hostOf(typed: string): string | undefined {
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`)
  if (!url || url.username || url.password || url.port) return undefined
  const host = url.hostname.replace(/\.$/, '')
  const labels = host.split('.')
  const isName = labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  // The proof's own name must fit too, and the last part of a name is no number: that would be an address.
  return isName && labels.length > 1 && proofName(host).length <= 253 && !/^\d+$/.test(labels.at(-1) ?? '')
    ? host
    : undefined
}

/** Whether a host lies under the deployment's own domain, where nobody has one of their own. */
export const isOfDeployment = (host: string, appDomain: string): boolean => {
  const own = appDomain.replace(/:\d+$/, '')
  return host === own || host.endsWith(`.${own}`)
}

/**
 * Asks a resolver over HTTPS whether the domain's TXT record says `token` (the DNS JSON of Google and Cloudflare: Status
 * is the RCODE of RFC 1035, 4.1.1, data the text in quotes). Never throws.
 */
export async function lookUpProof(resolver: string, host: string, token: string): Promise<Proof> {
  const question = `${resolver}?${new URLSearchParams({ name: proofName(host), type: 'TXT' })}`
  try {
    const answer = await fetch(question, {
      headers: { Accept: 'application/dns-json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(longestAnswer),
    })
    if (!answer.ok) return 'unreachable'
    const text = await answer.text()
    return text.length > mostAnswerLength ? 'unreachable' : readProof(JSON.parse(text), token)
  } catch {
    return 'unreachable'
  }
}

const noSuchName = 3
// A proof is far shorter; whoever owns the name may have put anything there.
const mostRecordLength = 1_000
const txt = 16

/** What a resolver's answer says of the proof. A name may have several records, and a long one comes in several strings. */
export function readProof(answer: unknown, token: string): Proof {
  const { Status: status, Answer: records } = (answer ?? {}) as { Status?: unknown; Answer?: unknown }
  if (status === noSuchName) return 'absent'
  if (status !== 0) return 'unreachable'
  const said = (Array.isArray(records) ? records : [])
    .filter(
      (record) => record?.type === txt && typeof record.data === 'string' && record.data.length <= mostRecordLength,
    )
    .map(({ data }) => textOf(data))
  if (said.length === 0) return 'absent'
  return said.includes(token) ? 'proved' : 'other'
}

const textOf = (data: string): string => {
  const strings = [...data.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inside = '']) => inside.replace(/\\(.)/g, '$1'))
  return (strings.length > 0 ? strings.join('') : data).trim()
}
