import { gzipSync } from 'node:zlib'
import type { Client } from '../server/client.ts'
import type { Weight } from './figures.ts'

/**
 * Weighs pages as a browser loads them: the HTML and what it names, and what that names in turn. What an answer lets a
 * cache keep is loaded once; whatever was loaded for the first page of a side is not loaded again.
 */
export class Scales {
  readonly #client: Client
  readonly #sizes = new Map<string, { bytes: number; kept: boolean; names: string[] }>()
  #seen = new Set<string>()

  /** `start` is the page that people come in by. */
  static async of(client: Client, start: string): Promise<Scales> {
    const scales = new Scales(client)
    scales.#seen = await scales.#partsOf(start, (await client.get(start)).body)
    return scales
  }

  private constructor(client: Client) {
    this.#client = client
  }

  /** Weighs a page that has been asked for. */
  async weigh(path: string, html: Buffer): Promise<Weight> {
    const own = gzipSync(html).length
    const parts = await this.#partsOf(path, html)
    const bytes = (names: Iterable<string>) =>
      [...names].reduce((sum, name) => sum + (this.#sizes.get(name)?.bytes ?? 0), 0)
    const again = [...parts].filter((name) => !this.#seen.has(name) || !this.#sizes.get(name)?.kept)
    return { first: own + bytes(parts), later: own + bytes(again) }
  }

  async #partsOf(path: string, html: Buffer): Promise<Set<string>> {
    const parts = new Set<string>()
    const waiting = namedByHtml(html.toString()).map((name) => resolved(name, path))
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (parts.has(name)) continue
      parts.add(name)
      const { names } = await this.#load(name)
      waiting.push(...names)
    }
    return parts
  }

  async #load(name: string) {
    const known = this.#sizes.get(name)
    if (known) return known
    const { status, headers, body } = await this.#client.get(name)
    if (status !== 200) throw new Error(`${name} answered ${status}.`)
    const text = /css|javascript/.test(String(headers['content-type'])) ? body.toString() : ''
    const names = namedByText(text).map((one) => resolved(one, name))
    const kept = /max-age=[1-9]/.test(String(headers['cache-control']))
    const loaded = { bytes: gzipSync(body).length, kept, names }
    this.#sizes.set(name, loaded)
    return loaded
  }
}

/** Style sheets, scripts, icons and pictures; of a sprite the file, without the name of the sign. */
function namedByHtml(html: string): string[] {
  const tags = [...html.matchAll(/<(link|script|img|use)\b([^>]*)>/g)]
  return tags.flatMap(([, tag, attributes = '']) => {
    if (tag === 'link' && !/rel="(stylesheet|icon|modulepreload|preload|apple-touch-icon|manifest)"/.test(attributes))
      return []
    // A browser asks for what is lazy once it comes into view.
    if (/loading="lazy"/.test(attributes)) return []
    const [, name] = /\b(?:href|src)="([^"#]+)/.exec(attributes) ?? []
    return name && !name.startsWith('data:') ? [name.replaceAll('&amp;', '&')] : []
  })
}

const namedByText = (text: string): string[] =>
  [...text.matchAll(/url\(["']?([^"')]+)["']?\)|(?:from|import)\s*["'](\.{0,2}\/[^"']+)["']/g)]
    .map(([, url, module]) => url ?? module ?? '')
    .filter((name) => name && !name.startsWith('data:') && !name.startsWith('#'))

function resolved(name: string, base: string): string {
  const { pathname, search } = new URL(name, `http://localhost${base}`)
  return pathname + search
}
