import { type ContentType, type Fault, mostThumbnailBytes, type ThumbnailType } from '../attachment.ts'
import { isHeif, plainHeif } from './heif.ts'
import { isJpeg, plainJpeg } from './jpeg.ts'
import { isPdf, wholePdf } from './pdf.ts'
import { isPng, plainPng } from './png.ts'
import { isWebp, plainWebp } from './webp.ts'

/** A file that may be kept: what it is, and the bytes that are kept of it. */
export interface Content {
  type: ContentType
  bytes: Uint8Array
}

const known: { type: ContentType; is(bytes: Uint8Array): boolean; plain(bytes: Uint8Array): Uint8Array | undefined }[] =
  [
    { type: 'image/jpeg', is: isJpeg, plain: plainJpeg },
    { type: 'image/png', is: isPng, plain: plainPng },
    { type: 'image/webp', is: isWebp, plain: plainWebp },
    { type: 'image/heic', is: isHeif, plain: plainHeif },
    { type: 'application/pdf', is: isPdf, plain: wholePdf },
  ]

/**
 * What a file is, by its bytes alone; neither its name nor what the browser says of it is asked. A picture loses what
 * tells where it was taken. Works in the buffer it is given.
 */
export function readContent(bytes: Uint8Array): Content | Extract<Fault, 'unknown' | 'cutOff' | 'empty'> {
  if (bytes.length === 0) return 'empty'
  const format = known.find(({ is }) => is(bytes))
  if (!format) return 'unknown'
  const plain = format.plain(bytes)
  return plain ? { type: format.type, bytes: plain } : 'cutOff'
}

/** A thumbnail that the browser made, or undefined when it is none that a page may show. */
export function readThumbnail(bytes: Uint8Array): { type: ThumbnailType; bytes: Uint8Array } | undefined {
  if (bytes.length > mostThumbnailBytes) return undefined
  const content = readContent(bytes)
  if (typeof content === 'string' || content.type === 'application/pdf' || content.type === 'image/heic')
    return undefined
  return { type: content.type, bytes: content.bytes }
}
