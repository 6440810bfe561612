import type { Context } from 'hono'
import { useWords } from '../i18n/locale.ts'
import { localPath } from './local-path.ts'

/**
 * What is to be tried again: a page to ask for, or a form as it was sent. Of a form with a password, a code or a file the
 * page does not keep what was typed: then `at` is the page it stood on, where the browser knows it.
 */
export type Again =
  | { is: 'asked'; at: string }
  | { is: 'kept'; fields: [string, string][] }
  | { is: 'gone'; at: string | undefined }

/** Asks for the same page. */
export const whatToAskAgain = (c: Context): Again => ({ is: 'asked', at: localPath(c, c.req.url, '/') ?? '/' })

/** Names of fields that nobody should find in the source of a page. */
export const secretFields: ReadonlySet<string> = new Set(['password', 'current', 'code'])
/** More than the longest draft has. A form of nothing but names would come back as a page of twenty times its size. */
const mostFields = 8000

/** What was sent, or the page that it was sent from. */
export async function whatToSendAgain(c: Context): Promise<Exclude<Again, { is: 'asked' }>> {
  const from = localPath(c, c.req.header('Referer'), '/')
  const isPlain = c.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded') ?? true
  const body = isPlain ? await c.req.parseBody({ all: true }).catch(() => undefined) : undefined
  if (!body || Object.keys(body).some((name) => secretFields.has(name))) return { is: 'gone', at: from }
  const fields = Object.entries(body).flatMap(([name, values]) =>
    [values].flat().flatMap((value): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
  )
  return fields.length > mostFields ? { is: 'gone', at: from } : { is: 'kept', fields }
}

/** The button that tries again. It sends to the address of the page itself, which may hold a token that no form shows. */
export const AgainForm = ({ again }: { again: Again }) => {
  const { errors } = useWords()
  if (again.is !== 'kept') {
    if (again.at === undefined) return null
    return (
      <a class="button" href={again.at} hx-boost="false">
        {again.is === 'asked' ? errors.tryAgain : errors.backToForm}
      </a>
    )
  }
  return (
    <form method="post" hx-boost="false">
      {again.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{errors.sendAgain}</button>
    </form>
  )
}
