import type { Answer, Client } from '../server/client.ts'
import { type Form, formsIn } from './links.ts'

/** What is sent in place of what a field has; null leaves the field out, a list sends it several times. */
export type Changes = Record<string, string | string[] | null>

/** A file that goes with a form. */
export interface Sent {
  field: string
  name: string
  type: string
  bytes: Buffer
}

/** Sends a form as a browser does, with its fields as they are but for the changes, and with files. */
export function submit(
  client: Client,
  page: string,
  { action, fields, multipart }: Form,
  changes: Changes = {},
  files: Sent[] = [],
): Promise<Answer> {
  const kept = fields.filter(
    ({ name, sent }) => sent && !(name in changes) && !files.some(({ field }) => field === name),
  )
  const pairs = [
    ...kept.map(({ name, value }): [string, string] => [name, value]),
    ...Object.entries(changes).flatMap(([name, value]) =>
      value === null ? [] : [value].flat().map((one): [string, string] => [name, one]),
    ),
  ]
  const { pathname, search } = new URL(action, `http://${client.host}${page}`)
  if (!multipart) return client.post(pathname + search, pairs)
  const boundary = 'a-form-of-the-pages-test'
  const part = (head: string, body: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ])
  const parts = pairs.map(([name, value]) => part(`name="${name}"`, value))
  for (const file of files)
    parts.push(part(`name="${file.field}"; filename="${file.name}"\r\nContent-Type: ${file.type}`, file.bytes))
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return client.send('POST', pathname + search, { 'Content-Type': `multipart/form-data; boundary=${boundary}` }, body)
}

/** Goes to a page and sends its form whose address ends so; gives where that leads, and throws where it is refused. */
export async function press(
  client: Client,
  page: string,
  ending: string,
  changes: Changes = {},
  files: Sent[] = [],
): Promise<string> {
  const { status, body } = await client.get(page)
  const form = formsIn(String(body)).find(
    ({ post, action }) => post && (action || page).split('?')[0]?.endsWith(ending),
  )
  if (!form) throw new Error(`${page} (${status}) has no form to ${ending}.`)
  const answer = await submit(client, page, form, changes, files)
  if (answer.status !== 303) throw new Error(`The form of ${page} to ${ending} was answered ${answer.status}.`)
  return answer.headers.location ?? ''
}
