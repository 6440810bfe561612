import { createHash, randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { SentFile } from '../server/client.ts'
import { end, file, head, part } from '../support/png.ts'
import type { Form } from './form.ts'
import { type Person, rowsOf } from './person.ts'

/** Sends a photo that nobody has sent before, of some 8 kB, by a form; `to` says by a column and its id where it is then. */
export async function sendPhoto(person: Person, deed: string, { action, fields }: Form, to: Record<string, string>) {
  const photo = newPhoto()
  const [[column = '', id = ''] = []] = Object.entries(to)
  const sha256 = createHash('sha256').update(photo.bytes).digest('hex')
  const isThere = `${column} = ?2 and sha256 = ?3 and stored_at > 0 and removed_at is null`
  await person.press({
    ...{ deed, path: action, fields, file: photo },
    effect: rowsOf(person, 'attachments', isThere, id, sha256),
  })
}

function newPhoto(): SentFile {
  const [width, height] = [40, 50]
  const lines = Array.from({ length: height }, () => Buffer.concat([Buffer.alloc(1), randomBytes(width * 4)]))
  const bytes = Buffer.from(file(head(width, height), part('IDAT', deflateSync(Buffer.concat(lines))), end))
  return { field: 'files', name: 'photo.png', type: 'image/png', bytes }
}
