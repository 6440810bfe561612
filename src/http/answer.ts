import type { Context } from 'hono'
import type { OpenFile } from '../files/scope.ts'

/** Sends a file to be saved under `name`. */
export const download = (c: Context, file: OpenFile, contentType: string, name: string): Response =>
  c.body(file.body as ReadableStream, 200, {
    'Content-Type': contentType,
    'Content-Length': String(file.sizeBytes),
    'Content-Disposition': disposition('attachment', name),
  })

/** Whether a file is saved or shown, and its name in both forms of RFC 6266 so that accents arrive. */
export function disposition(how: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
