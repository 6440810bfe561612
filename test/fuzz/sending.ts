import type { Case, Change, Spoiling } from './cases.ts'

/** A field as it is sent: a text, or a file. */
export type Sent = readonly [name: string, value: string | Extract<Change, { is: 'file' }>]

/** Does to the fields of a form what a case says. */
export function changed(fields: readonly Sent[], changes: readonly Change[], known: ReadonlySet<string>): Sent[] {
  const sent: Sent[] = [...fields]
  for (const change of changes) {
    if (!('at' in change)) {
      // What the route has a field for is not smuggled in.
      if (change.is === 'add' || !known.has(change.name)) sent.push([change.name, change.value])
    } else if (sent.length > 0 || change.is === 'file') {
      const at = change.at % Math.max(1, sent.length)
      const name = sent[at]?.[0] ?? 'file'
      if (change.is === 'drop') sent.splice(at, 1)
      else if (change.is === 'twice') sent.push([name, change.value])
      else if (change.is === 'nest') sent.push([name + change.by, change.value])
      else if (change.is === 'file')
        sent.push([['file', 'files', 'thumbnails', 'logo', name][change.at % 5] ?? name, change])
      else sent[at] = [name, change.value]
    }
  }
  return sent
}

const utf8 = new TextEncoder()

/** A body and the type it is sent as. */
export interface Body {
  bytes: Uint8Array | undefined
  type: string | undefined
}

/** Writes a form down the way that is named. */
export function bodyOf(sent: readonly Sent[], as: Exclude<Case['as'], 'own'>, json: unknown): Body {
  if (as === 'nothing') return { bytes: undefined, type: undefined }
  if (as === 'multipart') return { bytes: multipart(sent), type: `multipart/form-data; boundary=${boundary}` }
  const texts = sent.map(([name, value]) => [name, textOf(value)] as const)
  if (as === 'json')
    return { bytes: utf8.encode(JSON.stringify(json ?? Object.fromEntries(texts)) ?? ''), type: 'application/json' }
  if (as === 'text') return { bytes: utf8.encode(texts.map((pair) => pair.join('=')).join('\r\n')), type: 'text/plain' }
  const encoded = texts.map(([name, value]) => `${percent(name)}=${percent(value).replaceAll('%20', '+')}`).join('&')
  return { bytes: utf8.encode(encoded), type: 'application/x-www-form-urlencoded' }
}

// What a script sends as JSON may be no text at all.
const textOf = (value: Sent[1]): string =>
  typeof value === 'string' ? value : (value.name ?? JSON.stringify(value) ?? '')

/** As addresses and forms write a text; half of a pair that stands alone is written as no UTF-8 is. */
export const percent = (text: string): string =>
  text.isWellFormed()
    ? encodeURIComponent(text)
    : [...text].map((sign) => (sign.isWellFormed() ? encodeURIComponent(sign) : surrogate(sign.charCodeAt(0)))).join('')

const surrogate = (code: number): string =>
  [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)].map((byte) => `%${byte.toString(16)}`).join('')

const boundary = 'fz-boundary'

function multipart(sent: readonly Sent[]): Uint8Array {
  const quoted = (text: string) => text.replace(/[\r\n"]/g, (sign) => percent(sign))
  const parts = sent.flatMap(([name, value]) => {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`
    return typeof value === 'string' || value.is !== 'file'
      ? [utf8.encode(`${head}\r\n\r\n${textOf(value)}\r\n`)]
      : [
          utf8.encode(`${head}; filename="${quoted(value.name)}"\r\nContent-Type: ${value.type}\r\n\r\n`),
          value.bytes,
          utf8.encode('\r\n'),
        ]
  })
  return joined([...parts, utf8.encode(`--${boundary}--\r\n`)])
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Spoils the bytes of a body. */
export function spoilt(body: Uint8Array, { at, how, bytes }: Spoiling): Uint8Array {
  const place = Math.floor((at / 1000) * body.length)
  if (how === 'cut') return body.slice(0, place)
  return joined([body.slice(0, place), how === 'insert' ? bytes : body.slice(place >> 1, place), body.slice(place)])
}
