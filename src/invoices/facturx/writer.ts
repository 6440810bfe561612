/**
 * The few pieces that an XML document is made of here, as strings. What says nothing is left out: `leaf` without text and
 * `group` without children are empty, so that no element stands there for a fact that nobody gave.
 */

/** What XML 1.0 cannot hold at all, however it is written: most control characters, half pairs and non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it stands in XML, without what cannot stand there. */
export const escaped = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

const opened = (name: string, attributes: Record<string, string>): string =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')

/** An element that holds text, without the spaces around it; nothing where there is none. */
export function leaf(name: string, text: string | null | undefined, attributes: Record<string, string> = {}): string {
  const content = escaped(text ?? '').trim()
  return content === '' ? '' : `<${opened(name, attributes)}>${content}</${name}>`
}

/** An element that holds others, in the order given; nothing where none of them says anything. */
export function group(name: string, children: string[], attributes: Record<string, string> = {}): string {
  const content = children.join('')
  return content === '' ? '' : `<${opened(name, attributes)}>${content}</${name}>`
}

/** The same, where the schema asks for the element though it may hold nothing. */
export const always = (name: string, children: string[]): string => `<${name}>${children.join('')}</${name}>`
