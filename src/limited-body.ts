import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { isUpload } from './attachments/attachment.ts'
import { logoPath, mostLogoBytes } from './companies/logo.ts'
import { refuse } from './http/errors.tsx'
import { mostFileBytes } from './imports/admin/form.ts'
import { checkPath, mostFileBytes as mostCheckedBytes } from './invoices/check/form.ts'

const mostFormBytes = 64 * 1024
// An invoice of 500 lines, each as long as it may be, as a form writes accents.
const mostDraftBytes = 4 * 1024 * 1024
const limited = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => refuse(c, 413) })
const forms = limited(mostFormBytes)
const drafts = limited(mostDraftBytes)
const tables = limited(mostFileBytes + mostFormBytes)
// More than a logo may weigh, so that one somewhat too heavy is refused beside its field.
const logos = limited(4 * mostLogoBytes)
// More than a document that is checked may weigh, for the same reason.
const checked = limited(2 * mostCheckedBytes)

/** Forms are small. Where files are brought more is taken; photos have a limit of their own, behind their door. */
export const limitedBody = createMiddleware((c, next) => {
  if (isUpload(c.req.method, c.req.path)) return next()
  if (c.req.path === logoPath) return logos(c, next)
  if (c.req.path === checkPath) return checked(c, next)
  if (/^\/admin\/invoices\/[\w-]+$/.test(c.req.path)) return drafts(c, next)
  return (c.req.path === '/admin/imports' ? tables : forms)(c, next)
})
