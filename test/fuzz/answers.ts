import { formsOf } from './page-forms.ts'

const statuses = [200, 302, 303, 304, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 426, 429]

/** What an answer says, read to its end. */
export interface Told {
  status: number
  headers: Headers
  type: string
  text: string
}

/** Reads an answer to its end. */
export async function told(response: Response): Promise<Told> {
  const { status, headers } = response
  const text = new TextDecoder().decode(await response.arrayBuffer())
  return { status, headers, type: (headers.get('Content-Type') ?? '').split(';')[0] ?? '', text }
}

/** What is wrong with an answer, whatever was asked. */
export function faultsOf({ status, headers, type, text }: Told, { fragment = false } = {}): string[] {
  const faults: string[] = []
  if (!statuses.includes(status)) faults.push(`answered ${status}`)
  for (const [name, value] of headers) {
    if (name === 'x-fz') faults.push('a header was injected')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no header may hold
    if (/[\u0000-\u0008\u000a-\u001f]/.test(value)) faults.push(`header ${name} holds a control character`)
  }
  const location = headers.get('Location') ?? headers.get('HX-Redirect')
  if (location !== null && !/^\/(?![/\\])/.test(location)) faults.push(`leads away: ${location.slice(0, 100)}`)
  if ((status === 302 || status === 303) && location === null) faults.push('leads nowhere')
  const isWhole = wholes[type]
  if (text !== '' && isWhole && !(fragment && type === 'text/html') && !isWhole(text))
    faults.push(`${type} is not whole`)
  if (text === '' && status >= 400 && ![401, 426].includes(status)) faults.push(`${status} without a word`)
  if (type === 'text/html') faults.push(...faultsOfPage(text))
  if (type === 'text/csv' && /(^|[;,\r\n])"?=fz\(/.test(text)) faults.push('a spreadsheet would run a cell')
  return faults
}

const wholes: Record<string, (text: string) => boolean> = {
  'text/html': (text) => /^<!DOCTYPE html>/i.test(text) && /<\/html>\s*$/.test(text),
  'application/json': (text) => isJson(text),
  'application/pdf': (text) => text.startsWith('%PDF') && /%%EOF\s*$/.test(text),
  'application/zip': (text) => text.startsWith('PK'),
  'text/calendar': (text) => /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/.test(text),
  'application/xml': (text) => text.trimEnd().endsWith('>'),
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function faultsOfPage(html: string): string[] {
  return [
    ...(/<x-fz/.test(html) || html.includes(`fz"'`) ? ['shows markup unescaped'] : []),
    ...(/\s(?:href|src|action|formaction)="\s*javascript:/i.test(html) ? ['has a link that runs a script'] : []),
    ...(/>\s*(?:undefined|NaN|\[object Object\]|null|Invalid Date)\s*</.test(html) ? ['shows what is none'] : []),
  ]
}

/** What a form that came back (422) keeps silent or has lost of what was typed. */
export function faultsOfRefusal({ status, type, text }: Told, typed: readonly (readonly [string, string])[]): string[] {
  if (status !== 422 || type !== 'text/html') return []
  const says = /aria-invalid="true"|class="[^"]*\berror\b|role="alert"|class="[^"]*\b(?:warning|notice|alert)\b/.test(
    text,
  )
  const shown = formsOf(text).flatMap(({ fields }) => fields)
  // Where what it is about is not told, a page comes that asks for that, and is no refusal of what was typed.
  const isBack = typed.some(([name]) => shown.some((field) => field.name === name && field.type !== 'hidden'))
  const faults = says || !isBack ? [] : ['refuses without saying why']
  for (const [name, value] of typed) {
    const fields = shown.filter(
      (field) => field.name === name && ['text', 'textarea', 'email', 'tel', 'search'].includes(field.type),
    )
    if (fields.length === 0 || value.length > 200) continue
    if (!fields.some((field) => plain(field.value) === plain(value))) faults.push(`lost what was typed into ${name}`)
  }
  return faults
}

// Spaces around, line breaks and letters that are none are not what anyone would miss.
const plain = (text: string): string =>
  text
    .toWellFormed()
    .normalize()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nobody would miss them
    .replace(/[\u0000-\u0020\u007f\u00a0\u2028\ufeff]+/g, ' ')
    .trim()
    .toLowerCase()
