import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Client } from '../server/client.ts'
import { type Act, choose, type MayBe, type Outcome, type Person, type Press, statusesOf } from '../traffic/person.ts'
import { type Chance, chanceOf } from '../traffic/random.ts'
import type { Figures } from './figures.ts'
import { LiveSocket } from './socket.ts'

/** An open page reads itself anew no sooner after the last time, in milliseconds (`static/live.js`). */
const soonest = 1000

/** Someone with a page open: reads, thinks, presses, and has the page read itself anew when it is told to. */
export class Visitor implements Person {
  readonly companyId: string
  readonly chance: Chance
  readonly #name: string
  readonly #client: Client
  readonly #figures: Figures
  /** The page that is open, and when it was asked for. */
  #open: { path: string; at: number } | undefined
  #isDue = false
  #isOver = false
  #marks = 0

  constructor(name: string, client: Client, companyId: string, seed: number, figures: Figures) {
    this.#name = name
    this.#client = client
    this.companyId = companyId
    this.chance = chanceOf(seed, name)
    this.#figures = figures
  }

  mark(): string {
    this.#marks += 1
    return `Marque ${this.#name.replace(/\W/g, '')} ${this.#marks}x`
  }

  /** Does one thing after another until `end`, each `mean` milliseconds of thought after the one before. */
  async act(acts: Act[], mean: number, end: number, port: number, live: string): Promise<void> {
    await sleep(this.chance.below(mean))
    const { host, cookie } = this.#client
    const socket = new LiveSocket(
      port,
      host,
      cookie,
      live,
      () => this.#hear(),
      (why) => this.#figures.fail(`socket ${why}`),
    )
    while (Date.now() < end) {
      try {
        await choose(acts, this.chance).act(this)
      } catch (error) {
        this.#figures.fail(error instanceof Error && 'code' in error ? `no answer (${error.code})` : String(error))
      }
      const thought = Math.min(this.chance.wait(mean), Math.max(0, end - Date.now()))
      await sleep(thought)
    }
    this.#isOver = true
    socket.close()
    this.#client.close()
  }

  async see(what: string, path: string, mayBe?: MayBe): Promise<string | undefined> {
    const { status, body } = await this.#timed(`read ${what}`, () => this.#client.get(path), statusesOf(mayBe))
    if (status !== 200) return undefined
    const html = body.toString()
    this.#open = html.includes('data-live') ? { path, at: Date.now() } : undefined
    return html
  }

  async press({ deed, path, fields, file }: Press): Promise<Outcome> {
    const send = () => (file ? this.#client.upload(path, fields, file) : this.#client.post(path, fields))
    const { status, headers } = await this.#timed(deed, send, [303, 409, 422])
    return { done: status === 303, to: headers.location ?? '' }
  }

  /** What a page does that is told of a change: it reads itself anew, once a second at most. */
  async #hear(): Promise<void> {
    if (this.#isDue || this.#isOver) return
    this.#isDue = true
    await sleep(Math.max(0, (this.#open?.at ?? 0) + soonest - Date.now()))
    this.#isDue = false
    const page = this.#open
    if (!page || this.#isOver) return
    page.at = Date.now()
    try {
      await this.#timed('page reads itself anew', () => this.#client.get(page.path, { Unasked: '1' }), [200, 303])
    } catch (error) {
      if (!this.#isOver) this.#figures.fail(`no answer (${String(error)})`)
    }
  }

  async #timed(action: string, send: () => Promise<Answer>, expected: number[]): Promise<Answer> {
    const began = performance.now()
    const answer = await send()
    this.#figures.note(action, performance.now() - began, answer.status > 400)
    if (!expected.includes(answer.status)) this.#figures.fail(`${answer.status} at "${action}"`)
    return answer
  }
}
