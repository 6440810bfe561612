import type { Context } from 'hono'
import type { AttachedFiles, Size } from '../files/attached.ts'
import { disposition } from '../http/answer.ts'
import { type ContentType, isPicture, type ThumbnailType } from './attachment.ts'
import { attachments } from './schema.ts'

/** What is needed of a row to send its bytes. */
export const servedColumns = {
  id: attachments.id,
  name: attachments.name,
  contentType: attachments.contentType,
  thumbnailType: attachments.thumbnailType,
  sha256: attachments.sha256,
}
interface Served {
  id: string
  name: string
  contentType: ContentType
  thumbnailType: ThumbnailType | null
  sha256: string
}

/**
 * Sends the bytes of a row that was read through the scoped database. Browsers ask anew each time whether they may still
 * show what they keep, so that a file is gone as soon as its row is.
 */
export async function serve(c: Context, row: Served | undefined, files: Pick<AttachedFiles, 'open'>, size: Size) {
  const type = size === 'small' ? row?.thumbnailType : row?.contentType
  if (!row || !type || comesFromElsewhere(c)) return c.notFound()
  const kept = { ETag: `"${row.sha256}-${size}"`, 'Cache-Control': 'private, no-cache' }
  if (c.req.header('If-None-Match')?.replace(/^W\//, '') === kept.ETag) return c.body(null, 304, kept)
  const file = await files.open(row.id, size)
  if (!file) return c.notFound()
  c.set('sandboxed', true)
  const how = size === 'small' || isPicture(row.contentType) ? 'inline' : 'attachment'
  return c.body(file.body as ReadableStream, 200, {
    ...kept,
    'Content-Type': type,
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': disposition(how, row.name),
  })
}

// Another site neither embeds a file nor leads to it (OWASP ASVS 5.0, 3.5.8).
const comesFromElsewhere = (c: Context): boolean =>
  ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '')
