import type { Result, Router } from 'hono/router'
import { TrieRouter } from 'hono/router/trie-router'
import { Remembered } from '../remembered.ts'

// A few hundred bytes each. What takes a page of its own to write down is nobody's link.
const [mostKnown, longestKnown] = [500, 200]

/**
 * Finds what handles an address, and keeps it for the next who asks: with some hundred routes, and what stands before
 * them, that takes longer than to write the list on the page. The fastest router of Hono cannot tell these routes apart.
 */
export class RememberingRouter<T> implements Router<T> {
  readonly name = 'RememberingRouter'
  readonly #routes = new TrieRouter<T>()
  readonly #known = new Remembered<string, Result<T>>(mostKnown)

  add(method: string, path: string, handler: T): void {
    this.#routes.add(method, path, handler)
    this.#known.clear()
  }

  match(method: string, path: string): Result<T> {
    const address = `${method} ${path}`
    const look = () => this.#routes.match(method, path)
    return address.length > longestKnown ? look() : this.#known.of(address, look)
  }
}
