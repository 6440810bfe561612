import { gzipSync } from 'node:zlib'
import type { Answer } from '../server/client.ts'

/** What one request cost, counted: these figures are exact, however busy the machine is. */
export interface Cost {
  trips: number
  statements: number
  rowsRead: number
  rowsWritten: number
  /** Rows that the answer shows. */
  shown: number
  /** Bytes of its body, as it is and as gzip makes it. */
  bytes: number
  gzip: number
}

/** Reads off an answer what it cost; throws where it does not say so. */
export function costOf({ headers, body }: Answer): Cost {
  const said = String(headers['server-timing'] ?? '')
  const count = (name: string) => {
    const value = new RegExp(`${name}=(\\d+)`).exec(said)?.[1]
    if (value === undefined) throw new Error(`An answer does not tell its ${name}: ${said}`)
    return Number(value)
  }
  const [trips, statements] = [count('trips'), count('statements')]
  const [rowsRead, rowsWritten] = [count('rows_read'), count('rows_written')]
  const type = String(headers['content-type'] ?? '')
  return {
    ...{ trips, statements, rowsRead, rowsWritten, shown: rowsShown(type, body) },
    ...{ bytes: body.length, gzip: gzipSync(body).length },
  }
}

/**
 * Rows of the database that an answer shows: what stands in lists and tables and what may be chosen by its id, between the
 * frame's own links; of files their lines and events.
 */
export function rowsShown(type: string, body: Buffer): number {
  const text = () => body.toString()
  if (type.startsWith('text/csv')) return Math.max(0, text().trimEnd().split('\n').length - 1)
  if (type.startsWith('text/calendar')) return count(text(), /^BEGIN:VEVENT/gm)
  if (!type.startsWith('text/html')) return 1
  const main = text().replace(/^.*<main/s, '')
  return count(main, /<li[ >]|<tr[ >]|<article[ >]|<option [^>]*value="[0-9a-z]{20}"/g)
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** A form of a page, as a browser would send it unchanged; throws when the page has none with this action. */
export function formOf(html: string, action: string): [string, string][] {
  const form = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(
    ([, attributes = '']) => attribute(attributes, 'action') === action,
  )
  if (!form) throw new Error(`The page has no form to ${action}.`)
  const fields: [string, string][] = []
  const controls = /<(input|select|textarea)\b([^>]*)>(?:(.*?)<\/\1>)?/gs
  for (const [, tag, attributes = '', content = ''] of (form[2] ?? '').matchAll(controls)) {
    const name = attribute(attributes, 'name')
    if (!name || / disabled(=|\s|$)/.test(attributes)) continue
    const [type, value] = [attribute(attributes, 'type'), attribute(attributes, 'value') ?? '']
    if (tag === 'select') fields.push([name, chosenOf(content)])
    else if (tag === 'textarea') fields.push([name, unescaped(content)])
    else if ((type === 'checkbox' || type === 'radio') && !/ checked(=|\s|\/|$)/.test(attributes)) continue
    else if (type !== 'submit' && type !== 'file') fields.push([name, type === 'checkbox' && !value ? 'on' : value])
  }
  return fields
}

function chosenOf(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)]
  const [, attributes = '', text = ''] = all.find(([, one = '']) => / selected(=|\s|$)/.test(one)) ?? all[0] ?? []
  // One without a value sends its text.
  return attribute(attributes, 'value') ?? unescaped(text)
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name] ?? '')

/** What a page says, without what no reader sees. */
export const textOf = (html: string): string =>
  html
    .replace(/<head>.*?<\/head>|<script.*?<\/script>|<[^>]*>/gs, ' ')
    .replace(/\s+/g, ' ')
    .trim()
