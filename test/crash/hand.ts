import type { Answer, Client } from '../server/client.ts'
import { type MayBe, type Outcome, type Person, type Press, statusesOf } from '../traffic/person.ts'
import { type Chance, chanceOf } from '../traffic/random.ts'

/** What became of a press: how often it was sent, and the last answer that arrived. */
export interface Pressed extends Press {
  by: string
  sent: number
  outcome: 'done' | 'refused' | 'unheard'
}

/** The server went before it had answered to the end. */
export class CutOff extends Error {}

/** Someone who goes on with what they were at after a crash: a press whose answer never came is pressed again, as it was. */
export class Hand implements Person {
  readonly companyId: string
  readonly chance: Chance
  /** All that was pressed, in its order. */
  readonly pressed: Pressed[] = []
  /** Answers that nobody should get. */
  readonly faults: string[] = []
  /** Answers heard; presses sent, and what those that were answered took together, in milliseconds. */
  heard = 0
  sent = 0
  answered = 0
  took = 0
  readonly #name: string
  readonly #client: Client
  #marks = 0

  constructor(name: string, client: Client, companyId: string, seed: number) {
    this.#name = name
    this.#client = client
    this.companyId = companyId
    this.chance = chanceOf(seed, name)
  }

  mark(): string {
    this.#marks += 1
    return `Marque ${this.#name.replace(/\W/g, '')} ${this.#marks}x`
  }

  async see(what: string, path: string, mayBe?: MayBe): Promise<string | undefined> {
    const { status, body } = await this.#hear(() => this.#client.get(path))
    if (!statusesOf(mayBe).includes(status)) this.faults.push(`${this.#name}, ${what} (${path}): ${status}`)
    return status === 200 ? body.toString() : undefined
  }

  async press(press: Press): Promise<Outcome> {
    const pressed: Pressed = { ...press, by: this.#name, sent: 0, outcome: 'unheard' }
    this.pressed.push(pressed)
    return this.#send(pressed)
  }

  /** Presses again what was under way when the server went. */
  async pressAgain(): Promise<void> {
    const last = this.pressed.at(-1)
    if (last?.outcome === 'unheard') await this.#send(last)
  }

  async #send(pressed: Pressed): Promise<Outcome> {
    const { path, fields, file, deed } = pressed
    pressed.sent += 1
    this.sent += 1
    const began = performance.now()
    const { status, headers } = await this.#hear(() =>
      file ? this.#client.upload(path, fields, file) : this.#client.post(path, fields),
    )
    if (![303, 404, 409, 422].includes(status)) this.faults.push(`${this.#name}, ${deed} (${path}): ${status}`)
    this.answered += 1
    this.took += performance.now() - began
    pressed.outcome = status === 303 ? 'done' : 'refused'
    return { done: status === 303, to: headers.location ?? '' }
  }

  async #hear(send: () => Promise<Answer>): Promise<Answer> {
    try {
      const answer = await send()
      this.heard += 1
      return answer
    } catch (error) {
      if (error instanceof Error && 'code' in error) throw new CutOff(this.#name)
      throw error
    }
  }
}
