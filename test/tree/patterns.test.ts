import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import * as z from 'zod'

/*
 * No pattern takes longer than its text is long. One that tries again from each sign, or that splits a run in every way
 * there is, takes a second for what anyone may send: each pattern of the Worker is held against runs of one sign or two.
 */

const root = fileURLToPath(new URL('../../', import.meta.url).href)
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('src/dev/'))

/** The patterns that a source has written out. */
function patternsIn(file: string, text: string): RegExp[] {
  const found: RegExp[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || node instanceof RegExp) return
    const { regex } = node as { regex?: { pattern: string; flags: string } }
    if (regex) found.push(new RegExp(regex.pattern, regex.flags.replace('y', '')))
    for (const inner of Object.values(node)) walk(inner)
  }
  walk(parseSync(file, text).program)
  return found
}

const runs = [
  ...[
    ' ',
    '\n',
    '\t',
    'a',
    'A',
    '0',
    'é',
    '-',
    '--',
    '.',
    ',',
    ';',
    ':',
    '@',
    '/',
    '//',
    '"',
    '\\',
    '%',
    '(',
    '<',
    '{',
  ],
  ...[
    '[',
    '#',
    '&',
    '=',
    '_',
    '+',
    '*',
    '\u0000',
    '\u0301',
    'a ',
    '1 ',
    '1,',
    '1.',
    '00:',
    'a@',
    'a.',
    'a-',
    'aA0',
    '%20',
  ],
]
const length = 20_000

/** Milliseconds of the longest that a pattern takes for one of the texts. */
function longest(pattern: RegExp): number {
  let most = 0
  for (const run of runs) {
    for (const end of ['', '\u0001x!']) {
      const text = run.repeat(length / run.length) + end
      most = Math.max(most, taken(pattern, text))
      if (most > tooLong) return most
    }
  }
  return most
}

// One that takes a time in proportion takes a few milliseconds; one with its square, some hundred and more.
const tooLong = 100

// Once more where it was long: the machine may have done something else meanwhile.
function taken(pattern: RegExp, text: string): number {
  const first = takenOnce(pattern, text)
  return first > tooLong ? Math.min(first, takenOnce(pattern, text)) : first
}

function takenOnce(pattern: RegExp, text: string): number {
  const begun = performance.now()
  if (pattern.global) text.replace(pattern, '')
  else pattern.test(text)
  return performance.now() - begun
}

const all = sources.flatMap((file) =>
  patternsIn(file, readFileSync(root + file, 'utf8')).map((pattern) => [String(pattern), { file, pattern }] as const),
)
const known = new Map([...all, [String(z.regexes.email), { file: 'zod', pattern: z.regexes.email }] as const])

it('patterns were found, and one that takes too long is told of', () => {
  expect(known.size).toBeGreaterThan(150)
  const planted = patternsIn(
    'planted.ts',
    'export const isPhone = (text: string) => /^[\\d-]*\\d{2}[\\d-]*$/.test(text)',
  )
  expect(planted.map((pattern) => longest(pattern) > tooLong)).toEqual([true])
})

it('each takes a time in proportion to its text', { timeout: 120_000 }, () => {
  const slow = [...known.values()].filter(({ pattern }) => longest(pattern) > tooLong)
  expect(slow.map(({ file, pattern }) => `${file}: ${pattern}`)).toEqual([])
})
