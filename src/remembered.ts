/**
 * Keeps what was found for each key, up to so many of them: where looking takes long and the same is asked again and again.
 * Whoever asks for ever new keys makes others look anew, and fills no memory. It outlives a request: what one person
 * alone may know belongs in it only under a key that nobody else has.
 */
export class Remembered<K, V> {
  readonly #known = new Map<K, V>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** What is known of the key, or else what `find` says, which is then kept. Throws what `find` throws. */
  of(key: K, find: () => V): V {
    const known = this.get(key)
    if (known !== undefined) return known
    const found = find()
    this.keep(key, found)
    return found
  }

  get(key: K): V | undefined {
    return this.#known.get(key)
  }

  keep(key: K, found: V): void {
    if (this.#known.size >= this.#most && !this.#known.has(key)) this.#known.clear()
    this.#known.set(key, found)
  }

  clear(): void {
    this.#known.clear()
  }
}
