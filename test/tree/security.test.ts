import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Place } from '../security/asvs/held.ts'
import { ids } from '../security/asvs/ids.ts'
import { requirements } from '../security/asvs/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url).href)
const files = new Map<string, string>()

/** What a file says; nothing where there is none. */
function textOf(file: string): string {
  const known = files.get(file) ?? (existsSync(root + file) ? readFileSync(root + file, 'utf8') : '')
  files.set(file, known)
  return known
}

/** The titles of a file's tests and of what groups them, as they are written. */
const titlesOf = (text: string): string[] =>
  [...text.matchAll(/(?:\b(?:it|describe)(?:\.each)?|\]\)|\))\(\s*(['`])((?:(?!\1).)+)\1\s*,/g)].map(
    ([, , title = '']) => title,
  )

/** Whether a place is there: the section, the test by its title, or the words in the source. */
function isThere(place: Place | string): boolean {
  if (place.startsWith('#')) return textOf('test/security/security.md').includes(`\n## ${place.slice(1)}\n`)
  const [, file = '', what = ''] = /^(\S+?): (.+)$/.exec(place) ?? []
  if (!file.startsWith('test/')) return textOf(file).includes(what)
  // A title may be made in part: the part that is written down is named.
  return titlesOf(textOf(file)).some((title) => title === what || (title.includes('${') && title.startsWith(what)))
}

describe('the table of security requirements', () => {
  it('has each of levels 1 and 2 of OWASP ASVS 5.0 once, and none of level 3 twice', () => {
    const named = requirements.map(({ id }) => id)
    expect(new Set(named).size).toBe(named.length)
    expect(ids.length).toBe(253)
    expect(
      requirements
        .filter(({ level }) => level < 3)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort())
    expect(requirements.filter(({ level }) => level === 1).length).toBe(70)
  })

  it.each(requirements.filter(({ places }) => places.length > 0))('$id is held where it says: $about', ({ places }) => {
    expect(places.filter((place) => !isThere(place))).toEqual([])
  })

  it('says why of each that is not held whole', () => {
    for (const { id, is, why = '', places } of requirements) {
      if (is === 'held') expect(places.length, id).toBeGreaterThan(0)
      else expect(why.length, id).toBeGreaterThan(10)
      if (is === 'partly') expect(places.length, id).toBeGreaterThan(0)
    }
  })

  it('has nothing in the document that no requirement rests on', () => {
    const headings = [...textOf('test/security/security.md').matchAll(/^## (.+)$/gm)].map(
      ([, heading]) => `#${heading}`,
    )
    const named = new Set<string>(requirements.flatMap(({ places }) => places))
    expect(headings.length).toBeGreaterThan(8)
    expect(headings.filter((heading) => !named.has(heading))).toEqual([])
  })

  it('has a document that names files there are', () => {
    const named = [...textOf('test/security/security.md').matchAll(/`((?:src|test|static)\/[^`]*)`/g)].map(
      ([, path = '']) => path,
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !existsSync(root + path))).toEqual([])
  })

  it('notices a place that is not there', () => {
    expect(isThere('test/http/hostile.test.ts: too large is told so, and nothing is read')).toBe(true)
    expect(isThere('test/http/hostile.test.ts: too large is told so')).toBe(false)
    expect(isThere('test/http/none.test.ts: too large is told so, and nothing is read')).toBe(false)
    expect(isThere('src/sessions/token.ts: nothing of the kind')).toBe(false)
    expect(isThere('#No such section')).toBe(false)
  })
})
