import type { SentFile } from '../server/client.ts'
import type { Chance } from './random.ts'

/** A query whose one row says in `n` how often something is there. */
export interface Count {
  sql: string
  params: (string | number)[]
}

/** A button that someone presses. */
export interface Press {
  /** What they do by it, as reports name it. */
  deed: string
  path: string
  fields: [name: string, value: string][]
  file?: SentFile
  /**
   * How often what it does stands in the rows: once when it was answered as done, never or once before that, however often
   * it is pressed. Left out where rows say nothing of one press alone.
   */
  effect?: Count
  /** The rows say so only once the queues are empty. */
  later?: boolean
}

/** `refused` is an answer too: someone else was quicker, or it may not be any more. */
export type Outcome = { done: boolean; to: string }

/** Answers of a page beside the page and a way elsewhere: that nothing is there, where people may be late for it. */
export type MayBe = 'gone'

/** The statuses with which a page may be answered. */
export const statusesOf = (mayBe: MayBe | undefined): number[] => (mayBe === 'gone' ? [200, 303, 404] : [200, 303])

/** Someone who uses the app, as the acts beside this file need them. */
export interface Person {
  /** The company whose door it is. */
  readonly companyId: string
  readonly chance: Chance
  /** Words that nobody else writes, to find again what was typed. */
  mark(): string
  /**
   * Reads a page; undefined when it leads elsewhere by now, or where it `mayBe` gone is gone. `what` is its name in reports.
   */
  see(what: string, path: string, mayBe?: MayBe): Promise<string | undefined>
  press(press: Press): Promise<Outcome>
}

/** Something that people do, so often in comparison with the rest. */
export interface Act {
  often: number
  act(person: Person): Promise<unknown>
}

/** One of the acts, the oftener the likelier. */
export function choose(acts: Act[], chance: Chance): Act {
  let left = chance.below(acts.reduce((sum, { often }) => sum + often, 0))
  for (const one of acts) {
    left -= one.often
    if (left < 0) return one
  }
  throw new Error('There is nothing to do.')
}

/** Counts rows of a table of the person's own company that fit; `where` names the params after it. */
export const rowsOf = ({ companyId }: Person, table: string, where: string, ...params: (string | number)[]): Count => ({
  sql: `select count(*) as n from ${table} where company_id = ?1 and ${where}`,
  params: [companyId, ...params],
})

/** Counts lines of the trail that tell of a field that became what was typed ("old → new"). */
export const lineOf = (person: Person, did: string, subjectId: string, typed: string): Count =>
  rowsOf(
    person,
    'audit_events',
    "did = ?2 and subject_id = ?3 and details like '%→ ' || ?4 || '%'",
    did,
    subjectId,
    typed,
  )

/** Ids of the records under an address that a page links to, each once. */
export const linkedIn = (html: string, under: string): string[] => [
  ...new Set([...html.matchAll(new RegExp(`href="${under}/([0-9a-z]{20})["?#]`, 'g'))].map(([, id = '']) => id)),
]

/** A wall clock time so many days ahead, as a form takes it. */
export const timeIn = (days: number, hour: number, minutes = 0): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${two(hour)}:${two(minutes)}`

const two = (number: number) => String(number).padStart(2, '0')
