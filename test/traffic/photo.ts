import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { SentFile } from '../server/client.ts'
import { end, file, head, part } from '../support/png.ts'

/** A photo that nobody has sent before, of some 8 kB. */
export function newPhoto(): SentFile {
  const [width, height] = [40, 50]
  const lines = Array.from({ length: height }, () => Buffer.concat([Buffer.alloc(1), randomBytes(width * 4)]))
  const bytes = Buffer.from(file(head(width, height), part('IDAT', deflateSync(Buffer.concat(lines))), end))
  return { field: 'files', name: 'photo.png', type: 'image/png', bytes }
}
