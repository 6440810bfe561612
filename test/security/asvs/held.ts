/**
 * What stands behind a requirement: a test (`test/…: its title`), a place in the source (`src/…: what stands there`), or a
 * section of security.md (`#Its heading`). A test holds that each of them is there.
 */
export type Place =
  | `test/${string}: ${string}`
  | `src/${string}: ${string}`
  | `static/${string}: ${string}`
  | `#${string}`

/** A requirement of OWASP ASVS 5.0 in our own words, and where it stands with us. */
export interface Requirement {
  id: string
  level: 1 | 2 | 3
  about: string
  /** `outside`: whoever deploys it, or the platform, holds it. `none`: there is nothing here that it is about. */
  is: 'held' | 'partly' | 'missing' | 'outside' | 'none'
  places: Place[]
  why?: string
}

type Level = Requirement['level']

export const held = (id: string, level: Level, about: string, ...places: Place[]): Requirement => ({
  ...{ id, level, about, is: 'held', places },
})

/** Held but for what `why` says. */
export const partly = (id: string, level: Level, about: string, why: string, ...places: Place[]): Requirement => ({
  ...{ id, level, about, is: 'partly', why, places },
})

export const missing = (id: string, level: Level, about: string, why: string): Requirement => ({
  ...{ id, level, about, is: 'missing', why, places: [] },
})

export const outside = (id: string, level: Level, about: string, why: string): Requirement => ({
  ...{ id, level, about, is: 'outside', why, places: ['#What a deployment must see to'] },
})

export const none = (id: string, level: Level, about: string, why: string): Requirement => ({
  ...{ id, level, about, is: 'none', why, places: [] },
})
