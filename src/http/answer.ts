import type { Context } from 'hono'
import type { OpenFile } from '../files/scope.ts'

/** Sends a file to be saved under `name`, in both forms of RFC 6266 so that accents arrive. */
export function download(c: Context, file: OpenFile, contentType: string, name: string): Response {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return c.body(file.body as ReadableStream, 200, {
    'Content-Type': contentType,
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
  })
}
