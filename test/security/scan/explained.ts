import type { Client } from '../../server/client.ts'
import type { Finding } from './finding.ts'

/** A finding that is none, and the proof: it is tried again each time. */
interface Explanation {
  what: string
  info: RegExp
  why: string
  holds: (finding: Finding, client: Client) => Promise<boolean>
}

const elsewhere = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }

/** What scanners report that is no fault here. */
const explanations: Explanation[] = [
  {
    what: 'Cross Site Request Forgery',
    info: /^Lack of anti CSRF token$/,
    why: 'Writes are told apart by what browsers say of where they come from, not by a token: from another site each is 403.',
    holds: async ({ path }, client) => {
      const before = client.cookie
      const answers = [await client.post(path, {}, elsewhere), await client.post(path, {}, { Origin: 'null' })]
      return client.cookie === before && answers.every(({ status }) => status === 403)
    },
  },
  {
    what: 'HTTP Secure Headers',
    info: /^X-XSS-Protection is not set$/,
    why: 'It is set, to 0: what it once switched on made holes of its own, and browsers have taken it out.',
    holds: async ({ path }, client) => (await client.get(path)).headers['x-xss-protection'] === '0',
  },
  {
    what: 'Backup file',
    info: /^Backup file \S+\/check\/\S+ found for \S+\/check\/\S+$/,
    why: 'The form of a check opens at whatever is taken for a code, and says no more than with any other.',
    holds: async ({ path }, client) => {
      const [, tried = ''] = /\/check\/([^/]+)$/.exec(decodeURIComponent(path)) ?? []
      const blank = async (code: string) => {
        const { status, headers, body } = await client.get(`/check/${encodeURIComponent(code)}`)
        const isForm = status === 200 && /^text\/html/.test(headers['content-type'] ?? '')
        // Whatever stands in the field, and in the addresses of the page, is what was asked for.
        return isForm ? body.toString('utf8').replaceAll(/(value|href|action)="[^"]*"/g, '') : undefined
      }
      return tried !== '' && (await blank(tried)) !== undefined && (await blank(tried)) === (await blank('AAAAA-AAAAA'))
    },
  },
]

/** Whether a finding is explained by what is proved anew here and now. */
export async function isExplained(finding: Finding, client: Client): Promise<boolean> {
  for (const { what, info, holds } of explanations)
    if (finding.what === what && info.test(finding.info) && (await holds(finding, client))) return true
  return false
}
